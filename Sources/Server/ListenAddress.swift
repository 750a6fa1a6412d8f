/// Where the site listens: this machine only, as long as it has no accounts.
public struct ListenAddress: Hashable, Sendable {
  public let host: String
  public let port: Int

  /// `HOST:PORT` with a loopback host; nil for anything else. Port 0 takes a free one.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65535).contains(port)
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard host == "localhost" || host == "::1" || Self.isLoopback(host) else { return nil }
    self.host = host
    self.port = port
  }

  /// Names under which browsers may reach it.
  var hostNames: Set<String> { ["localhost", "[::1]", "127.0.0.1", host] }

  func authority(port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// An address of 127.0.0.0/8.
  private static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
