private import FaceAnalysis
private import Foundation
internal import PhotoAnalysis
private import Raster

/// Regions, points and irises drawn over the photograph, as SVG.
struct Overlay {
  /// Longest side of the picture that the drawing is laid over, pixels.
  static let longestSide = 2048
  let svg: String

  /// Okabe–Ito colours, whose neighbours differ for every kind of colour vision.
  private static let colours = [
    "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
  ]

  init(_ analysis: PhotoAnalysis) {
    guard let image = analysis.image else {
      svg = ""
      return
    }
    let longest = max(image.width, image.height)
    let scale = min(1, Double(Self.longestSide) / Double(longest))
    let width = max(1, Int((Double(image.width) * scale).rounded()))
    let height = max(1, Int((Double(image.height) * scale).rounded()))
    let unit = Double(longest) / 1000
    var shapes: [String] = []
    for (index, polygon) in analysis.regions.enumerated() {
      let corners = polygon.corners.map { "\(number($0.x)),\(number($0.y))" }
      let colour = Self.colours[index % Self.colours.count]
      shapes.append(
        "<polygon points=\"\(corners.joined(separator: " "))\" fill=\"\(colour)\" "
          + "fill-opacity=\"0.12\" stroke=\"\(colour)\" stroke-width=\"\(number(1.5 * unit))\"/>")
    }
    for point in analysis.landmarks?.points ?? [] {
      shapes.append(
        "<circle cx=\"\(number(point.x))\" cy=\"\(number(point.y))\" r=\"\(number(unit))\" "
          + "fill=\"#ffffff\"/>")
    }
    svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(image.width) \(image.height)\">\(shapes.joined())</svg>"
  }
}

private func number(_ value: Double) -> String { String(format: "%.2f", value) }
