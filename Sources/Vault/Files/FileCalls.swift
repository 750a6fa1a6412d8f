package import Glibc

/// An open file that closes itself.
package struct OpenFile: ~Copyable {
  package let descriptor: Int32
  package let path: String

  /// - Parameter flags: as for `open`; the file is closed in programs that this one starts.
  package init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(VaultFailure) {
    self.path = path
    let opened = open(path, flags | O_CLOEXEC, mode)
    guard opened >= 0 else { throw .system(path) }
    descriptor = opened
  }

  deinit { close(descriptor) }

  package func write(_ bytes: [UInt8]) throws(VaultFailure) {
    let isWhole = bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count < 0, errno != EINTR { return false }
        written += max(count, 0)
      }
      return true
    }
    guard isWhole else { throw .system(path) }
  }

  /// Up to `count` bytes; fewer only at the end.
  package func read(upTo count: Int) throws(VaultFailure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Glibc.read(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got == 0 { return }
        if got < 0, errno != EINTR {
          failure = errno
          return
        }
        filled += max(got, 0)
      }
    }
    guard failure == 0 else { throw .system(path, failure) }
    return bytes
  }

  package func status() throws(VaultFailure) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(path) }
    return status
  }

  /// Waits until all that was written is on the disk.
  package func sync() throws(VaultFailure) {
    guard fsync(descriptor) == 0 else { throw .system(path) }
  }
}

extension VaultFailure {
  /// What the system said.
  package static func system(_ path: String, _ error: Int32 = errno) -> VaultFailure {
    VaultFailure(.file, path, cause: String(cString: strerror(error)))
  }
}

/// What the system says of a path, nil where nothing is.
package func status(of path: String) -> stat? {
  var found = stat()
  return lstat(path, &found) == 0 ? found : nil
}

/// Waits until the names in a folder are on the disk.
package func syncFolder(_ path: String) throws(VaultFailure) {
  try OpenFile(path, O_RDONLY | O_DIRECTORY).sync()
}

/// Makes a folder for its owner alone, unless it is there.
package func makeFolder(_ path: String) throws(VaultFailure) {
  guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system(path) }
}

/// The names in a folder, in order.
package func names(in folder: String) throws(VaultFailure) -> [String] {
  guard let stream = opendir(folder) else { throw .system(folder) }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}
