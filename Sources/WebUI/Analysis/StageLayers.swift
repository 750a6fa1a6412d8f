internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Raster
internal import Vocabulary

/// What was found, drawn over the photograph in its own pixels.
///
/// Lines, dots and texts take their size from the style sheet, which keeps them equally fine at
/// every zoom.
struct StageLayers {
  let analysis: PhotoAnalysis
  let meshEdges: [MeshEdge]
  let language: Language

  var markup: [Markup] {
    guard let landmarks = analysis.landmarks else { return [] }
    return [
      layer(.mesh, mesh(landmarks)), layer(.regions, regions), layer(.irises, irises(landmarks)),
      layer(.pose, pose(landmarks)), layer(.points, points(landmarks)),
    ]
  }

  private func layer(_ layer: StageLayer, _ shapes: [Markup]) -> Markup {
    .element(.g, [.className("layer layer-\(layer.rawValue)")], shapes)
  }

  private func mesh(_ landmarks: FaceLandmarks) -> [Markup] {
    let lines = meshEdges.map { edge -> String in
      let from = landmarks.position(edge.from)
      let to = landmarks.position(edge.to)
      return "M\(place(from.x)) \(place(from.y))L\(place(to.x)) \(place(to.y))"
    }
    return [.element(.path, [.className("mesh"), .svg(.d, lines.joined())])]
  }

  private var regions: [Markup] {
    analysis.regions.enumerated().map { index, region in
      let corners = region.corners.map { "\(place($0.x)),\(place($0.y))" }
      return .element(
        .polygon,
        [
          .className("region tint-\(index % RegionTint.count)"),
          .data(.region, region.region.rawValue),
          .svg(.points, corners.joined(separator: " ")),
        ])
    }
  }

  private func irises(_ landmarks: FaceLandmarks) -> [Markup] {
    [468, 473].flatMap { centre -> [Markup] in
      let middle = landmarks.position(centre)
      let rim = (1...4).map { landmarks.position(centre + $0) }
      let radius = rim.map { (($0 - middle) * ($0 - middle)).sum().squareRoot() }.reduce(0, +) / 4
      return [
        .element(
          .circle,
          [
            .className("iris"), .svg(.cx, place(middle.x)), .svg(.cy, place(middle.y)),
            .svg(.r, place(radius)),
          ]),
        line("iris", rim[0], rim[2]),
      ]
    }
  }

  private func pose(_ landmarks: FaceLandmarks) -> [Markup] {
    guard let axes = analysis.pose?.axes else { return [] }
    let origin = landmarks.position(NamedLandmark.pronasale.vertex)
    let length = 0.6 * landmarks.outerEyeDistance
    return [("lateral", axes.lateral), ("up", axes.up), ("forward", axes.forward)].map {
      line("axis axis-\($0.0)", origin, origin + Point($0.1.x, $0.1.y) * length)
    }
  }

  private func points(_ landmarks: FaceLandmarks) -> [Markup] {
    let named = Set(NamedLandmark.allCases.map(\.vertex))
    return (0..<FaceLandmarks.count).map { index in
      let at = landmarks.position(index)
      return .element(
        .circle,
        [
          .className(named.contains(index) ? "point named" : "point"),
          .data(.point, "\(index)"), .svg(.cx, exact(at.x)), .svg(.cy, exact(at.y)),
        ])
    }
  }

  private func line(_ name: String, _ from: Point, _ to: Point) -> Markup {
    .element(
      .line,
      [
        .className(name), .svg(.x1, place(from.x)), .svg(.y1, place(from.y)),
        .svg(.x2, place(to.x)), .svg(.y2, place(to.y)),
      ])
  }
}

/// A line of the face mesh between two of its points.
public struct MeshEdge: Hashable, Sendable {
  public let from: Int
  public let to: Int

  /// nil unless both are among the 468 points of the face.
  public init?(from: Int, to: Int) {
    guard (0..<468).contains(from), (0..<468).contains(to) else { return nil }
    self.from = from
    self.to = to
  }
}

/// What can be switched on over the photograph.
enum StageLayer: String, CaseIterable {
  case regions, mesh, points, irises, pose

  var isOnAtFirst: Bool { self == .regions || self == .irises }
}

/// The style sheet's tints for regions, Okabe–Ito without black.
enum RegionTint {
  static let count = 7
}

/// A position to a tenth of a pixel.
private func place(_ value: Double) -> String { decimal(value, 1) }

/// A position to a hundredth of a pixel: what a correction starts from.
private func exact(_ value: Double) -> String { decimal(value, 2) }

private func decimal(_ value: Double, _ decimals: Int) -> String {
  formatted(value, decimals: decimals, in: .english).replacing("\u{2212}", with: "-")
}
