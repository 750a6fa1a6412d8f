internal import Crypto
public import Foundation

/// The facts that were published together; immutable.
public struct Edition: Hashable, Sendable {
  /// Year and month.
  public let name: String
  public let citations: [Citation]
  public let cohorts: [Cohort]
  public let norms: [Norm]

  /// An edition by name and by the hash of its bytes.
  public struct Reference: Hashable, Sendable {
    public let name: String
    /// SHA-256 of `norms.json`, hexadecimal.
    public let sha256: String
  }

  /// The edition that this version of the engine uses.
  public static let current = Reference(
    name: "2026.11",
    sha256: "f007be970942519293de513d683ab4e9f7463571847432cf6e68e56c6599599c")

  /// Reads the bytes of an edition's `norms.json`.
  ///
  /// - Throws: `KnowledgeError` when they are not those of `reference` or break a rule.
  public init(norms data: Data, expecting reference: Reference) throws(KnowledgeError) {
    let found = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    guard found == reference.sha256 else {
      throw .altered(edition: reference.name, expected: reference.sha256, found: found)
    }
    try self.init(norms: data)
    guard name == reference.name else { throw .malformed("the edition is called \(name)") }
  }

  /// Reads the bytes of any edition's `norms.json`.
  ///
  /// - Throws: `KnowledgeError` when a rule is broken.
  public init(norms data: Data) throws(KnowledgeError) {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: data)
    } catch {
      throw .malformed("it is not aglae.norms/1: \(error)")
    }
    guard file.schema == "aglae.norms/1" else { throw .malformed("its schema is \(file.schema)") }
    (name, citations, cohorts, norms) = (file.edition, file.citations, file.cohorts, file.norms)
    let broken = brokenRules
    guard broken.isEmpty else { throw .brokenRules(broken) }
  }

  public func citation(_ id: String) -> Citation? { citations.first { $0.id == id } }

  public func cohort(_ id: String) -> Cohort? { cohorts.first { $0.id == id } }

  /// What articles report of the measure, in the edition's order.
  public func norms(of measure: String) -> [Norm] { norms.filter { $0.measure == measure } }

  private struct File: Decodable {
    let schema: String
    let edition: String
    let citations: [Citation]
    let cohorts: [Cohort]
    let norms: [Norm]
  }
}
