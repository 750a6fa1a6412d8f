internal import Foundation

/// A connection that is kept open, for one request at a time: as much of HTTP/1.1 as the site's own
/// answers need, so that the client costs next to nothing beside the site.
final class HTTPConnection {
  private let host: String
  private let port: UInt16
  private var socket: Int32 = -1
  private var buffer: [UInt8] = []

  init(host: String, port: UInt16) { (self.host, self.port) = (host, port) }

  deinit { if socket >= 0 { close(socket) } }

  /// Sends a request and waits for its whole answer.
  ///
  /// - Parameter form: the body of a form that is posted; nil for GET.
  func ask(
    _ path: String, cookie: String, form: String? = nil
  ) throws -> (status: Int, body: String) {
    if socket < 0 { try open() }
    var text = "\(form == nil ? "GET" : "POST") \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\n"
    text += "Origin: http://\(host):\(port)\r\nAccept: text/html\r\n"
    text += "Cookie: aglae_session=\(cookie)\r\n"
    if let form {
      text += "Content-Type: application/x-www-form-urlencoded\r\n"
      text += "Content-Length: \(form.utf8.count)\r\n"
    }
    try send(Array((text + "\r\n" + (form ?? "")).utf8))
    return try answer()
  }

  private func open() throws {
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var one: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr(host)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw BenchmarkFailure("The site cannot be reached.") }
  }

  private func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress?.advanced(by: sent), bytes.count - sent, 0)
      }
      guard count > 0 else { throw BenchmarkFailure("The site closed the connection.") }
      sent += count
    }
  }

  private func answer() throws -> (status: Int, body: String) {
    var head: Range<Int>?
    while head == nil {
      try receive()
      head = buffer.firstRange(of: Array("\r\n\r\n".utf8))
    }
    guard let head else { throw BenchmarkFailure("no answer") }
    let lines = String(decoding: buffer[..<head.lowerBound], as: UTF8.self)
      .lowercased().components(separatedBy: "\r\n")
    let length = lines.first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)) }
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
    guard let length, let status else {
      throw BenchmarkFailure("an answer without a length: \(lines[0])")
    }
    while buffer.count < head.upperBound + length { try receive() }
    let body = String(decoding: buffer[head.upperBound..<head.upperBound + length], as: UTF8.self)
    buffer.removeFirst(head.upperBound + length)
    return (status, body)
  }

  private func receive() throws {
    var part = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &part, part.count, 0)
    guard count > 0 else { throw BenchmarkFailure("The site closed the connection.") }
    buffer += part[..<count]
  }
}
