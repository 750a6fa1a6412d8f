internal import Crypto

extension KeyStore {
  /// Puts a new master key, or the same protection with another passphrase, in place of the old.
  ///
  /// Patients' keys stay what they are, so nothing in the database or among the photographs is
  /// sealed anew. Both master keys are kept until every file is under the new one; a change that was
  /// interrupted is completed when the key store is next opened.
  public func replaceMasterKey(_ protection: KeyProtection) throws(VaultFailure) {
    try changing { state throws(VaultFailure) in
      let (old, new) = (state.masters[0], MasterKey())
      try write(
        MasterKeyFile(
          current: try .init(new, protection), previous: try .init(old, protection)),
        to: MasterKeyFile.name)
      state.masters = [new, old]
      try finishRotation(&state)
    }
  }

  /// Seals every file under the first master key, and forgets the others.
  func finishRotation(_ state: inout State) throws(VaultFailure) {
    for number in UInt8.min...UInt8.max
    where FileStamp(folder + "/" + Self.shardName(number)) != nil {
      let shard = try self.shard(number, &state)
      guard shard.master.id != state.masters[0].id else { continue }
      try write(try shard.sealed(under: state.masters[0]), as: number, &state)
    }
    try writeProgramKeys(state)
    try forgetPreviousMaster()
    state.masters = [state.masters[0]]
  }

  private func forgetPreviousMaster() throws(VaultFailure) {
    let file = try masterFile()
    try write(MasterKeyFile(current: file.current, previous: nil), to: MasterKeyFile.name)
  }
}
