/// A sentence or label in every language that Aglaé speaks.
///
/// Both texts are required, so a missing translation does not compile.
public struct Phrase: Hashable, Sendable, Codable {
  public let fr: String
  public let en: String

  public init(fr: String, en: String) {
    self.fr = fr
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .french: fr
    case .english: en
    }
  }
}

/// A language of the interface; the raw value is its BCP 47 tag.
public enum Language: String, CaseIterable, Hashable, Sendable, Codable {
  case french = "fr"
  case english = "en"
}
