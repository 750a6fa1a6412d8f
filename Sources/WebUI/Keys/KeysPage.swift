public import ClinicVocabulary
public import Foundation
internal import HTML
public import Vocabulary

/// The second copy of the keys: where it lies, when it was last restored in a test.
///
/// Its forms send `KeysField.place` to `Paths.keysCopy`, and `.place` with `.passphrase` to
/// `Paths.keysTest`.
public struct KeysPage: Sendable {
  public enum Copy: Sendable {
    case none
    case untested(place: String)
    case tested(place: String, testedAt: Instant, inStepAt: Instant, isStale: Bool)
  }

  public enum Outcome: Sendable {
    case tested(patients: Int)
    /// - Parameter sentence: what did not work and what to do.
    case failed(sentence: Phrase)
  }

  let context: PageContext
  let copy: Copy
  let needsPassphrase: Bool
  let outcome: Outcome?
  let zone: TimeZone

  public init(
    context: PageContext, copy: Copy, needsPassphrase: Bool, outcome: Outcome? = nil,
    zone: TimeZone
  ) {
    (self.context, self.copy, self.needsPassphrase) = (context, copy, needsPassphrase)
    (self.outcome, self.zone) = (outcome, zone)
  }

  public var html: String {
    parts.page(KeysPhrases.title, lead: KeysPhrases.lead, result + state)
  }

  private var parts: FormParts { FormParts(context: context) }

  private var result: [Markup] {
    switch outcome {
    case .tested(let patients): parts.notice(KeysPhrases.passed(patients: patients))
    case .failed(let sentence): parts.problem(sentence)
    case nil: []
    }
  }

  private var state: [Markup] {
    switch copy {
    case .none:
      [
        .element(.p, [], [parts.words(KeysPhrases.none)]),
        parts.form(
          Paths.keysCopy, place("") + [parts.button(KeysPhrases.makeCopy)]),
      ]
    case .untested(let place):
      [.element(.p, [], [parts.words(KeysPhrases.untested)])] + test(place)
    case .tested(let place, let testedAt, let inStepAt, let isStale):
      [
        .element(
          .dl, [.className("facts")],
          fact(KeysPhrases.testedAt, testedAt) + fact(KeysPhrases.inStepAt, inStepAt))
      ] + (isStale ? parts.problem(KeysPhrases.stale) : []) + test(place)
    }
  }

  private func fact(_ label: Phrase, _ instant: Instant) -> [Markup] {
    [
      .element(.dt, [], [parts.words(label)]),
      .element(.dd, [], [.data(momentText(instant, in: zone, context.language))]),
    ]
  }

  private func test(_ place: String) -> [Markup] {
    [
      parts.form(
        Paths.keysTest,
        self.place(place)
          + (needsPassphrase
            ? parts.field(
              KeysField.passphrase, KeysPhrases.passphrase,
              [.type("password"), .required, .autocomplete("off")]) : [])
          + [parts.button(KeysPhrases.test)])
    ]
  }

  private func place(_ value: String) -> [Markup] {
    parts.field(
      KeysField.place, KeysPhrases.place,
      [.type("text"), .value(value), .required, .autocomplete("off"), .notSpelled],
      note: KeysPhrases.placeNote)
  }
}

/// The names of the fields that forms about keys send.
public enum KeysField {
  public static let place = "place"
  public static let passphrase = "passphrase"
}
