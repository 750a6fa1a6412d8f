internal import Dispatch
internal import Synchronization

/// Hashes passwords one at a time, away from the threads that answer requests: each takes 64 MiB.
final class PasswordHasher: Sendable {
  let cost: PasswordCost
  /// Of a password that no one has: checked where there is no account, so that the time does not
  /// tell.
  let nobody: PasswordHash
  private let queue = DispatchQueue(label: "aglae.passwords")
  private let waiting = Mutex(0)
  private static let mostWaiting = 64

  init(cost: PasswordCost) throws(AccessFailure) {
    self.cost = cost
    nobody = try PasswordHash(of: Password(Token.random().text), cost: cost)
  }

  func hash(_ password: Password) async throws -> PasswordHash {
    let cost = cost
    return try await run { () throws(AccessFailure) in try PasswordHash(of: password, cost: cost) }
  }

  func matches(_ password: Password, _ hash: PasswordHash) async throws -> Bool {
    try await run { hash.matches(password) }
  }

  private func run<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    let admitted = waiting.withLock { count in
      guard count < Self.mostWaiting else { return false }
      count += 1
      return true
    }
    guard admitted else { throw AccessFailure(.overloaded) }
    defer { waiting.withLock { $0 -= 1 } }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Swift.Result { try work() }) }
    }
  }
}
