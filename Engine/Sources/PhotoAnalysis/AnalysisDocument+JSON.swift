private import Foundation

extension AnalysisDocument {
  /// The document as one line of JSON; absent values are written as null.
  ///
  /// - Throws: `EncodingError` when a value is not finite.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension AnalysisDocument {
  /// Keys that are always there, null when there is nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(schema, forKey: .schema)
    try keyed.encode(file, forKey: .file)
    try keyed.encode(sha256, forKey: .sha256)
    try keyed.encode(image, forKey: .image)
    try keyed.encode(refused, forKey: .refused)
    try keyed.encode(quality, forKey: .quality)
    try keyed.encode(view, forKey: .view)
    try keyed.encode(scale, forKey: .scale)
    try keyed.encode(colour, forKey: .colour)
    try keyed.encode(landmarks, forKey: .landmarks)
    try keyed.encode(profileLandmarks, forKey: .profileLandmarks)
    try keyed.encode(measures, forKey: .measures)
    try keyed.encode(findings, forKey: .findings)
    try keyed.encode(scores, forKey: .scores)
    try keyed.encode(grades, forKey: .grades)
    try keyed.encode(skinTone, forKey: .skinTone)
    try keyed.encode(provenance, forKey: .provenance)
  }
}
