private import FaceAnalysis
private import Foundation
internal import PhotoAnalysis

/// A station as `aglae station list --json` prints it.
struct StationLine: Encodable {
  private let name: String
  private let camera: PhotoStation.Camera
  private let distanceInMillimetres: Double
  private let lights: String
  private let millimetresPerPixel: Double?
  private let relativeUncertainty: Double?
  private let meanDeltaE2000: Double
  private let since: Date
  private let checked: Date
  private let valid: Bool
  private let failedAt: Date?
  private let checks: [PhotoStation.Check]

  init(_ station: PhotoStation) {
    name = station.name
    camera = station.camera
    distanceInMillimetres = station.distanceInMillimetres
    lights = station.lights
    millimetresPerPixel = station.scale.millimetresPerPixel
    relativeUncertainty = station.scale.relativeUncertainty
    meanDeltaE2000 = station.colour.meanLeftOut
    since = station.registeredAt
    checked = station.checkedAt
    valid = station.isValid
    failedAt = station.failedAt
    checks = station.checks
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension PhotoStation {
  /// One line for a person.
  var summary: String {
    let size = scale.millimetresPerPixel.map { String(format: "%.4f mm/px", $0) } ?? "no scale"
    let colours = String(format: "mean dE00 %.2f", colour.meanLeftOut)
    let state: String
    if let failedAt {
      state = "FAILED since \(day(failedAt)): it serves no photograph until a check passes"
    } else {
      state = "in order, checked \(day(checkedAt))"
    }
    let drift = checks.last.map {
      String(format: ", scale %+.1f %%, greys dE00 %.1f", 100 * $0.scaleDrift, $0.greyDrift)
        + ($0.outcome == .warned ? " (warning)" : "")
    }
    return "\(printable(name)): \(printable(camera.model)), \(size), \(colours), \(state)"
      + (drift ?? "")
  }

  private func day(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day())
  }
}
