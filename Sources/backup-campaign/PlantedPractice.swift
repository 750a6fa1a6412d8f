internal import Audit
internal import ClinicVocabulary
internal import Crypto
internal import Database
internal import Foundation
internal import Vault

/// A practice whose patients bear known words.
struct PlantedPractice: Sendable {
  private let database: ClinicDatabase
  private let keys: KeyStore
  private let photographs: PhotographFiles
  private let vault: PatientVault
  private let context: AuditContext

  init(data: String, keys folder: String, database given: String?) async throws {
    database = try ClinicDatabase.open(DatabaseLocation(given, data: data), connections: 1)
    keys = try KeyStore.open(at: folder, outside: data)
    photographs = try PhotographFiles(folder: data + "/photographs")
    vault = try PatientVault(database, keys: keys, photographs: photographs)
    let clinic = try await database.read(.installation) { transaction -> ClinicID? in
      try transaction.firstRow("SELECT clinic_id FROM clinic ORDER BY clinic_id")?.id("clinic_id")
    }
    guard let clinic else { throw CampaignFailure("the practice was not set up") }
    let now = Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
    context = AuditContext(
      clinic: clinic, person: nil, role: "program", purpose: "operation", relation: "none", at: now)
  }

  func fill(patients: Int, photographs: Int, bytes: Int) async throws {
    for start in stride(from: 0, to: patients, by: 2000) {
      let numbers = start..<min(start + 2000, patients)
      let people = try await vault.prepare(
        numbers.map(Self.person), in: context.clinic, at: context.at)
      try await database.write(.clinic(context.clinic)) { [context] transaction in
        for (number, person) in zip(numbers, people) {
          try vault.insert(
            person, in: context.clinic, author: PersonID(at: context.at), at: context.at,
            in: transaction)
          try record(
            "Framboise\(number), souhaite rester naturelle", of: person.patient, transaction)
        }
      }
      for place in numbers where place < photographs {
        try await photograph(people[place - start].patient, place, bytes)
      }
    }
    try await database.close()
  }

  private static func person(_ number: Int) -> PatientIdentity {
    let digits = Array(String(100_000 + number))
    let phone = stride(from: 0, to: 6, by: 2).map { String(digits[$0..<$0 + 2]) }
    return PatientIdentity(
      familyName: "Zorglub\(number)", givenNames: "Quetsche\(number)",
      birthDate: CivilDate(daysSince1970: number % 12_000),
      phone: "07 91 " + phone.joined(separator: " "),
      email: "zig\(number)@zag.example", address: "\(number) rue Mirabelle")
  }

  private func record(
    _ note: String, of patient: PatientID, _ transaction: Transaction
  ) throws {
    guard let key = try keys.key(of: patient, in: context.clinic) else { return }
    let id = Identifier<Self>(at: context.at)
    let sealed = try key.seal(Array(note.utf8), for: place(id.text, of: patient))
    try transaction.execute(
      """
      INSERT INTO encounter (clinic_id, encounter_id, version, patient_id, began_at, kind_system,
        kind_code, kind_display, sealed_note, recorded_at, author)
      VALUES (\(context.clinic), \(id), 1, \(patient), \(context.at),
        \("http://terminology.hl7.org/CodeSystem/v3-ActCode"), \("AMB"), \("ambulatory"),
        \(sealed), \(context.at), \(PersonID(at: context.at)))
      """)
  }

  private func place(_ encounter: String, of patient: PatientID) -> FieldPlace {
    FieldPlace(
      clinic: context.clinic, patient: patient, table: "encounter", column: "sealed_note",
      record: encounter, version: 1)
  }

  /// Bytes that begin as a JPEG file does.
  private func photograph(_ patient: PatientID, _ number: Int, _ count: Int) async throws {
    let id = Photograph.ID(at: context.at)
    var writer = try vault.photographWriter(id, of: patient, context)
    try writer.append([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10] + Array("JFIF\0Exif".utf8))
    var rest = count
    while rest > 0 {
      try writer.append(
        [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: min(rest, 65_536)))
      rest -= 65_536
    }
    try await vault.keep(try writer.finish(), id, of: patient, context)
  }

  func read() async throws {
    let (keys, photographs) = (keys, photographs)
    try await database.read(.installation) { transaction in
      for row in try transaction.rows(
        "SELECT clinic_id, patient_id FROM patient ORDER BY patient_id")
      {
        let (clinic, patient): (ClinicID, PatientID) = (
          try row.id("clinic_id"), try row.id("patient_id")
        )
        switch try vault.identity(of: patient, in: clinic, transaction) {
        case .found(let identity, _):
          var digest = SHA256()
          digest.update(data: Data("\(identity)".utf8))
          for note in try notes(of: patient, clinic, transaction) { digest.update(data: note) }
          print("patient", patient.text, Self.hexadecimal(digest.finalize()))
        case .erased(let instant): print("patient", patient.text, "erased", instant.day)
        case .absent: continue
        }
      }
      for row in try transaction.rows("SELECT * FROM photograph ORDER BY photograph_id") {
        let (clinic, patient, id): (ClinicID, PatientID, Photograph.ID) = (
          try row.id("clinic_id"), try row.id("patient_id"), try row.id("photograph_id")
        )
        guard let key = try keys.key(of: patient, in: clinic) else {
          print("photograph", id.text, "no key")
          continue
        }
        var digest = SHA256()
        try photographs.read(try row.text("name"), id, key: key) { digest.update(data: $0) }
        print("photograph", id.text, Self.hexadecimal(digest.finalize()))
      }
    }
    try await database.close()
  }

  private func notes(
    of patient: PatientID, _ clinic: ClinicID, _ transaction: Transaction
  ) throws -> [[UInt8]] {
    guard let key = try keys.key(of: patient, in: clinic) else { return [] }
    return try transaction.rows(
      """
      SELECT encounter_id, sealed_note FROM encounter
      WHERE clinic_id = \(clinic) AND patient_id = \(patient) ORDER BY encounter_id
      """
    ).map { row in
      try key.open(
        try row.blob("sealed_note"), at: place(try row.text("encounter_id"), of: patient))
    }
  }

  func erase(_ patient: PatientID) async throws {
    let outcome = try await vault.erase(
      patient, RetentionFacts(lastCare: nil, birthDate: CivilDate(daysSince1970: 0)), context)
    guard outcome == .erased else { throw CampaignFailure("not erased: \(outcome)") }
    try await database.close()
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { String(format: "%02x", $0) }.joined()
  }
}
