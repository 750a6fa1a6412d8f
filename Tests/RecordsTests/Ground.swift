internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Records
internal import Testing
internal import Vault

@testable internal import Access

let now = Instant(microseconds: 1_795_000_000_000_000)
let helene = PatientIdentity(
  familyName: "Lefèvre", givenNames: "Hélène", birthDate: CivilDate("1980-03-12")!,
  phone: "06 12 34 56 78")

/// A clinic whose physician is signed in, and the stores of its records.
struct Ground: Sendable {
  let database: ClinicDatabase
  let keys: KeyStore
  let vault: PatientVault
  let access: AccessService
  let patients: PatientStore
  let encounters: EncounterStore
  let physician: ClinicToken

  init(_ engine: EngineKind) async throws {
    let folder = try makeFolder()
    database = try await makeDatabase(engine)
    keys = try KeyStore.create(at: folder + "/keys", protection: .file)
    try keys.keepCopy(at: folder + "/copy", now: now)
    _ = try keys.testCopy(at: folder + "/copy", passphrase: nil, now: now)
    vault = try PatientVault(
      database, keys: keys, photographs: PhotographFiles(folder: folder + "/photographs"))
    patients = PatientStore(vault)
    encounters = EncounterStore(patients)
    access = try AccessService(
      database, log: AuditLog(try keys.auditKeys()),
      keys: AccessKeys(secret: try keys.key(.access)), cost: .least, setUpCode: nil,
      outside: .init(
        now: { now }, isPatient: { try PatientVault.hasPatient($0, in: $1) },
        sealReason: { _, reason in Array(reason.utf8) }, openReason: { _, _ in nil }))
    physician = try await Self.begin(access)
  }

  private static func begin(_ access: AccessService) async throws -> ClinicToken {
    let draft = FirstRunDraft(
      code: "", clinicName: "Les Lilas", timeZone: "Europe/Paris", siteName: "Paris",
      name: "Dr Anne Lefèvre",
      profile: try #require(
        AccountProfile(.physician, administers: true, speciality: .plasticSurgery)),
      login: "dr.lefevre", password: Password("trois pommes au four"), deviceLabel: "Firefox")
    guard case .completed(let begun) = try await access.firstRun(draft) else {
      throw Refused(what: "first run")
    }
    return try await enrol(begun, access)
  }

  private static func enrol(
    _ begun: SignedIn, _ access: AccessService
  ) async throws -> ClinicToken {
    let enrolment = try #require(try await access.enrolment(begun.session))
    let codes = TimeBasedCode(seed: try #require(Base32.decode(enrolment.seed)))
    let outcome = try await access.confirmEnrolment(
      begun.session, code: codes.code(step: TimeBasedCode.step(at: now)))
    guard case .enrolled(let full, _) = outcome else { throw Refused(what: "enrolment") }
    return full.session
  }

  /// Does `body` under a permit of the physician's.
  @discardableResult
  func permitted<Result: Sendable>(
    _ action: Action, on subject: Subject = .clinic,
    _ body: @escaping @Sendable (Permit, Transaction) throws -> Result
  ) async throws -> Result {
    switch try await access.permit(physician, action, on: subject, body) {
    case .done(let result): return result
    case .refused(let refusal): throw Refused(what: "\(refusal)")
    }
  }

  func enter(_ identity: PatientIdentity = helene) async throws -> PatientID {
    let new = try await patients.prepare(identity, in: physician.clinic, at: now)
    return try await permitted(.enter) { try patients.enter(new, $0, in: $1) }
  }
}

struct Refused: Error { let what: String }

extension Action {
  static let enter = Action("patient.enter", for: .reception, needs: [.identity: .readAndWrite])
  static let open = Action("patient.open", for: .reception, needs: [.identity: .read])
  static let read = Action(
    "record.open", for: .care, needs: [.identity: .read, .treatments: .read])
  static let record = Action("encounter.record", for: .care, needs: [.treatments: .readAndWrite])
}
