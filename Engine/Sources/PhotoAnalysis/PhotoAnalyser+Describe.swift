internal import FaceAnalysis
internal import Raster
internal import Vocabulary

extension PhotoAnalyser {
  /// Intraserial precision of soft-tissue points placed by hand, millimetres: the median over ten
  /// points and three examiners on the least precise axis. It was measured on structured-light
  /// scans and stands in until points on photographs have been repeated.
  /// Source: Fink et al. 2014, J Orofac Orthop 75:133–143, doi:10.1007/s00056-013-0201-9.
  static let placementDeviationInMillimetres = 0.64

  /// Fills `base` with what `reading` says about the face.
  func describe(
    _ reading: FaceReading, options: AnalysisOptions, document base: AnalysisDocument
  ) -> PhotoAnalysis {
    var document = base
    let mesh = reading.mesh(correctedBy: options.points)
    let pose = mesh.flatMap { $0.hasDepth ? HeadPose($0.landmarks) : nil }
    document.view = view(named: options.view, pose: pose)
    let calibrationRefusals = calibrate(&document, reading, options: options) {
      guard let mesh, let pose else { return .unknown }
      return IrisScale.measure(
        mesh.landmarks, anatomical: reading.anatomical, yawInDegrees: pose.yaw)
    }
    document.landmarks = mesh.map {
      .init(
        model: FaceModels.ids[3], points: $0.landmarks.points.map { [$0.x, $0.y, $0.z] },
        anatomical: [:])
    }
    var isProfile = false
    if case .profile(let points) = options.points {
      document.profileLandmarks = placed(points, scale: document.scale)
      isProfile = true
    }
    var refusals = calibrationRefusals
    var brows: BrowTension?
    if let mesh {
      refusals += reading.refusals(of: mesh.landmarks, isProfile: isProfile)
      document.quality = [size(of: mesh.landmarks)]
      // Of a face too small for it, nothing else can be said.
      if refusals.allSatisfy({ $0.code != .faceTooSmall }), !isProfile,
        let view = document.view?.kind
      {
        let gate = QualityGate(
          of: mesh.landmarks, pose: pose, view: view, skin: reading.skin, in: reading.image)
        document.quality += gate.readings.map(AnalysisDocument.QualityReading.init)
        refusals += distinct(gate.readings.compactMap(\.refusal))
        brows = gate.brows
      }
    } else if !isProfile {
      refusals.append(Refusal(code: .noFace, message: Phrases.noFace))
    }
    document.refused = refusals.isEmpty ? nil : refusals
    let face = refusals.isEmpty || options.goesOnAfterRefusal ? mesh?.landmarks : nil
    let distance = options.distanceInMillimetres(of: document)
    let measured = face.flatMap { face in
      document.view.map {
        MeasuredFace(
          landmarks: face, anatomical: reading.anatomical, pose: pose, scale: document.scale,
          view: $0.kind, distanceInMillimetres: distance)
      }
    }
    document.landmarks?.anatomical =
      measured?.points3.mapValues { [$0.x, $0.y, $0.z] } ?? [:]
    let measures = measured?.measures ?? []
    if measured != nil, let distance {
      document.perspective = .init(status: .corrected, distanceMillimetres: distance)
    }
    document.measures = measures.map(AnalysisDocument.Measure.init)
    return PhotoAnalysis(
      document: document, image: reading.image, landmarks: mesh?.landmarks, pose: pose,
      regions: face.map { RegionPolygon.all(following: $0) } ?? [],
      skin: face == nil ? nil : reading.skin, measures: measures, gaze: measured?.gaze,
      brows: brows)
  }

  /// The named view, else the one that the pose shows. Between two views the frontal one is
  /// named; the angles beside it tell.
  private func view(named: PhotographicView?, pose: HeadPose?) -> AnalysisDocument.View? {
    guard let kind = named ?? pose.map({ PhotographicView($0) ?? .frontal }) else { return nil }
    return .init(
      kind: kind, yaw: pose?.yaw, pitch: pose?.pitch, roll: pose?.roll,
      uncertainty: pose?.uncertainty.map { .init(yaw: $0.yaw, pitch: $0.pitch, roll: $0.roll) })
  }

  private func size(of mesh: FaceLandmarks) -> AnalysisDocument.QualityReading {
    let size = mesh.outerEyeDistance
    let limit = FaceReading.leastOuterEyeDistance
    return .init(
      id: "outer_eye_distance", value: size, limit: limit, unit: "px", ok: size >= limit)
  }

  /// One refusal a code: the angles of a pose share one.
  private func distinct(_ refusals: [Refusal]) -> [Refusal] {
    var seen: Set<Refusal.Code> = []
    return refusals.filter { seen.insert($0.code).inserted }
  }

  private func placed(
    _ points: [SoftTissueLandmark: Point], scale: Scale
  ) -> [String: AnalysisDocument.ProfileLandmark] {
    let deviation = scale.millimetresPerPixel.map { Self.placementDeviationInMillimetres / $0 }
    return Dictionary(
      uniqueKeysWithValues: points.map { id, at in
        (id.rawValue, .init(at: [at.x, at.y], uncertainty: deviation))
      })
  }
}

extension AnalysisDocument.QualityReading {
  init(_ reading: QualityReading) {
    self.init(
      id: reading.check.rawValue, value: reading.value, limit: reading.limit,
      unit: reading.check.unit, ok: reading.isAccepted)
  }
}
