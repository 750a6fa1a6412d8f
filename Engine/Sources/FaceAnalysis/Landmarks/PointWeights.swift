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
    case .glabella: .init(0.69, 0.84, 0.0235)
    case .nasion: .init(0.79, 1.00, 0.0210)
    case .rhinion: .init(0.69, 0.79, 0.0211)
    case .supratip: .init(0.89, 1.00, 0.0401)
    case .pronasale: .init(0.89, 0.99, 0.0459)
    case .subnasale: .init(0.93, 0.99, 0.0189)
    case .labraleSuperius: .init(0.72, 1.00, 0.0161)
    case .upperStomion: .init(0.84, 1.00, 0.0102)
    case .lowerStomion: .init(0.84, 1.00, 0.0102)
    case .labraleInferius: .init(0.77, 1.00, 0.0169)
    case .menton: .init(0.48, 0.91, 0.0260)
    case .pupil: .init(0.95, 0.86, 0.0078)
    case .endocanthion: .init(0.99, 0.98, 0.0158)
    case .exocanthion: .init(1.00, 1.00, 0.0176)
    case .upperLidMargin: .init(0.84, 1.00, 0.0120)
    case .lowerLidMargin: .init(0.82, 1.00, 0.0108)
    case .browHead: .init(0.83, 0.97, 0.0287)
    case .browTop: .init(0.22, 0.92, 0.0208)
    case .browTail: .init(0.91, 0.91, 0.0300)
    case .browApex: .init(0.65, 0.88, 0.0556)
    case .alare: .init(0.95, 1.00, 0.0286)
    case .cheilion: .init(0.98, 0.84, 0.0148)
    case .cristaPhiltri: .init(0.88, 0.99, 0.0201)
    case .zygion: .init(0.97, 0.89, 0.0282)
    case .gonion: .init(0.82, 0.90, 0.0372)
    }
  }
}
