/// Where the site listens.
public struct ListenAddress: Hashable, Sendable {
  public let host: String
  public let port: Int

  /// `HOST:PORT` with an address of version 4 or 6 (in brackets) or `localhost`; nil for anything
  /// else. Port 0 takes a free one.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65535).contains(port)
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
      guard host.contains(":"), host.allSatisfy({ $0.isHexDigit || $0 == ":" }) else { return nil }
    } else {
      guard host == "localhost" || Self.bytes(of: host) != nil else { return nil }
    }
    self.host = host
    self.port = port
  }

  /// Whether only programs of this machine reach it.
  public var isLoopback: Bool {
    host == "localhost" || host == "::1" || Self.bytes(of: host)?.first == 127
  }

  /// Whether it stands for all addresses of the machine.
  var isEveryAddress: Bool { host == "0.0.0.0" || host == "::" }

  /// Names under which browsers of this machine may reach it.
  var hostNames: Set<String> {
    let own: Set<String> = ["localhost", "[::1]", "127.0.0.1"]
    return isEveryAddress ? own : own.union([host.contains(":") ? "[\(host)]" : host])
  }

  func authority(port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// The four bytes of an address of version 4.
  private static func bytes(of host: String) -> [UInt8]? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { $0.allSatisfy(\.isNumber) ? UInt8($0) : nil }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }
}
