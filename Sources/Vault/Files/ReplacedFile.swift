internal import Glibc

/// Replaces files whole, and leaves nothing readable of what they held.
///
/// At any moment the name leads to the old content or the new, also when the machine stops between
/// two steps; what is left lying then is removed by `sweep`. Overwriting reaches the blocks that the
/// file had; what a flash disk or a file system with copies keeps elsewhere is out of its reach,
/// which is why the content is itself sealed.
struct ReplacedFile: Sendable {
  /// A point at which a test may stop.
  enum Step: CaseIterable, Sendable {
    case written, kept, renamed, overwritten, removed
  }

  /// Asked after each step; what it throws ends the work there, as a kill would.
  let stop: @Sendable (Step) throws(VaultFailure) -> Void

  init(stop: @escaping @Sendable (Step) throws(VaultFailure) -> Void = { _ in }) {
    self.stop = stop
  }

  func write(_ bytes: [UInt8], to path: String) throws(VaultFailure) {
    try finish(path)
    let new = path + ".new"
    do {
      let file = try OpenFile(new, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
      try file.write(bytes)
      try file.sync()
    }
    try stop(.written)
    let old = path + ".old"
    let isKept = link(path, old) == 0
    guard isKept || [ENOENT, EPERM, EOPNOTSUPP].contains(errno) else { throw .system(old) }
    try stop(.kept)
    guard rename(new, path) == 0 else { throw .system(path) }
    try syncFolder(folder(of: path))
    try stop(.renamed)
    guard isKept else { return }
    try overwrite(old)
    try stop(.overwritten)
    guard unlink(old) == 0 else { throw .system(old) }
    try stop(.removed)
  }

  /// Completes or undoes what an interrupted write of any file of `folder` left.
  func sweep(_ folder: String) throws(VaultFailure) {
    for name in try names(in: folder) where name.hasSuffix(".new") || name.hasSuffix(".old") {
      try finish(folder + "/" + String(name.dropLast(4)))
    }
  }

  private func finish(_ path: String) throws(VaultFailure) {
    let (new, old) = (path + ".new", path + ".old")
    if status(of: new) != nil { try overwrite(new, removing: true) }
    guard let leftover = status(of: old) else { return }
    if status(of: path)?.st_ino == leftover.st_ino {
      guard unlink(old) == 0 else { throw .system(old) }
    } else {
      try overwrite(old, removing: true)
    }
  }

  private func overwrite(_ path: String, removing: Bool = false) throws(VaultFailure) {
    do {
      let file = try OpenFile(path, O_WRONLY | O_NOFOLLOW)
      try file.write([UInt8](repeating: 0, count: Int(try file.status().st_size)))
      try file.sync()
    }
    guard !removing || unlink(path) == 0 else { throw .system(path) }
  }

  private func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }
}

/// The whole content of a file that belongs to this user alone.
///
/// - Parameter isPrivate: whether a file that others may open is refused.
func contents(of path: String, isPrivate: Bool) throws(VaultFailure) -> [UInt8] {
  let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
  let status = try file.status()
  guard !isPrivate || status.st_mode & 0o077 == 0 else {
    throw VaultFailure(.openToOthers, path, cause: "mode \(octal(status.st_mode))")
  }
  guard status.st_size < 1 << 30 else { throw VaultFailure(.damagedKeys, path) }
  return try file.read(upTo: Int(status.st_size))
}

func octal(_ mode: mode_t) -> String { String(mode & 0o777, radix: 8) }
