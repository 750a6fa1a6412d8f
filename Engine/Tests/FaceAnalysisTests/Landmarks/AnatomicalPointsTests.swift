import Foundation
import Inference
import Raster
import RasterCodecs
import Testing
import Vocabulary

@testable import FaceAnalysis

@Suite("Anatomical points")
struct AnatomicalPointsTests {
  private static let mesh = MeasureInvarianceTests.face

  /// Points as if the shape expected them a little below the mesh's own.
  private static func expected(_ mesh: FaceLandmarks) throws -> [Point3] {
    let frame = try #require(PupilFrame(of: mesh))
    var points = [Point3](repeating: Point3(), count: FacialPlace.indexCount)
    for place in FacialPlace.all {
      points[place.index] =
        frame.described(place.mesh.position3(in: mesh)) + Point3(0, 0.02, 0.01)
    }
    return points
  }

  /// What the networks might have given: where the points are expected, and so far from there.
  private static func found(
    _ mesh: FaceLandmarks, moving moves: [FacialPlace: Point] = [:]
  ) throws -> AnatomicalPoints {
    let frame = try #require(PupilFrame(of: mesh))
    let expected = try expected(mesh)
    let found = FacialPlace.all.reduce(
      into: [Point?](repeating: nil, count: FacialPlace.indexCount)
    ) { found, place in
      let at = frame.picture(expected[place.index])
      found[place.index] = Point(at.x, at.y) + (moves[place] ?? .zero)
    }
    return AnatomicalPoints(
      mesh: mesh, rightIrisBreadth: 40, leftIrisBreadth: 41,
      positions: AnatomicalBlend(frame: frame, mesh: mesh)
        .points(expected: expected, found: found))
  }

  @Test(
    "A face's frame describes a point and finds it again, and mirrors it", arguments: [33, 152])
  func frame(vertex: Int) throws {
    let other = SyntheticMesh.mirrored(Self.mesh, about: 500)
    let (frame, otherFrame) = try (
      #require(PupilFrame(of: Self.mesh)), #require(PupilFrame(of: other))
    )
    let point = Self.mesh.points[vertex]
    let (here, there) = (
      frame.described(point),
      otherFrame.described(other.points[MeshMirror.counterparts[vertex]])
    )
    let again = frame.picture(here)
    #expect(abs(again - point).max() < 1e-9)
    #expect(abs(there - here * Point3(-1, 1, 1)).max() < 1e-9)
  }

  @Test("A point goes its weights' share of the way to where the network found it")
  func blend() throws {
    let place = FacialPlace(point: .alare, side: .right)
    let frame = try #require(PupilFrame(of: Self.mesh))
    let way = frame.level * 2 + frame.down * 3
    let before = try Self.found(Self.mesh).positions[place.index]
    let after = try Self.found(Self.mesh, moving: [place: way]).positions[place.index]
    let weights = FacialPoint.alare.weights
    let expected = frame.level * (2 * weights.across) + frame.down * (3 * weights.down)
    #expect(weights.across > 0 && weights.down > 0)
    #expect(abs(after - before - Point3(expected.x, expected.y, 0)).max() < 1e-9)
  }

  @Test("The eyes' crops of a mirrored face are those of the other eye")
  func crops() throws {
    let other = SyntheticMesh.mirrored(Self.mesh, about: 500)
    let here = try #require(AnatomicalCrop.eye.toPicture(of: Self.mesh, side: .left))
    let there = try #require(AnatomicalCrop.eye.toPicture(of: other, side: .right))
    for corner in [Point(0, 0), Point(128, 0), Point(31, 96)] {
      let (a, b) = (here.apply(corner), there.apply(corner))
      #expect(abs(1000 - b.x - a.x) < 1e-9 && abs(b.y - a.y) < 1e-9)
    }
  }

