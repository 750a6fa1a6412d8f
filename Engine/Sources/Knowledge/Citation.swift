/// An article of a peer-reviewed journal.
public struct Citation: Hashable, Sendable, Codable {
  public let id: String
  /// Family names and initials, in the article's order.
  public let authors: String
  public let title: String
  /// Journal, volume, issue, pages.
  public let journal: String
  public let year: Int
  public let doi: String?
  public let pmid: String?

  /// Where the article is found.
  public var address: String? {
    doi.map { "https://doi.org/\($0)" } ?? pmid.map { "https://pubmed.ncbi.nlm.nih.gov/\($0)/" }
  }
}
