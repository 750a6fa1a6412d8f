public import FaceAnalysis
internal import HTML
public import Vocabulary

/// Registering a station: what a person says about it, and a photograph of the chart.
public struct StationFormPage: Sendable {
  let context: PageContext
  let entered: Entered
  let problem: Phrase?

  /// What stood in the fields; given back when something must be corrected.
  public struct Entered: Hashable, Sendable {
    public var name: String
    public var distanceInCentimetres: String
    public var lights: String
    public var chartSize: String

    public init(
      name: String = "", distanceInCentimetres: String = "150", lights: String = "",
      chartSize: String = ChartSize.classic.name
    ) {
      self.name = name
      self.distanceInCentimetres = distanceInCentimetres
      self.lights = lights
      self.chartSize = chartSize
    }

    /// What must be corrected first; nil when everything may be used.
    public var problem: Phrase? {
      let isPrintable = !name.unicodeScalars.contains {
        $0.properties.generalCategory == .control
      }
      if !(1...60).contains(name.count) || !isPrintable { return StationPhrases.wrongName }
      if distanceInMillimetres == nil { return StationPhrases.wrongDistance }
      if lights.count > 500 { return StationPhrases.wrongLights }
      return nil
    }

    /// nil outside 10…2,000 cm.
    public var distanceInMillimetres: Double? {
      guard let value = Double(distanceInCentimetres.replacing(",", with: ".")),
        (10...2000).contains(value)
      else { return nil }
      return 10 * value
    }

    public var size: ChartSize {
      ChartSize.named.first { $0.name == chartSize } ?? .classic
    }
  }

  public init(context: PageContext, entered: Entered = Entered(), problem: Phrase? = nil) {
    self.context = context
    self.entered = entered
    self.problem = problem
  }

  public var html: String {
    Shell(context: context, room: .light, title: StationPhrases.register).page([
      .element(
        .main, [.id("content"), .className("start stations")],
        [
          .element(.h1, [], [words(StationPhrases.register)]),
          .element(.p, [.className("lead")], [words(StationPhrases.formLead)]),
        ] + problemNote + [form])
    ])
  }

  private var problemNote: [Markup] {
    guard let problem else { return [] }
    return [.element(.p, [.className("error-note"), .role("alert")], [words(problem)])]
  }

  private var form: Markup {
    .element(
      .form,
      [.post, .action(Paths.stationRegistration), .multipart, .className("station-form")],
      field(
        "name", StationPhrases.name, [.type("text"), .value(entered.name), .required],
        note: StationPhrases.nameNote)
        + field(
          "distance", StationPhrases.distance,
          [
            .type("number"), .value(entered.distanceInCentimetres), .required, .least("10"),
            .most("2000"), .step("any"),
          ])
        + field(
          "lights", StationPhrases.lights, [.type("text"), .value(entered.lights)],
          note: StationPhrases.lightsNote)
        + [
          .element(.label, [.labels("chart-size")], [words(StationPhrases.chartSize)]), sizes,
        ]
        + field(
          "photograph", StationPhrases.chartPhotograph,
          [.type("file"), .required, .accept("image/*")])
        + [
          .element(
            .p, [.className("actions-left")],
            [
              .element(
                .button, [.type("submit"), .className("btn btn-primary")],
                [words(StationPhrases.send)]),
              .element(
                .a, [.className("btn btn-outline-primary"), .href(Paths.stations)],
                [words(StationPhrases.back)]),
            ])
        ])
  }

  private var sizes: Markup {
    .element(
      .select, [.id("chart-size"), .name("chart-size"), .className("form-select")],
      ChartSize.named.map { size in
        .element(
          .option, [.value(size.name)] + (size.name == entered.chartSize ? [.selected] : []),
          [words(StationPhrases.name(of: size))])
      })
  }

  private func field(
    _ id: String, _ label: Phrase, _ attributes: [Attribute], note: Phrase? = nil
  ) -> [Markup] {
    let described = note == nil ? [] : [Attribute.ariaDescribedBy("\(id)-note")]
    return [
      .element(.label, [.labels(id)], [words(label)]),
      .element(.input, [.id(id), .name(id), .className("form-control")] + attributes + described),
    ]
      + (note.map {
        [.element(.p, [.id("\(id)-note"), .className("note")], [words($0)])]
      } ?? [])
  }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: context.language) }
}
