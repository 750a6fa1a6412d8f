import Raster
import Testing
import Vocabulary

@testable import FaceAnalysis

/// Cases worked by hand on the coordinates of the synthetic mesh, a tenth of a millimetre a pixel.
@Suite("Values of measures")
struct MeasureValueTests {
  static let level = HeadPose(yaw: 0, pitch: 0, roll: 0)

  private func value(
    _ id: String, moving moves: [Int: Point3] = [:], scale: Double = 0.1
  ) throws -> Double {
    var points = SyntheticMesh.frontal.points
    for (vertex, by) in moves { points[vertex] += by }
    let face = MeasuredFace(
      landmarks: try #require(FaceLandmarks(points: points)), pose: Self.level,
      scale: Scale(millimetresPerPixel: scale, relativeUncertainty: 0, source: .given),
      view: .frontal, distanceInMillimetres: .infinity)
    let result = try #require(face.measures.first { $0.id == id })
    guard case .measured(let value, _, _) = result.reading else {
      Issue.record("\(id): \(result.reading)")
      return .nan
    }
    return value
  }

  static let worked: [(String, Double)] = [
    // sn y 0.4 · 647 + 0.6 · 661 = 655.4, sto (718 + 764) / 2 = 741, me 944.
    ("lower_third_split", 85.6 / 203),
    // zy x 200 and 800, ex 300 and 700, en 422 and 578.
    ("facial_fifths.right_outer", 100.0 / 600), ("facial_fifths.right_eye", 122.0 / 600),
    ("facial_fifths.intercanthal", 156.0 / 600), ("facial_fifths.left_eye", 122.0 / 600),
    ("facial_fifths.left_outer", 100.0 / 600),
    // n y 436; go x 249 and 751.
    ("face_width_height", 508.0 / 600), ("bigonial_bizygomatic", 502.0 / 600),
    // pu x 358 and 642, y 448.
    ("midface_ratio", 284.0 / 293), ("intercanthal_distance", 15.6),
    // en (422, 461), ex (300, 450).
    ("canthal_tilt.left", 5.152082),
    ("canthal_tilt.right", 5.152082),
    ("palpebral_fissure.left_width", 12.2494898),
    // Lid margins y 424 and 469.
    ("palpebral_fissure.right_height", 4.5), ("mrd1.right", 2.4),
    // Brow: 0.7 of 66 (y 363) and 0.3 of 105 (y 359).
    ("brow_position.left_height", 8.62),
    // al x 401 and 599.
    ("alar_base_width", 19.8), ("alar_base_vs_intercanthal", 198.0 / 156),
    ("dorsal_line_deviation.distance", 0), ("dorsal_line_deviation.angle", 0),
    // ls 700, lips part from 718 to 764, li 793.
    ("upper_vermilion_height", 1.8), ("lower_vermilion_height", 2.9),
    ("vermilion_ratio", 18.0 / 29), ("lip_area_lower_face", 47.0 / 288.6),
    // ch x 357 and 643.
    ("lip_width_vs_interpupillary", 286.0 / 284), ("philtrum_length", 4.46),
    // cph (457, 694) and (543, 694).
    ("cupids_bow.height", 0.6), ("cupids_bow.width", 8.6),
  ]

  @Test("Worked by hand", arguments: worked)
  func exact(id: String, expected: Double) throws {
    // The expected values are written down with six decimals or more.
    #expect(abs(try value(id) - expected) < 1e-6)
  }

  @Test("A symmetrical face has no asymmetry", arguments: Measure.all.map(\.id))
  func symmetry(id: String) throws {
    guard id.hasPrefix("facial_asymmetry_index") else { return }
    #expect(abs(try value(id)) < 1e-9)
  }

  @Test("A pair ten pixels off on one side is asymmetrical by its share")
  func asymmetry() throws {
    // Left exocanthion at 210 from the midline, right at 200: 100 · 10 / 205.
    let moved: [Int: Point3] = [263: Point3(10, 0, 0)]
    let expected = 1000.0 / 205
    #expect(abs(try value("facial_asymmetry_index.exocanthion", moving: moved) - expected) < 1e-9)
    #expect(abs(try value("facial_asymmetry_index.global", moving: moved) - expected / 8) < 1e-9)
    #expect(abs(try value("facial_asymmetry_index.cheilion", moving: moved)) < 1e-9)
  }

  @Test("A tip moved to the patient's left deviates to the left")
  func deviation() throws {
    let moved: [Int: Point3] = [4: Point3(20, 0, 0)]
    // The line of reference is the vertical x = 500; n to prn is 167 down.
    #expect(abs(try value("dorsal_line_deviation.distance", moving: moved) - 2) < 1e-9)
    let angle = arcTangentInDegrees(20, 167)
    #expect(abs(try value("dorsal_line_deviation.angle", moving: moved) - angle) < 1e-9)
  }

  @Test("An outer corner that hangs has a negative tilt")
  func tilt() throws {
    // Left exocanthion from y 450 to 483, the inner corner at 461.
    let tilt = try value("canthal_tilt.left", moving: [263: Point3(0, 33, 0)])
    #expect(abs(tilt - arcTangentInDegrees(-22, 122)) < 1e-9)
  }

  @Test(
    "The line that is drawn is as long as the length that is given",
    arguments: Measure.all.filter { $0.unit == .millimetre }.map(\.id)
      .filter { !$0.hasPrefix("dorsal_line_deviation") })
  func drawn(id: String) throws {
    let face = MeasuredFace(
      landmarks: SyntheticMesh.frontal, pose: Self.level,
      scale: Scale(millimetresPerPixel: 0.1, relativeUncertainty: 0, source: .given),
      view: .frontal, distanceInMillimetres: .infinity)
    let lines = try #require(face.measures.first { $0.id == id }).construction.compactMap {
      if case .measured(let a, let b) = $0 { ((a - b) * (a - b)).sum().squareRoot() } else { nil }
    }
    #expect(lines.count == 1)
    #expect(abs(lines[0] * 0.1 - (try value(id))) < 1e-9)
  }
}
