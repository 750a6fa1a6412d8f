public import Raster
public import Vocabulary

/// Points that a person placed or moved, in pixels of the upright picture.
///
/// As JSON either `{"points": [[x, y], …]}` with the 478 points of the mesh, where `[x, y, z]` is
/// taken too, or `{"prn": [x, y], …}` with any of the points of `SoftTissueLandmark`.
public enum CorrectedPoints: Hashable, Sendable {
  case mesh([MeshPosition])
  case profile([SoftTissueLandmark: Point])

  /// A point of the mesh; its depth is nil when only the place in the picture was given.
  public struct MeshPosition: Hashable, Sendable {
    public let at: Point
    public let depth: Double?

    public init(at: Point, depth: Double? = nil) {
      self.at = at
      self.depth = depth
    }
  }

  /// Largest text that is read, bytes: many times what 478 points need.
  public static let sizeLimit = 1 << 20

  /// A mesh may leave a picture that cuts the face, but not by more than this share of the
  /// picture's longer side. The limit is the project's.
  static let meshMargin = 0.5

  /// - Parameter json: UTF-8 text, at most `sizeLimit` bytes.
  public init(json: some Sequence<UInt8>) throws(CorrectedPointsError) {
    let bytes = Array(json.prefix(Self.sizeLimit + 1))
    guard bytes.count <= Self.sizeLimit else { throw .tooLarge }
    var reader = PointsReader(bytes)
    self = try reader.points()
  }

  /// - Throws: `outsidePicture` when a point cannot belong to a picture of this size.
  func check(width: Int, height: Int) throws(CorrectedPointsError) {
    let size = Point(Double(width), Double(height))
    switch self {
    case .profile(let points):
      for id in SoftTissueLandmark.allCases {
        guard let at = points[id] else { continue }
        if !isInside(at, size, margin: 0) { throw .outsidePicture(id.rawValue) }
      }
    case .mesh(let points):
      let margin = Self.meshMargin * size.max()
      for (index, point) in points.enumerated() where !isInside(point.at, size, margin: margin) {
        throw .outsidePicture("points[\(index)]")
      }
    }
  }

  private func isInside(_ at: Point, _ size: Point, margin: Double) -> Bool {
    at.x >= -margin && at.y >= -margin && at.x <= size.x + margin && at.y <= size.y + margin
  }
}
