public import ClinicVocabulary
public import Vocabulary

/// What decides how long a patient's record must be kept: rule RETENTION.
public struct RetentionFacts: Sendable, Hashable {
  /// The day of the last consultation, act or stay; nil when there never was one.
  public let lastCare: CivilDate?
  public let birthDate: CivilDate
  public let death: CivilDate?

  public init(lastCare: CivilDate?, birthDate: CivilDate, death: CivilDate? = nil) {
    self.lastCare = lastCare
    self.birthDate = birthDate
    self.death = death
  }
}

/// Why a patient may not be erased now.
public struct RetentionRefusal: Sendable, Hashable {
  public enum Ground: Sendable, Hashable { case period, minor, death, litigation }

  public let ground: Ground
  /// The first day on which it no longer stands against it; nil while a legal hold lasts.
  public let until: CivilDate?

  /// While a legal hold lasts.
  public static let litigation = RetentionRefusal(ground: .litigation, until: nil)

  /// The rule of the published facts.
  public static let rule = "RETENTION"

  public var basis: String {
    switch ground {
    case .period: "CSP R1112-7 ; CNIL, référentiel durées (5 + 15 ans) ; CNOM 2009"
    case .minor, .death, .litigation: "CSP R1112-7"
    }
  }

  public var phrase: Phrase {
    switch ground {
    case .period:
      Phrase(
        fr: "Le dossier se conserve vingt ans après le dernier soin.",
        en: "The record is kept for twenty years after the last care.")
    case .minor:
      Phrase(
        fr: "Le dossier d’une personne soignée mineure se conserve jusqu’à ses vingt-huit ans.",
        en: "The record of a person treated as a minor is kept until they are twenty-eight.")
    case .death:
      Phrase(
        fr: "Le dossier se conserve dix ans après le décès.",
        en: "The record is kept for ten years after death.")
    case .litigation:
      Phrase(
        fr: "Un litige suspend l’effacement du dossier.",
        en: "Litigation suspends the erasure of the record.")
    }
  }
}

extension RetentionFacts {
  /// What stands against erasing on `day`; nil when nothing does.
  ///
  /// CSP R1112-7, which binds establishments; the practice of one physician has no figure of its
  /// own, and its order and the CNIL give the same twenty years. Twenty years after the last care;
  /// until the 28th birthday where that is later; ten years after a death that came within ten years
  /// of the last care.
  public func refusal(on day: CivilDate) -> RetentionRefusal? {
    guard let lastCare else { return nil }
    let end = lastCare.adding(years: 20)
    var ground = (RetentionRefusal.Ground.period, end)
    if case let adult = birthDate.adding(years: 28), adult > end,
      lastCare < birthDate.adding(years: 18)
    {
      ground = (.minor, adult)
    }
    if let death, death <= lastCare.adding(years: 10) { ground = (.death, death.adding(years: 10)) }
    return day < ground.1 ? RetentionRefusal(ground: ground.0, until: ground.1) : nil
  }
}

extension CivilDate {
  /// The same day some years later; 29 February becomes 1 March where there is none.
  func adding(years: Int) -> CivilDate {
    CivilDate(year: year + years, month: month, day: day)
      ?? CivilDate(year: min(year + years, 9999), month: 3, day: 1) ?? self
  }
}
