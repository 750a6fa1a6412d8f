internal import Raster

/// A soft-tissue point of the frontal face that measures are made from, and the vertices of the
/// mesh that stand for it. Those of the paired points are the patient's right ones.
///
/// Definitions: Farkas 1994, Anthropometry of the Head and Face, 2nd edition. Where mesh and
/// definition part, `AnatomicalPoints` has the anatomical one.
enum FacialPoint: Int, CaseIterable, Hashable, Sendable {
  case glabella, nasion, rhinion, supratip, pronasale, subnasale
  case labraleSuperius, upperStomion, lowerStomion, labraleInferius, menton
  case pupil, endocanthion, exocanthion, upperLidMargin, lowerLidMargin
  case browHead, browTop, browTail, browApex
  case alare, cheilion, cristaPhiltri, zygion, gonion

  var mesh: MeshPoint {
    switch self {
    case .glabella: .on(9, 151, 0.4)
    case .nasion: 168
    case .rhinion: 197
    case .supratip: 5
    case .pronasale: 4
    // Vertex 2 lies on the columella, 164 on the philtrum; the share puts the point where rendered
    // faces have the junction (tuning seeds; Documentation/results/landmark-deviation-2026-11-24.md).
    case .subnasale: .on(2, 164, 0.6)
    case .labraleSuperius: 0
    case .upperStomion: 13
    case .lowerStomion: 14
    case .labraleInferius: 17
    case .menton: 152
    case .pupil: 468
    case .endocanthion: 133
    case .exocanthion: 33
    case .upperLidMargin: 159
    case .lowerLidMargin: 145
    case .browHead: 107
    // Above the pupil; the mesh's upper row of the brow runs along its upper edge.
    case .browTop: .on(66, 105, 0.3)
    case .browTail: 70
    case .browApex: 105
    case .alare: 64
    case .cheilion: 61
    case .cristaPhiltri: 37
    case .zygion: 234
    case .gonion: 172
    }
  }

  var isPaired: Bool { rawValue >= FacialPoint.pupil.rawValue }

  /// The point of the midline, or the right and the left one.
  var places: [FacialPlace] {
    isPaired ? FacialPlace.both(self) : [FacialPlace.midline(self)]
  }
}

/// One point of one side of one face.
struct FacialPlace: Hashable, Sendable {
  enum Side: Int, Sendable { case right, left }

  let point: FacialPoint
  /// Without meaning for a point of the midline, which stands on the right.
  let side: Side

  static func midline(_ point: FacialPoint) -> FacialPlace {
    FacialPlace(point: point, side: .right)
  }

  static func both(_ point: FacialPoint) -> [FacialPlace] {
    [FacialPlace(point: point, side: .right), FacialPlace(point: point, side: .left)]
  }

  static let all: [FacialPlace] = FacialPoint.allCases.flatMap(\.places)

  var mesh: MeshPoint { side == .left ? point.mesh.mirrored : point.mesh }

  /// `subnasale`, `rightUpperLidMargin` …
  var name: String {
    let name = String(describing: point)
    guard point.isPaired else { return name }
    return String(describing: side) + name.prefix(1).uppercased() + name.dropFirst()
  }

  /// Where it stands in a list with two entries a point.
  var index: Int { point.rawValue * 2 + side.rawValue }
  static let indexCount = FacialPoint.allCases.count * 2
}
