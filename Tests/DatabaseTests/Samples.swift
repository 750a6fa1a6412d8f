internal import ClinicVocabulary
internal import Database

extension Transaction {
  func insertClinic(_ id: ClinicID) throws {
    try execute("INSERT INTO clinic VALUES (\(id), 'A', 'Europe/Paris', 0)")
  }

  func insertSite(_ clinic: ClinicID, at number: Int) throws {
    let id = SiteID(at: Instant(microseconds: 0))
    try execute("INSERT INTO site VALUES (\(clinic), \(id), 'S', \(number))")
  }
}

extension ClinicDatabase {
  @discardableResult
  func addClinic() async throws -> ClinicID {
    let id = ClinicID(at: Instant(microseconds: 0))
    try await write(.installation) { try $0.insertClinic(id) }
    return id
  }

  func addSite(_ clinic: ClinicID, at number: Int) async throws {
    try await write(.clinic(clinic)) { try $0.insertSite(clinic, at: number) }
  }

  /// The column `count` of the answer's first row.
  func count(_ query: SQL) async throws -> Int64? {
    try await read(.installation) { try $0.firstRow(query)?.integer("count") }
  }
}
