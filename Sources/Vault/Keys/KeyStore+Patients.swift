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
          guard shard.erasures[owner] == nil else { throw VaultFailure(.noKey, owner.patient.text) }
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
    guard case .key(let key) = try holding(of: patient, in: clinic) else { return nil }
    return key
  }

  /// What is held of a patient: the key, that they were erased, or nothing.
  public func holding(
    of patient: PatientID, in clinic: ClinicID
  ) throws(VaultFailure) -> KeyHolding {
    let owner = KeyOwner(clinic: clinic, patient: patient)
    do {
      return try state.withLock { state throws(VaultFailure) in
        try shard(owner.shard, &state).holding(of: owner)
      }
    } catch  where error.code == .damagedKeys {
      // While the master key is being replaced, files are under one that is not known here yet.
      return try changing { state throws(VaultFailure) in
        try shard(owner.shard, &state).holding(of: owner)
      }
    }
  }

  /// Whether nothing is held of a patient, neither a key nor an erasure; opens no key.
  func lacks(_ patient: PatientID, in clinic: ClinicID) throws(VaultFailure) -> Bool {
    let owner = KeyOwner(clinic: clinic, patient: patient)
    return try state.withLock { state throws(VaultFailure) in
      let shard = try shard(owner.shard, &state)
      return shard.boxes[owner] == nil && shard.erasures[owner] == nil
    }
  }

  /// Everyone whose key was destroyed here, and when.
  func erasures() throws(VaultFailure) -> [KeyOwner: Instant] {
    try changing { state throws(VaultFailure) in
      var erasures: [KeyOwner: Instant] = [:]
      for number in UInt8.min...UInt8.max {
        erasures.merge(try shard(number, &state).erasures) { first, _ in first }
      }
      return erasures
    }
  }

  /// Destroys the key of a patient, here and in the second copy: whatever was sealed for them, in
  /// any copy of the database, can never be opened again. That it was destroyed stays known, so that
  /// nobody takes them for one whose key is missing.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  public func destroyKey(
    of patient: PatientID, in clinic: ClinicID, at instant: Instant
  ) throws(VaultFailure) -> Bool {
    let owner = KeyOwner(clinic: clinic, patient: patient)
    return try changing { state throws(VaultFailure) in
      var shard = try self.shard(owner.shard, &state)
      let isKnown = shard.erasures[owner] != nil
      let wasThere = shard.erase(owner, at: instant)
      if wasThere || !isKnown { try write(shard, as: owner.shard, &state) }
      return wasThere
    }
  }
}

/// What a key store holds of a patient.
public enum KeyHolding: Sendable {
  case key(PatientKey)
  /// The key was destroyed then, by which the patient was erased everywhere.
  case erased(at: Instant)
  /// Neither a key nor an erasure: the key store belongs to other data, or is an old copy.
  case nothing
}

extension Shard {
  fileprivate func holding(of owner: KeyOwner) throws(VaultFailure) -> KeyHolding {
    if let key = try key(of: owner) { return .key(key) }
    return erasures[owner].map { .erased(at: $0) } ?? .nothing
  }
}
