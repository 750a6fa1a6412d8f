public import Access
public import ClinicVocabulary
public import Database
internal import Vault

/// What patients ask about their data: read and changed under a permit, in its transaction.
public struct DataRequestStore: Sendable {
  private let vault: PatientVault

  public init(_ store: PatientStore) { vault = store.vault }

  /// Those of the permit's patient, the newest first.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the reading of requests.
  public func requests(_ permit: Permit, in transaction: Transaction) throws -> [DataRequest] {
    guard permit.allows(.read, .dataRequests), let patient = permit.subject.patient else {
      throw RecordsFailure(.notPermitted)
    }
    let key = try vault.key(of: patient, in: permit.clinic)
    return try transaction.rows(
      """
      SELECT request_id, version, patient_id, kind, state, by_patient, asked_at, sealed_reason,
        recorded_at, author FROM data_request AS r
      WHERE clinic_id = \(permit.clinic) AND patient_id = \(patient) AND version = (
        SELECT max(version) FROM data_request AS l
        WHERE l.clinic_id = r.clinic_id AND l.request_id = r.request_id)
      ORDER BY asked_at DESC, request_id DESC
      """
    ).map { try DataRequest($0, in: permit.clinic, key) }
  }

  /// Notes what the permit's patient asks; nothing where the same stands already.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the writing of requests.
  public func ask(
    _ kind: DataRequest.Kind, _ permit: Permit, in transaction: Transaction
  ) throws {
    guard permit.allows(.write, .dataRequests), let patient = permit.subject.patient else {
      throw RecordsFailure(.notPermitted)
    }
    let isAsked = try requests(permit, in: transaction).contains {
      $0.kind == kind && $0.state == .asked
    }
    guard !isAsked else { return }
    try insert(
      DataRequest(
        id: DataRequest.ID(at: permit.at), version: 1, patient: patient, kind: kind, state: .asked,
        byPatient: permit.role == .patient, askedAt: permit.at, recordedAt: permit.at,
        author: permit.person, reason: nil), nil, permit.clinic, in: transaction)
  }

  /// Brings a request of the permit's patient that stands to `state`.
  ///
  /// - Parameter reason: why it is refused; sealed.
  /// - Returns: false when no such request stands, or nothing can be sealed for the patient.
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the writing of requests.
  public func settle(
    _ id: DataRequest.ID, _ state: DataRequest.State, reason: String? = nil, _ permit: Permit,
    in transaction: Transaction
  ) throws -> Bool {
    guard permit.allows(.write, .dataRequests), (state == .refused) == (reason != nil) else {
      throw RecordsFailure(.notPermitted)
    }
    let found = try requests(permit, in: transaction).first { $0.id == id && $0.state == .asked }
    guard let last = found else { return false }
    var sealed: [UInt8]?
    if let reason {
      guard let key = try vault.key(of: last.patient, in: permit.clinic) else { return false }
      sealed = try key.seal(
        Array(reason.utf8),
        for: DataRequest.place(id, last.version + 1, of: last.patient, permit.clinic))
    }
    try insert(
      DataRequest(
        id: id, version: last.version + 1, patient: last.patient, kind: last.kind, state: state,
        byPatient: last.byPatient, askedAt: last.askedAt, recordedAt: permit.at,
        author: permit.person, reason: nil), sealed, permit.clinic, in: transaction)
    return true
  }

  private func insert(
    _ request: DataRequest, _ sealed: [UInt8]?, _ clinic: ClinicID, in transaction: Transaction
  ) throws(DatabaseFailure) {
    let supersedes = request.version > 1 ? request.version - 1 : nil
    try transaction.execute(
      """
      INSERT INTO data_request (clinic_id, request_id, version, supersedes, patient_id, kind, state,
        by_patient, asked_at, sealed_reason, recorded_at, author)
      VALUES (\(clinic), \(request.id), \(request.version), \(supersedes.sqlValue),
        \(request.patient), \(request.kind.rawValue), \(request.state.rawValue),
        \(request.byPatient), \(request.askedAt), \(sealed.sqlValue), \(request.recordedAt),
        \(request.author))
      """)
  }
}

extension DataRequest {
  fileprivate init(_ row: SQLRow, in clinic: ClinicID, _ key: PatientKey?) throws {
    guard let kind = Kind(rawValue: try row.text("kind")),
      let state = State(rawValue: try row.text("state"))
    else { throw DatabaseFailure(.unexpectedValue, cause: "a request has no known kind or state") }
    let (id, version): (ID, Int) = (try row.id("request_id"), Int(try row.integer("version")))
    let patient: PatientID = try row.id("patient_id")
    let reason = try row.optional("sealed_reason", row.blob).flatMap { sealed in
      try key?.open(sealed, at: Self.place(id, version, of: patient, clinic))
    }
    self.init(
      id: id, version: version, patient: patient, kind: kind, state: state,
      byPatient: try row.flag("by_patient"), askedAt: try row.instant("asked_at"),
      recordedAt: try row.instant("recorded_at"), author: try row.id("author"),
      reason: reason.map { String(decoding: $0, as: UTF8.self) })
  }

  fileprivate static func place(
    _ id: ID, _ version: Int, of patient: PatientID, _ clinic: ClinicID
  ) -> FieldPlace {
    FieldPlace(
      clinic: clinic, patient: patient, table: "data_request", column: "sealed_reason",
      record: id.text, version: version)
  }
}
