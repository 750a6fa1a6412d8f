internal import Raster

/// Makes a mask of a probability: whole patches, no specks.
enum SkinCleaning {
  static func coverage(of probability: Plane<Float>, prior: SkinPrior) -> Plane<UInt8> {
    let unit = FaceFrame.pixelsPerPupilDistance
    var p = probability
    fillHoles(&p, prior, smallerThan: Int(0.0025 * unit * unit))
    let components = ConnectedComponents(of: p) { $0 > 0.5 }
    let kept = keptComponents(components, prior, largerThan: Int(0.012 * unit * unit))
    let excluded = prior.excluded.values
    let values = p.values.indices.map { i -> UInt8 in
      // The soft rim belongs to the patch that it rims.
      let label = Int(components.labels.values[i])
      if label > 0, !kept[label] { return 0 }
      let ramp = min(1, max(0, (p.values[i] - 0.3) / 0.4))
      return UInt8((255 * ramp * (1 - min(1, excluded[i]))).rounded())
    }
    return Plane(width: p.width, height: p.height, values: values)
  }

  /// Moles and glints are skin; what is excluded by the mesh stays out.
  private static func fillHoles(_ p: inout Plane<Float>, _ prior: SkinPrior, smallerThan limit: Int)
  {
    let holes = ConnectedComponents(of: p) { $0 <= 0.5 }
    var fills = holes.sizes.map { $0 < limit }
    for i in p.values.indices where prior.probability.values[i] < 0.6 {
      fills[Int(holes.labels.values[i])] = false
    }
    for i in p.values.indices {
      let label = Int(holes.labels.values[i])
      if label > 0, fills[label] { p.values[i] = 0.9 }
    }
  }

  /// Patches of some size whose place speaks for skin: face, ears, neck.
  private static func keptComponents(
    _ components: ConnectedComponents, _ prior: SkinPrior, largerThan limit: Int
  ) -> [Bool] {
    var expectation = [Float](repeating: 0, count: components.sizes.count)
    for i in prior.probability.values.indices {
      expectation[Int(components.labels.values[i])] += prior.probability.values[i]
    }
    return components.sizes.indices.map { label in
      let size = components.sizes[label]
      return label > 0 && size >= limit && expectation[label] / Float(max(size, 1)) > 0.22
    }
  }
}
