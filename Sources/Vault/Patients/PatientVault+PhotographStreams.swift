public import Audit
public import ClinicVocabulary
internal import Database
internal import Dispatch
internal import Synchronization

/// A photograph that is read in chunks of 64 KiB, one in memory at a time, on a thread of its own.
///
/// A chunk is handed over only once it was found to be as it was sealed and in its place; that none is
/// missing is known at the end, so what was handed over before an error is not to be used.
public struct PhotographChunks: AsyncSequence, Sendable {
  public typealias Element = [UInt8]

  let files: PhotographFiles
  let name: String
  let id: Photograph.ID
  let key: PatientKey

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: OpenPhotograph(self)) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let source: OpenPhotograph

    /// - Throws: `VaultFailure` with `.sealBroken` when the file was changed, cut, or is another's.
    public func next() async throws -> [UInt8]? { try await source.next() }
  }
}

/// The file behind one reading, opened with the first chunk.
private final class OpenPhotograph: Sendable {
  private struct State: ~Copyable { var chunks: ChunkReader? }

  private let photograph: PhotographChunks
  private let state = Mutex(State(chunks: nil))
  private let queue = DispatchQueue(label: "aglae.photograph")

  init(_ photograph: PhotographChunks) { self.photograph = photograph }

  func next() async throws -> [UInt8]? {
    try await queue.run { [photograph, self] in
      try state.withLock { state in
        if state.chunks == nil {
          state.chunks = try photograph.files.reader(
            photograph.name, photograph.id, key: photograph.key)
        }
        return try state.chunks?.next()
      }
    }
  }
}

/// A photograph that is being written, on a thread of its own.
private final class PhotographDraft: Sendable {
  private struct State: ~Copyable { var writer: PhotographWriter? }

  private let state = Mutex(State(writer: nil))
  private let queue = DispatchQueue(label: "aglae.photograph")

  func begin(_ id: Photograph.ID, key: PatientKey, in files: PhotographFiles) async throws {
    try await queue.run { [self] in
      try state.withLock { state in state.writer = try files.writer(id, key: key) }
    }
  }

  func append(_ bytes: [UInt8]) async throws {
    try await queue.run { [self] in
      try state.withLock { state in try state.writer?.append(bytes) }
    }
  }

  func finish() async throws -> SealedPhotograph {
    try await queue.run { [self] in
      try state.withLock { state in
        guard let writer = state.writer.take() else {
          preconditionFailure("a photograph is begun, then finished once")
        }
        return try writer.finish()
      }
    }
  }
}

extension PatientVault {
  /// A photograph in chunks, once its entry in the log is durable; nil when there is none, or no longer.
  public func photographChunks(
    _ id: Photograph.ID, of patient: PatientID, _ context: AuditContext
  ) async throws -> PhotographChunks? {
    guard let (name, key) = try await opening(id, of: patient, context) else { return nil }
    return PhotographChunks(files: photographs, name: name, id: id, key: key)
  }

  /// Seals a photograph as it comes in, a chunk in memory at a time, and records it.
  ///
  /// - Throws: `VaultFailure` with `.noKey` for a patient who was erased or never was; what `chunks`
  ///   throws, after which nothing of it is kept.
  public func keepPhotograph<Chunks: AsyncSequence & Sendable>(
    _ chunks: Chunks, as id: Photograph.ID, of patient: PatientID, _ context: AuditContext
  ) async throws -> SealedPhotograph where Chunks.Element == [UInt8] {
    guard let key = try keys.key(of: patient, in: context.clinic) else {
      throw VaultFailure(.noKey, patient.text)
    }
    let draft = PhotographDraft()
    try await draft.begin(id, key: key, in: photographs)
    for try await chunk in chunks { try await draft.append(chunk) }
    let sealed = try await draft.finish()
    try await keep(sealed, id, of: patient, context)
    return sealed
  }
}

extension DispatchQueue {
  /// Runs what waits for a disk, so that the caller's thread goes on with others.
  fileprivate func run<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { caller in
      async { caller.resume(with: Swift.Result { try work() }) }
    }
  }
}
