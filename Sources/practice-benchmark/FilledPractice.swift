internal import Access
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Records
internal import Vault

/// A practice that gets patients and encounters the way that its site does: each under a permit, sealed,
/// with its event in the log.
struct FilledPractice {
  private let practice: PermittedPractice
  private let sessions: [ClinicToken]

  init(data: String, keys: String, database url: String?, sessions: [String]) async throws {
    self.sessions = sessions.compactMap { ClinicToken($0) }
    guard !self.sessions.isEmpty, self.sessions.count == sessions.count else {
      throw BenchmarkFailure("The standard input holds no session cookies.")
    }
    practice = try PermittedPractice(
      ClinicDatabase.open(DatabaseLocation(url, data: data)),
      KeyStore.open(at: keys, outside: data),
      photographs: PhotographFiles(folder: data + "/photographs"))
  }

  func fill(patients count: Int, encounters each: Int) async throws {
    let people = InventedPeople(count, seed: 1).identities
    var began = ContinuousClock.now
    let batch = (count + sessions.count - 1) / sessions.count
    for start in stride(from: 0, to: count, by: batch) {
      let some = Array(people[start..<min(start + batch, count)])
      let session = start / batch % sessions.count
      let ids = try await enter(some, session, encounters: each)
      for (person, id) in zip(some, ids) {
        print("\(session)\t\(id.text)\t\(person.familyName)")
      }
    }
    Self.say("\(count) patients, \(count * each) encounters", since: &began)
    while try await practice.appendToLog() {}
    Self.say("log in order", since: &began)
    try await practice.database.close()
  }

  /// Enters people, a hundred in a transaction as an import would, and records the encounters of each
  /// under a permit of its own, 64 at once.
  private func enter(
    _ people: [PatientIdentity], _ session: Int, encounters each: Int
  ) async throws -> [PatientID] {
    let prepared = try await practice.patients.prepare(
      people, in: sessions[session].clinic, at: PermittedPractice.now())
    var ids: [PatientID] = []
    for start in stride(from: 0, to: prepared.count, by: 100) {
      let some = prepared[start..<min(start + 100, prepared.count)]
      ids += try await practice.permitted(sessions[session], .enterPatient, on: .clinic) {
        permit, transaction in
        try some.map { try practice.patients.enter($0, permit, in: transaction) }
      }
    }
    try await withThrowingTaskGroup { [ids] group in
      for worker in 0..<64 {
        group.addTask {
          for place in stride(from: worker, to: ids.count, by: 64) {
            try await record(each, ids[place], session)
          }
        }
      }
      try await group.waitForAll()
    }
    return ids
  }

  /// Records encounters over three years, newest last.
  private func record(_ count: Int, _ patient: PatientID, _ session: Int) async throws {
    try await practice.permitted(sessions[session], .recordEncounter, on: .patient(patient)) {
      permit, transaction in
      for place in 0..<count {
        let began = permit.at.advanced(by: .seconds(-86_400 * 1000 / count * (count - place)))
        try practice.encounters.record(
          place % 4 == 3 ? .virtual : .ambulatory, began: began, note: Self.notes[place % 4],
          permit, in: transaction)
      }
    }
  }

  private static let notes = [
    "Première consultation. Souhaite « avoir l’air moins fatiguée ». Pas de traitement en cours.",
    "Contrôle à quinze jours : satisfaite, pas d’ecchymose, pas de douleur.",
    "Revue à quatre mois. Rides du lion revenues en partie, souhaite reprendre. Photographies faites.",
    "Appel vidéo : petite rougeur, rassurée, reverra si elle persiste au-delà de quarante-huit heures.",
  ]

  private static func say(_ what: String, since began: inout ContinuousClock.Instant) {
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    FileHandle.standardError.write(Data(String(format: "%@: %.1f s\n", what, seconds).utf8))
    began = .now
  }
}
