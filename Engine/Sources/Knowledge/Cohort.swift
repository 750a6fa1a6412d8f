public import Vocabulary

/// The people that an article measured. The name is the article's, not a person's.
public struct Cohort: Hashable, Sendable, Codable {
  public let id: String
  public let name: Phrase
  public let sex: Sex
  /// How many; nil where the article gives no number for this part of it.
  public let people: Int?
  /// Years, as the article gives them; nil where it does not.
  public let age: Phrase?
  /// How the article measured.
  public let method: Phrase
  /// Id of the citation.
  public let citation: String

  /// As the article divides its people.
  public enum Sex: String, Hashable, Sendable, Codable {
    case female, male, all
  }
}
