internal import FaceAnalysis
internal import Raster
internal import Vocabulary

/// Reads the JSON of corrected points and nothing else.
///
/// Written for this one form, it keeps what a general reader does not: a name given twice is
/// refused, nesting cannot go deeper than a list of positions, and memory stays within a small
/// multiple of the text.
struct PointsReader {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The points of the whole text.
  mutating func points() throws(CorrectedPointsError) -> CorrectedPoints {
    var mesh: [CorrectedPoints.MeshPosition]?
    var profile: [SoftTissueLandmark: Point] = [:]
    try expect("{")
    var more = !skips("}")
    while more {
      let name = try name()
      try expect(":")
      if name == "points" {
        if mesh != nil { throw .repeatedID(name) }
        mesh = try list()
      } else if let id = SoftTissueLandmark(rawValue: name) {
        if profile[id] != nil { throw .repeatedID(name) }
        profile[id] = try position(depthAllowed: false).at
      } else {
        throw .unknownID(printable(name))
      }
      more = skips(",")
      if !more { try expect("}") }
    }
    skipSpace()
    guard next == bytes.count else { throw .notPositions(at: next) }
    if let mesh, profile.isEmpty { return .mesh(mesh) }
    if mesh != nil { throw .mixed }
    if profile.isEmpty { throw .noPoints }
    return .profile(profile)
  }

  private mutating func list() throws(CorrectedPointsError) -> [CorrectedPoints.MeshPosition] {
    var positions: [CorrectedPoints.MeshPosition] = []
    try expect("[")
    var more = !skips("]")
    while more {
      positions.append(try position(depthAllowed: true))
      more = skips(",")
      if !more { try expect("]") }
    }
    guard positions.count == FaceLandmarks.count else { throw .wrongCount(positions.count) }
    return positions
  }

  private mutating func position(
    depthAllowed: Bool
  ) throws(CorrectedPointsError) -> CorrectedPoints.MeshPosition {
    try expect("[")
    let x = try number()
    try expect(",")
    let y = try number()
    let depth = depthAllowed && skips(",") ? try number() : nil
    try expect("]")
    return .init(at: Point(x, y), depth: depth)
  }

  /// A finite number, by JSON's grammar. No place in a picture needs an exponent of more than two
  /// digits.
  private mutating func number() throws(CorrectedPointsError) -> Double {
    skipSpace()
    let start = next
    if peek == UInt8(ascii: "-") { next += 1 }
    let leadsWithZero = peek == UInt8(ascii: "0")
    let whole = skipDigits()
    var isNumber = whole == 1 || (whole > 1 && !leadsWithZero)
    if peek == UInt8(ascii: ".") {
      next += 1
      isNumber = skipDigits() > 0 && isNumber
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      next += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { next += 1 }
      isNumber = (1...2).contains(skipDigits()) && isNumber
    }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    guard isNumber, let value = Double(text), value.isFinite else { throw .notPositions(at: start) }
    return value
  }

  /// A string without escapes, which no known name needs.
  private mutating func name() throws(CorrectedPointsError) -> String {
    try expect("\"")
    let start = next
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw .notPositions(at: next) }
      next += 1
    }
    guard next < bytes.count, let name = String(validating: bytes[start..<next], as: UTF8.self)
    else { throw .notPositions(at: start) }
    next += 1
    return name
  }

  /// `name` as an error may quote it: short, and without what moves a cursor.
  private func printable(_ name: String) -> String {
    let scalars = name.unicodeScalars.filter {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    return String(String.UnicodeScalarView(scalars).prefix(40))
  }

  private var peek: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func skipDigits() -> Int {
    let start = next
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { next += 1 }
    return next - start
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { next += 1 }
  }

  private mutating func skips(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(CorrectedPointsError) {
    if !skips(character) { throw .notPositions(at: next) }
  }
}
