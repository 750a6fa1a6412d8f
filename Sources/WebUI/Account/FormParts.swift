internal import HTML
internal import Vocabulary

/// What the forms of accounts are made of.
struct FormParts {
  let context: PageContext
  /// Added to the ids of fields, where several forms of a page have the same.
  var place = ""

  func words(_ phrase: Phrase) -> Markup { .words(phrase, in: context.language) }

  /// A form that carries its token; it works without a script.
  func form(_ action: String, _ content: [Markup], className: String = "entry-form") -> Markup {
    .element(.form, [.post, .action(action), .className(className)], token + content)
  }

  private var token: [Markup] {
    guard let token = context.formToken else { return [] }
    return [.element(.input, [.type("hidden"), .name(FormField.token), .value(token)])]
  }

  /// A label with its field, a note below, and what is wrong with what stood in it.
  func field(
    _ name: String, _ label: Phrase, _ attributes: [Attribute], note: Phrase? = nil,
    wrong: Phrase? = nil
  ) -> [Markup] {
    let notes = [(wrong, "wrong"), (note, "note")].compactMap { phrase, kind in
      phrase.map { (id: "\(name)\(place)-\(kind)", kind: kind, phrase: $0) }
    }
    let described: [Attribute] =
      notes.isEmpty ? [] : [.ariaDescribedBy(notes.map(\.id).joined(separator: " "))]
    return [
      .element(.label, [.labels(name + place)], [words(label)]),
      .element(
        .input,
        [.id(name + place), .name(name), .className("form-control")] + attributes + described
          + (wrong == nil ? [] : [.ariaInvalid])),
    ]
      + notes.map { note in
        .element(
          .p, [.id(note.id), .className(note.kind == "wrong" ? "error-note" : "note")],
          [words(note.phrase)])
      }
  }

  /// A label with a field of several lines.
  func text(_ name: String, _ label: Phrase, longest: Int, wrong: Phrase? = nil) -> [Markup] {
    [
      .element(.label, [.labels(name + place)], [words(label)]),
      .element(
        .textarea,
        [
          .id(name + place), .name(name), .className("form-control text-field"), .required,
          .longest(longest),
        ] + (wrong == nil ? [] : [.ariaInvalid, .ariaDescribedBy("\(name)\(place)-wrong")]), []),
    ]
      + (wrong.map {
        [.element(.p, [.id("\(name)\(place)-wrong"), .className("error-note")], [words($0)])]
      } ?? [])
  }

  /// A label with a list to choose from.
  func choice(
    _ name: String, _ label: Phrase, _ options: [(value: String, label: Phrase)], chosen: String,
    note: Phrase? = nil
  ) -> [Markup] {
    [
      .element(.label, [.labels(name + place)], [words(label)]),
      .element(
        .select,
        [.id(name + place), .name(name), .className("form-select")]
          + (note == nil ? [] : [.ariaDescribedBy("\(name)\(place)-note")]),
        options.map { value, label in
          .element(
            .option, [.value(value)] + (value == chosen ? [.selected] : []), [words(label)])
        }),
    ]
      + (note.map {
        [.element(.p, [.id("\(name)\(place)-note"), .className("note")], [words($0)])]
      } ?? [])
  }

  func check(_ name: String, _ label: Phrase, isChecked: Bool) -> Markup {
    .element(
      .label, [.className("chip")],
      [
        .element(
          .input,
          [.type("checkbox"), .name(name), .value("1")] + (isChecked ? [.checked] : [])),
        .element(.span, [], [words(label)]),
      ])
  }

  func button(_ label: Phrase, isFirst: Bool = true) -> Markup {
    .element(
      .button,
      [.type("submit"), .className(isFirst ? "btn btn-primary" : "btn btn-outline-primary")],
      [words(label)])
  }

  /// What did not work, read out at once.
  func problem(_ phrase: Phrase?) -> [Markup] {
    phrase.map { [.element(.p, [.className("error-note"), .role("alert")], [words($0)])] } ?? []
  }

  /// What was done, read out when the listener is idle.
  func notice(_ phrase: Phrase?) -> [Markup] {
    phrase.map { [.element(.p, [.className("done-note"), .role("status")], [words($0)])] } ?? []
  }

  /// A page with one column.
  func page(
    _ title: Phrase, lead: Phrase? = nil, room: String = "start entry", _ content: [Markup],
    bar: [Markup] = []
  ) -> String {
    let head: [Markup] =
      [.element(.h1, [], [words(title)])]
      + (lead.map { [.element(.p, [.className("lead")], [words($0)])] } ?? [])
    return Shell(context: context, room: .light, title: title, bar: bar).page([
      .element(.main, [.id("content"), .className(room)], head + content)
    ])
  }
}

/// The names of the fields that the forms of accounts send.
public enum FormField {
  public static let token = "form-token"
  public static let login = "login"
  public static let password = "password"
  public static let oldPassword = "old-password"
  public static let code = "code"
  public static let setUpCode = "set-up-code"
  public static let clinicName = "clinic"
  public static let siteName = "site"
  public static let timeZone = "time-zone"
  public static let name = "name"
  public static let role = "role"
  public static let administers = "administers"
  public static let speciality = "speciality"
  public static let registrationNumber = "registration-number"
}
