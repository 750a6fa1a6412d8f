/// How far an anatomical point goes from where the mesh's shape expects it to where the network finds
/// it, across and down the face: the shares with the least errors on rendered people of the tuning
/// seeds whom neither had seen (Training/shape.py).
struct PointWeights: Sendable {
  let across, down: Double
  /// Root mean square of the way between both, over the interpupillary distance.
  let deviation: Double

  init(_ across: Double, _ down: Double, _ deviation: Double) {
    self.across = across
    self.down = down
    self.deviation = deviation
  }
}

extension FacialPoint {
  var weights: PointWeights {
    switch self {
    case .glabella: .init(0.50, 0.73, 0.0235)
    case .nasion: .init(0.52, 0.73, 0.0215)
    case .rhinion: .init(0.60, 0.80, 0.0194)
    case .supratip: .init(0.74, 0.99, 0.0443)
    case .pronasale: .init(0.68, 1.00, 0.0495)
    case .subnasale: .init(0.83, 0.98, 0.0184)
    case .labraleSuperius: .init(0.68, 0.95, 0.0149)
    case .upperStomion: .init(0.77, 0.89, 0.0095)
    case .lowerStomion: .init(0.77, 0.89, 0.0095)
    case .labraleInferius: .init(0.62, 0.65, 0.0146)
    case .menton: .init(0.10, 0.96, 0.0335)
    case .pupil: .init(0.92, 0.85, 0.0091)
    case .endocanthion: .init(1.00, 1.00, 0.0165)
    case .exocanthion: .init(1.00, 0.95, 0.0211)
    case .upperLidMargin: .init(0.93, 1.00, 0.0136)
    case .lowerLidMargin: .init(0.82, 0.96, 0.0118)
    case .browHead: .init(0.64, 0.85, 0.0257)
    case .browTop: .init(0.30, 1.00, 0.0223)
    case .browTail: .init(0.97, 1.00, 0.0274)
    case .browApex: .init(0.83, 0.98, 0.0520)
    case .alare: .init(0.75, 0.69, 0.0277)
    case .cheilion: .init(0.92, 0.99, 0.0153)
    case .cristaPhiltri: .init(0.61, 0.85, 0.0193)
    case .zygion: .init(0.62, 0.71, 0.0310)
    case .gonion: .init(0.65, 0.71, 0.0555)
    }
  }
}
