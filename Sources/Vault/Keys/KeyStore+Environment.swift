internal import Foundation

extension KeyStore {
  /// Where the key store lies when nobody says: `$XDG_CONFIG_HOME/aglae/keys`, which is
  /// `~/.config/aglae/keys` where that is not set.
  public static func defaultFolder(_ environment: [String: String]) -> String {
    let configured = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (configured ?? (environment["HOME"] ?? "/root") + "/.config") + "/aglae/keys"
  }
}

extension Passphrase {
  /// What another program hands over through the descriptor that `AGLAE_PASSPHRASE_FD` names, up to
  /// the first end of line; nil when there is no such variable.
  ///
  /// - Throws: `VaultFailure` when nothing usable comes.
  public init?(handedOverIn environment: [String: String]) throws(VaultFailure) {
    let name = "AGLAE_PASSPHRASE_FD"
    guard let text = environment[name] else { return nil }
    guard let descriptor = Int32(text), descriptor >= 0,
      let bytes = try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        .read(upToCount: 4096),
      let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first,
      let passphrase = Passphrase(String(line))
    else {
      throw VaultFailure(
        .needsPassphrase, name, cause: "12 characters or more are to be read from it")
    }
    self = passphrase
  }
}
