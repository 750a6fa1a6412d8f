private import Glibc
private import Synchronization

/// Where the files of each photograph are written: all of them or none.
///
/// They are written under hidden names and take their own once all are whole, so an error, a full
/// disk or an interruption leaves neither half a file nor half a set.
final class OutputFolder: Sendable {
  private struct State {
    var unfinished: Set<String> = []
    var isClosed = false
  }

  private let path: String
  private let state = Mutex(State())

  /// Makes the folder when it is not there yet.
  init(_ path: String) throws(OutputError) {
    self.path = path
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      guard mkdir(made, 0o777) != 0, errno != EEXIST else { continue }
      let error = errno
      var status = stat()
      if stat(made, &status) != 0 { throw .noFolder(path, error) }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .noFolder(path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .noFolder(path, ENOTDIR) }
  }

  /// Writes `name` with each ending; an older file of an ending whose bytes are nil is removed.
  func write(_ files: [(ending: String, bytes: [UInt8]?)], named name: String) throws(OutputError) {
    let jobs = files.map { file in
      Job(
        final: "\(path)/\(name).\(file.ending)",
        hidden: "\(path)/.\(name).\(file.ending).\(getpid()).part", bytes: file.bytes)
    }
    defer { forget(jobs) }
    for job in jobs {
      var status = stat()
      if lstat(job.final, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        throw .notWritten(job.final, EISDIR)
      }
      guard let bytes = job.bytes else { continue }
      try begin(job)
      try fill(job, with: bytes)
    }
    try finish(jobs)
  }

  /// Removes what is unfinished and lets nothing more be written.
  func close() {
    state.withLock { state in
      state.isClosed = true
      for hidden in state.unfinished { unlink(hidden) }
    }
  }

  private struct Job {
    let final: String
    let hidden: String
    let bytes: [UInt8]?
  }

  private func begin(_ job: Job) throws(OutputError) {
    let error = state.withLock { state -> Int32 in
      guard !state.isClosed else { return EINTR }
      state.unfinished.insert(job.hidden)
      return 0
    }
    if error != 0 { throw .notWritten(job.final, error) }
  }

  private func fill(_ job: Job, with bytes: [UInt8]) throws(OutputError) {
    let descriptor = open(job.hidden, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw .notWritten(job.final, errno) }
    let error = writeAll(bytes, to: descriptor)
    let closeError = Glibc.close(descriptor) == 0 ? 0 : errno
    if error != 0 || closeError != 0 { throw .notWritten(job.final, max(error, closeError)) }
  }

  private func finish(_ jobs: [Job]) throws(OutputError) {
    let failed = state.withLock { state -> (String, Int32)? in
      guard !state.isClosed else { return (path, EINTR) }
      var done: [String] = []
      for job in jobs {
        if job.bytes == nil {
          unlink(job.final)
        } else if rename(job.hidden, job.final) == 0 {
          done.append(job.final)
        } else {
          let error = errno
          for final in done { unlink(final) }
          return (job.final, error)
        }
      }
      return nil
    }
    if let failed { throw .notWritten(failed.0, failed.1) }
  }

  private func forget(_ jobs: [Job]) {
    state.withLock { state in
      for job in jobs where state.unfinished.remove(job.hidden) != nil { unlink(job.hidden) }
    }
  }
}

/// Writes all of `bytes`; gives the `errno` of the call that failed, else 0.
func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Int32 {
  let bytes = ContiguousArray(bytes)
  return bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno != EINTR { return errno }
      written += max(0, count)
    }
    return 0
  }
}
