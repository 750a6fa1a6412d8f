internal import Access
internal import ClinicVocabulary
internal import Database
internal import Vault

extension AccessService.Outside {
  /// The machine's clock, the clinic's patients, and reasons sealed under their keys.
  init(now: @escaping @Sendable () -> Instant, patients: KeyStore) {
    self.init(
      now: now,
      isPatient: { patient, transaction in
        try PatientVault.hasPatient(patient, in: transaction)
      },
      sealReason: { glass, reason in
        guard let key = try patients.key(of: glass.patient, in: glass.clinic) else {
          throw VaultFailure(.noKey, glass.patient.text)
        }
        return try key.seal(Array(reason.utf8), for: glass.place)
      },
      openReason: { glass, sealed in
        guard let key = try patients.key(of: glass.patient, in: glass.clinic) else { return nil }
        return String(decoding: try key.open(sealed, at: glass.place), as: UTF8.self)
      })
  }
}

extension BreakGlass {
  fileprivate var place: FieldPlace {
    FieldPlace(
      clinic: clinic, patient: patient, table: "break_glass", column: "sealed_reason",
      record: id.text, version: 1)
  }
}