  @Test("A point that a person moved stands where it was put, the others where they were found")
  func corrected() throws {
    let alare = FacialPlace(point: .alare, side: .left)
    let anatomical = try Self.found(Self.mesh, moving: [alare: Point(1, 2)])
    var points = Self.mesh.points
    points[294] += Point3(4, -3, 0)
    let moved = try #require(FaceLandmarks(points: points))

    let before = FacePoints(Self.mesh, anatomical: anatomical)
    let after = FacePoints(moved, anatomical: anatomical)
    #expect(before[alare] == anatomical.positions[alare.index])
    #expect(after[alare] == moved.points[294])
    for place in FacialPlace.all where place != alare { #expect(after[place] == before[place]) }
  }

  @Test("A moved point moves the measure made from it")
  func correctedMeasure() throws {
    let anatomical = try Self.found(Self.mesh)
    func width(_ mesh: FaceLandmarks) throws -> Double {
      let face = MeasuredFace(
        landmarks: mesh, anatomical: anatomical, pose: MeasureInvarianceTests.pose,
        scale: MeasureInvarianceTests.scale, view: .frontal)
      let result = try #require(face.measures.first { $0.id == "alar_base_width" })
      guard case .measured(let value, _, _) = result.reading else { return .nan }
      return value
    }
    var points = Self.mesh.points
    points[294] =
      FacePoints(Self.mesh, anatomical: anatomical)[
        FacialPlace(point: .alare, side: .left)]
    let unchanged = try width(try #require(FaceLandmarks(points: points)))
    points[294].x += 20
    let widened = try width(try #require(FaceLandmarks(points: points)))
    // Put where it was found it changes nothing; 20 pixels are 4 mm, less what turns take.
    #expect(abs(unchanged - (try width(Self.mesh))) < 1e-9)
    #expect(abs(widened - unchanged - 4) < 0.3)
  }

  @Test("A position far from where the mesh expects the point is not believed")
  func strayed() throws {
    let subnasale = FacialPlace.midline(.subnasale)
    let frame = try #require(PupilFrame(of: Self.mesh))
    let limit = AnatomicalBlend.mostDeviations * FacialPoint.subnasale.weights.deviation
    let expected = try Self.found(Self.mesh).positions[subnasale.index]
    for (share, isBelieved) in [(0.95, true), (1.05, false)] {
      let away = frame.down * (share * limit * frame.unit)
      let strayed = try Self.found(Self.mesh, moving: [subnasale: away])
      #expect((strayed.positions[subnasale.index] != expected) == isBelieved)
    }
  }

  @Test("Lips that are apart keep the mesh's own points")
  func openMouth() throws {
    // In this mesh they are 46 pixels apart, a sixth of the interpupillary distance.
    for point in [FacialPoint.upperStomion, .lowerStomion] {
      let place = FacialPlace.midline(point)
      let found = try Self.found(Self.mesh, moving: [place: Point(0, 4)])
      #expect(found.positions[place.index] == place.mesh.position3(in: Self.mesh))
    }
  }

  @Test("In a mirrored photograph the networks find the mirrored points")
  func network() throws {
    let installation = try #require(Installation(containing: #filePath))
    let analyser = try FaceAnalyser(
      FaceModels(InferenceRuntime(installation, cacheFolder: nil)))
    let file = FaceTruthTests.folder.appendingPathComponent("skin-10002.jpg")
    guard
      case .decoded(let photograph) = try DecodeService().decode([UInt8](Data(contentsOf: file)))
    else {
      Issue.record("not decoded")
      return
    }
    let image = photograph.image
    let face = try #require(try analyser.detect(in: image).first)
    let mesh = try #require(try analyser.landmarks(of: face, in: image))
    let width = Double(image.width)
    let here = try #require(try analyser.anatomicalPoints(around: mesh, in: image))
    let there = try #require(
      try analyser.anatomicalPoints(
        around: SyntheticMesh.mirrored(mesh, about: width / 2), in: image.mirrored))
    for place in FacialPlace.all {
      let (a, b) = (here.positions[place.index], there.positions[place.mirrored.index])
      // Rounding of single precision in the network and of the picture's samples to pixels.
      #expect(abs(width - b.x - a.x) < 0.05 && abs(b.y - a.y) < 0.05, "\(place)")
    }
    #expect(abs(here.leftIrisBreadth - there.rightIrisBreadth) < 0.05)
  }
}

extension FacialPlace {
  /// The same point of the other side.
  fileprivate var mirrored: FacialPlace {
    point.isPaired ? FacialPlace(point: point, side: side == .left ? .right : .left) : self
  }
}

private func abs(_ p: Point3) -> Point3 { Point3(abs(p.x), abs(p.y), abs(p.z)) }
