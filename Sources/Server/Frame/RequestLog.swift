private import Foundation

/// One JSON object a line on the standard error stream for each request.
struct RequestLog: Sendable {
  private struct Line: Encodable {
    let at: String
    let method: String
    let route: String
    let status: Int
    let milliseconds: Double
  }

  /// Takes the lines; nil writes none.
  let sink: (@Sendable (String) -> Void)?

  static let standardError = RequestLog { line in
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  func write(method: String, route: String, status: Int, seconds: Double) {
    guard let sink else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = Line(
      at: Date.now.formatted(.iso8601), method: method, route: route, status: status,
      milliseconds: (seconds * 10_000).rounded() / 10)
    guard let data = try? encoder.encode(line) else { return }
    sink(String(decoding: data, as: UTF8.self))
  }
}
