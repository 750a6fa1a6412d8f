/// A submitted form with files, `multipart/form-data` as in RFC 7578, read from memory.
struct MultipartForm: Sendable {
  struct Field: Sendable {
    let name: String
    let fileName: String?
    let content: ArraySlice<UInt8>
  }

  let fields: [Field]

  /// Most fields that a form of this site has; more are refused.
  private static let mostFields = 16
  /// Most bytes of one field's head.
  private static let longestHead = 4096

  /// nil when `body` is no such form.
  ///
  /// - Parameter contentType: the request's header, which names the boundary.
  init?(_ body: [UInt8], contentType: String) {
    guard let boundary = Self.boundary(in: contentType) else { return nil }
    let delimiter = Array("\r\n--\(boundary)".utf8)
    var fields: [Field] = []
    // The first delimiter may stand at the very start, without a line end before it.
    var rest = body[...]
    guard rest.starts(with: delimiter.dropFirst(2)) else { return nil }
    rest = rest.dropFirst(delimiter.count - 2)
    while !rest.starts(with: Array("--".utf8)) {
      guard fields.count < Self.mostFields, rest.starts(with: Array("\r\n".utf8)),
        let headEnd = Self.firstRange(
          of: Array("\r\n\r\n".utf8), in: rest.prefix(Self.longestHead)),
        let end = Self.firstRange(of: delimiter, in: rest[headEnd.upperBound...]),
        let field = Self.field(
          head: rest[rest.startIndex..<headEnd.lowerBound],
          content: rest[headEnd.upperBound..<end.lowerBound])
      else { return nil }
      fields.append(field)
      rest = rest[end.upperBound...]
    }
    self.fields = fields
  }

  subscript(name: String) -> Field? { fields.first { $0.name == name } }

  private static func boundary(in contentType: String) -> String? {
    let parts = contentType.split(separator: ";").map {
      $0.drop { $0 == " " }
    }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    for part in parts.dropFirst() where part.lowercased().hasPrefix("boundary=") {
      let value = part.dropFirst("boundary=".count).trimmingQuotes
      return (1...70).contains(value.utf8.count) ? String(value) : nil
    }
    return nil
  }

  private static func field(
    head: ArraySlice<UInt8>, content: ArraySlice<UInt8>
  ) -> Field? {
    for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    where line.lowercased().hasPrefix("content-disposition:") {
      guard let name = parameter("name", of: line) else { return nil }
      return Field(name: name, fileName: parameter("filename", of: line), content: content)
    }
    return nil
  }

  /// The quoted value of ` key="…"` in a header line; browsers write quotes in it as %22.
  private static func parameter(_ key: String, of line: Substring) -> String? {
    guard let start = line.firstRange(of: " \(key)=\"") else { return nil }
    return String(line[start.upperBound...].prefix { $0 != "\"" }).replacing("%22", with: "\"")
  }

  private static func firstRange(
    of pattern: [UInt8], in bytes: ArraySlice<UInt8>
  ) -> Range<Int>? {
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      while at <= buffer.count - pattern.count {
        if buffer[at] == first, pattern.indices.allSatisfy({ buffer[at + $0] == pattern[$0] }) {
          return (bytes.startIndex + at)..<(bytes.startIndex + at + pattern.count)
        }
        at += 1
      }
      return nil
    }
  }
}

extension Substring {
  fileprivate var trimmingQuotes: Substring {
    count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? dropFirst().dropLast() : self
  }
}
