internal import FaceAnalysis
private import Foundation
internal import Vocabulary

extension ComparisonDocument {
  /// The document as one line of JSON; absent values are written as null.
  ///
  /// - Throws: `EncodingError` when a value is not finite.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

// Keys that are always there, null when there is nothing to say.

extension ComparisonDocument {
  enum CodingKeys: String, CodingKey {
    case schema, first, second, samePerson, registration, notComparable, constantErrorsCancel
    case measures, provenance
  }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(schema, forKey: .schema)
    try keyed.encode(first, forKey: .first)
    try keyed.encode(second, forKey: .second)
    try keyed.encode(samePerson, forKey: .samePerson)
    try keyed.encode(registration, forKey: .registration)
    try keyed.encode(notComparable, forKey: .notComparable)
    try keyed.encode(constantErrorsCancel, forKey: .constantErrorsCancel)
    try keyed.encode(measures, forKey: .measures)
    try keyed.encode(provenance, forKey: .provenance)
  }
}

extension ComparisonDocument.Photograph {
  enum CodingKeys: String, CodingKey { case file, sha256, image, refused, view, scale }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(file, forKey: .file)
    try keyed.encode(sha256, forKey: .sha256)
    try keyed.encode(image, forKey: .image)
    try keyed.encode(refused, forKey: .refused)
    try keyed.encode(view, forKey: .view)
    try keyed.encode(scale, forKey: .scale)
  }
}

extension ComparisonDocument.Registration {
  enum CodingKeys: String, CodingKey {
    case matrix, scale, rotation, residualPixels, residualMillimetres
  }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(matrix, forKey: .matrix)
    try keyed.encode(scale, forKey: .scale)
    try keyed.encode(rotation, forKey: .rotation)
    try keyed.encode(residualPixels, forKey: .residualPixels)
    try keyed.encode(residualMillimetres, forKey: .residualMillimetres)
  }
}

extension ComparisonDocument.Difference {
  enum CodingKeys: String, CodingKey { case code, message, value, limit, unit }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(code, forKey: .code)
    try keyed.encode(message, forKey: .message)
    try keyed.encode(value, forKey: .value)
    try keyed.encode(limit, forKey: .limit)
    try keyed.encode(unit, forKey: .unit)
  }
}

extension ComparisonDocument.Measure {
  enum CodingKeys: String, CodingKey {
    case id, unit, first, second, verdict, difference, uncertainty, reason
  }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(id, forKey: .id)
    try keyed.encode(unit, forKey: .unit)
    try keyed.encode(first, forKey: .first)
    try keyed.encode(second, forKey: .second)
    try keyed.encode(verdict, forKey: .verdict)
    try keyed.encode(difference, forKey: .difference)
    try keyed.encode(uncertainty, forKey: .uncertainty)
    try keyed.encode(reason, forKey: .reason)
  }
}

extension ComparisonDocument.Value {
  enum CodingKeys: String, CodingKey { case value, uncertainty, repeatability }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(value, forKey: .value)
    try keyed.encode(uncertainty, forKey: .uncertainty)
    try keyed.encode(repeatability, forKey: .repeatability)
  }
}
