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

// Keys that are always there, null when there is nothing to say.

extension AnalysisDocument {
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
    try keyed.encode(perspective, forKey: .perspective)
    try keyed.encode(colour, forKey: .colour)
    try keyed.encode(chart, forKey: .chart)
    try keyed.encode(station, forKey: .station)
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

extension AnalysisDocument.View {
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(kind, forKey: .kind)
    try keyed.encode(yaw, forKey: .yaw)
    try keyed.encode(pitch, forKey: .pitch)
    try keyed.encode(roll, forKey: .roll)
    try keyed.encode(uncertainty, forKey: .uncertainty)
  }
}

extension AnalysisDocument.Perspective {
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(status, forKey: .status)
    try keyed.encode(distanceMillimetres, forKey: .distanceMillimetres)
  }
}

extension AnalysisDocument.ProfileLandmark {
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(at, forKey: .at)
    try keyed.encode(uncertainty, forKey: .uncertainty)
  }
}

extension AnalysisDocument.Finding {
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(id, forKey: .id)
    try keyed.encode(kind, forKey: .kind)
    try keyed.encode(region, forKey: .region)
    try keyed.encode(centre, forKey: .centre)
    try keyed.encode(polygon, forKey: .polygon)
    try keyed.encode(areaMm2, forKey: .areaMm2)
    try keyed.encode(lengthMm, forKey: .lengthMm)
    try keyed.encode(widthMm, forKey: .widthMm)
    try keyed.encode(contrast, forKey: .contrast)
    try keyed.encode(severity, forKey: .severity)
    try keyed.encode(confidence, forKey: .confidence)
  }
}

extension AnalysisDocument.SkinTone {
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(status, forKey: .status)
    try keyed.encode(ita, forKey: .ita)
    try keyed.encode(uncertainty, forKey: .uncertainty)
  }
}

extension AnalysisDocument.Provenance {
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(engine, forKey: .engine)
    try keyed.encode(models, forKey: .models)
    try keyed.encode(knowledge, forKey: .knowledge)
  }
}
