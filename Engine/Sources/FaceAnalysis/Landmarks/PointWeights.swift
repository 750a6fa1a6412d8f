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
    case .glabella: .init(0.63, 0.82, 0.0220)
    case .nasion: .init(0.78, 1.00, 0.0195)
    case .rhinion: .init(0.71, 0.83, 0.0208)
    case .supratip: .init(0.92, 1.00, 0.0399)
    case .pronasale: .init(0.93, 0.99, 0.0448)
    case .subnasale: .init(0.92, 0.99, 0.0172)
    case .labraleSuperius: .init(0.74, 1.00, 0.0155)
    case .upperStomion: .init(0.87, 1.00, 0.0096)
    case .lowerStomion: .init(0.87, 1.00, 0.0096)
    case .labraleInferius: .init(0.80, 1.00, 0.0160)
    case .menton: .init(0.45, 0.90, 0.0267)
    case .pupil: .init(0.91, 0.95, 0.0083)
    case .endocanthion: .init(1.00, 1.00, 0.0154)
    case .exocanthion: .init(1.00, 0.99, 0.0185)
    case .upperLidMargin: .init(0.89, 1.00, 0.0126)
    case .lowerLidMargin: .init(0.88, 1.00, 0.0103)
    case .browHead: .init(0.82, 0.96, 0.0268)
    case .browTop: .init(0.23, 0.92, 0.0191)
    case .browTail: .init(0.91, 0.92, 0.0286)
    case .browApex: .init(0.71, 0.86, 0.0519)
    case .alare: .init(0.94, 0.99, 0.0283)
    case .cheilion: .init(0.98, 0.86, 0.0141)
    case .cristaPhiltri: .init(1.00, 1.00, 0.0185)
    case .zygion: .init(0.97, 0.85, 0.0288)
    case .gonion: .init(0.84, 0.87, 0.0361)
    }
  }
}
