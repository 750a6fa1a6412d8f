public import ClinicVocabulary
internal import Crypto
internal import Synchronization

extension KeyStore {
  /// Makes the key of a new patient and keeps it, here and in the second copy.
  ///
  /// A key whose patient is not recorded afterwards harms nobody.
  ///
  /// - Throws: `VaultFailure` with `.copyNotTested` until the second copy was restored in a test.
  public func makeKey(of patient: PatientID, in clinic: ClinicID) throws(VaultFailure) -> PatientKey
  {
    let keys = try makeKeys(of: [patient], in: clinic)
    guard let key = keys.first else { throw VaultFailure(.noKey, patient.text) }
    return key
  }

  /// Makes keys of many patients, each file written once; a patient who has one keeps it.
  public func makeKeys(
    of patients: [PatientID], in clinic: ClinicID
  ) throws(VaultFailure) -> [PatientKey] {
    guard case .tested = try copyState() else { throw VaultFailure(.copyNotTested, folder) }
    return try changing { state throws(VaultFailure) in
      var made: [PatientID: PatientKey] = [:]
      let owners = patients.map { KeyOwner(clinic: clinic, patient: $0) }
      for (number, owners) in Dictionary(grouping: owners, by: \.shard).sorted(by: {
        $0.key < $1.key
      }) {
        var shard = try self.shard(number, &state)
        for owner in owners {
          let key = try shard.key(of: owner) ?? PatientKey(owner, SymmetricKey(size: .bits256))
          try shard.insert(key)
          made[owner.patient] = key
        }
        try write(shard, as: number, &state)
      }
      return patients.compactMap { made[$0] }
    }
  }

  /// The key of a patient; nil when it was destroyed or never made.
  public func key(
    of patient: PatientID, in clinic: ClinicID
  ) throws(VaultFailure) -> PatientKey? {
    let owner = KeyOwner(clinic: clinic, patient: patient)
    do {
      return try state.withLock { state throws(VaultFailure) in
        try shard(owner.shard, &state).key(of: owner)
      }
    } catch  where error.code == .damagedKeys {
      // While the master key is being replaced, files are under one that is not known here yet.
      return try changing { state throws(VaultFailure) in
        try shard(owner.shard, &state).key(of: owner)
      }
    }
  }

  /// Destroys the key of a patient, here and in the second copy: whatever was sealed for them, in
  /// any copy of the database, can never be opened again.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  public func destroyKey(
    of patient: PatientID, in clinic: ClinicID
  ) throws(VaultFailure) -> Bool {
    let owner = KeyOwner(clinic: clinic, patient: patient)
    return try changing { state throws(VaultFailure) in
      var shard = try self.shard(owner.shard, &state)
      guard shard.remove(owner) else { return false }
      try write(shard, as: owner.shard, &state)
      return true
    }
  }
}
