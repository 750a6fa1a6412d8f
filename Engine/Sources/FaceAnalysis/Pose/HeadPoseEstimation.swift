extension HeadPose {
  /// The orientation of the head towards the line of sight; nil for a mesh without extent.
  ///
  /// Zero pitch is the Frankfurt horizontal (tragion and orbitale level). A rigid template, learned
  /// from rendered faces, is laid over the points with perspective; its angles and those of the
  /// mesh's own depth are then weighed as learned from tuning renders (`HeadPoseCalibration`), and
  /// the result is corrected for the shape of the face (`HeadPoseShape`).
  ///
  /// The camera's distance is taken as 1.3 m. What a face shows of its Frankfurt plane differs
  /// between people, and an open mouth or a beard moves the points of the chin, so pitch compares
  /// pictures of one person better than people. Errors on held-out renders:
  /// Documentation/results/pose-2026-11-24.md.
  public init?(_ landmarks: FaceLandmarks) {
    guard let pose = HeadPose(rigid: landmarks)?.correctedForShape(of: landmarks) else {
      return nil
    }
    self = pose
  }

  /// The pose before the correction for shape: what that correction is learned from.
  package init?(rigid landmarks: FaceLandmarks) {
    guard let start = Axes(depthOf: landmarks), let mesh = HeadPose(start),
      let fit = TemplateFit(HeadPoseCalibration.template, to: landmarks, from: start),
      let fitted = HeadPose(fit.axes)
    else { return nil }
    func weighed(
      _ angle: KeyPath<HeadPose, Double>, _ share: (fitted: Double, mesh: Double, constant: Double)
    ) -> Double {
      share.fitted * fitted[keyPath: angle] + share.mesh * mesh[keyPath: angle] + share.constant
    }
    self.init(
      yaw: weighed(\.yaw, HeadPoseCalibration.yaw),
      pitch: weighed(\.pitch, HeadPoseCalibration.pitch),
      roll: weighed(\.roll, HeadPoseCalibration.roll))
  }

  /// The orientation by the mesh's own depth alone, uncalibrated: what benchmarks compare with.
  package init?(depthOf landmarks: FaceLandmarks) {
    guard let axes = Axes(depthOf: landmarks) else { return nil }
    self.init(axes)
  }

  /// Standard uncertainty of each angle, degrees: root mean square error on tuning renders of this
  /// size of yaw, of people whom the weights had not seen; nil beyond 45°, where none was measured.
  public var uncertainty: HeadPose? {
    HeadPoseShape.deviations.first { abs(yaw) < $0.below }
      .map { HeadPose(yaw: $0.yaw, pitch: $0.pitch, roll: $0.roll) }
  }
}

extension HeadPoseCalibration {
  /// Both halves of the template.
  static let template: [TemplatePoint] = half.flatMap { row in
    let right = TemplatePoint(
      index: row.index, position: .init(row.x, row.y, row.z), weight: row.weight)
    let counterpart = MeshMirror.counterparts[row.index]
    guard counterpart != row.index else { return [right] }
    return [
      right,
      TemplatePoint(
        index: counterpart, position: .init(-row.x, row.y, row.z), weight: row.weight),
    ]
  }
}
