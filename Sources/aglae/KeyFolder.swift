private import Foundation

/// Where the key store lies unless `--keys` says otherwise, and who unlocks it.
enum KeyFolder {
  /// `$XDG_CONFIG_HOME/aglae/keys`.
  static func standard(_ environment: [String: String]) -> String {
    let home = environment["HOME"] ?? NSHomeDirectory()
    let configuration = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    return (configuration ?? home + "/.config") + "/aglae/keys"
  }

  /// What stands in the file descriptor that `AGLAE_PASSPHRASE_FD` names, up to a line's end.
  ///
  /// - Throws: `ValidationError` when there is no such descriptor.
  static func passphrase(_ environment: [String: String]) throws -> String? {
    guard let text = environment["AGLAE_PASSPHRASE_FD"] else { return nil }
    guard let number = Int32(text), number > 2,
      let bytes = try? FileHandle(fileDescriptor: number, closeOnDealloc: true).readToEnd()
    else { throw KeyFolderError() }
    return String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
  }
}

struct KeyFolderError: Error, CustomStringConvertible {
  let description = "AGLAE_PASSPHRASE_FD names no open file descriptor from which to read."
}
