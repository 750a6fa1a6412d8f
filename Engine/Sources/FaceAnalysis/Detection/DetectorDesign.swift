internal import Raster

/// How one of the published detectors lays out its input and its anchors.
///
/// Source: Bazarevsky et al. 2019, BlazeFace, arXiv:1907.05047; the graph options published with
/// MediaPipe 0.10.21.
struct DetectorDesign {
  /// Width and height of the input, pixels.
  let inputSize: Int
  /// Grid width and anchors a cell, layer by layer.
  let layers: [(grid: Int, anchors: Int)]
  /// Least confidence of a face, 0…1.
  let leastScore: Double

  static let shortRange = DetectorDesign(
    inputSize: 128, layers: [(16, 2), (8, 6)], leastScore: 0.5)
  static let fullRange = DetectorDesign(inputSize: 192, layers: [(48, 1)], leastScore: 0.6)

  /// Anchor centres in the input, 0…1.
  func makeAnchors() -> [Point] {
    layers.flatMap { grid, anchors in
      (0..<grid).flatMap { row in
        (0..<grid).flatMap { column in
          Array(
            repeating: Point(
              (Double(column) + 0.5) / Double(grid), (Double(row) + 0.5) / Double(grid)),
            count: anchors)
        }
      }
    }
  }
}
