internal import Dispatch

extension KeyStore {
  /// Runs what waits for disks on a thread of its own, so that the caller's goes on with others.
  @discardableResult
  public func aside<Result: Sendable>(
    _ work: @escaping @Sendable (KeyStore) throws(VaultFailure) -> Result
  ) async throws(VaultFailure) -> Result {
    let outcome: Swift.Result<Result, VaultFailure> = await withCheckedContinuation { caller in
      queue.async {
        do throws(VaultFailure) {
          caller.resume(returning: .success(try work(self)))
        } catch {
          caller.resume(returning: .failure(error))
        }
      }
    }
    return try outcome.get()
  }
}
