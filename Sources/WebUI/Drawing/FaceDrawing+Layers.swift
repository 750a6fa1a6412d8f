internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Raster

extension FaceDrawing {
  /// Where bare skin lies, as one outline filled by the even–odd rule.
  var skin: [Markup] {
    let outlines = analysis.skin?.outlines() ?? []
    guard !outlines.isEmpty else { return [] }
    return [
      .element(.path, [.className("skin"), .svg(.d, outlines.map(closed).joined())])
    ]
  }

  private func closed(_ corners: [Point]) -> String {
    "M" + corners.map { "\(place($0.x)) \(place($0.y))" }.joined(separator: "L") + "Z"
  }

  var mesh: [Markup] {
    guard let landmarks = analysis.landmarks, !meshEdges.isEmpty else { return [] }
    let lines = meshEdges.map { edge -> String in
      let from = landmarks.position(edge.from)
      let to = landmarks.position(edge.to)
      return "M\(place(from.x)) \(place(from.y))L\(place(to.x)) \(place(to.y))"
    }
    return [.element(.path, [.className("mesh"), .svg(.d, lines.joined())])]
  }

  /// The head's axes from the tip of the nose: to the patient's left, to the crown, forwards.
  var pose: [Markup] {
    guard let landmarks = analysis.landmarks, let axes = analysis.pose?.axes else { return [] }
    let origin = landmarks.position(NamedLandmark.pronasale.vertex)
    let length = 0.6 * landmarks.outerEyeDistance
    return [("lateral", axes.lateral), ("up", axes.up), ("forward", axes.forward)].flatMap {
      name, axis -> [Markup] in
      let end = origin + Point(axis.x, axis.y) * length
      return [line("casing axis", origin, end), line("axis axis-\(name)", origin, end)]
    }
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
