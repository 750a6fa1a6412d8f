import Raster
import Testing

@testable import FaceAnalysis

@Suite("Laying one photograph over another")
struct FaceRegistrationTests {
  static let scale = Scale(millimetresPerPixel: 0.2, relativeUncertainty: 0.04, source: .iris)

  private func registration(
    of second: FaceLandmarks, onto first: FaceLandmarks, secondScale: Scale = scale
  ) throws -> FaceRegistration {
    try #require(
      FaceRegistration(of: second, onto: first, firstScale: Self.scale, secondScale: secondScale))
  }

  private func similarity(_ scale: Double, _ degrees: Double, _ x: Double, _ y: Double)
    -> AffineTransform
  {
    let (c, s) = (scale * cosine(degrees: degrees), scale * sine(degrees: degrees))
    return AffineTransform(a: c, b: -s, tx: x, c: s, d: c, ty: y)
  }

  @Test(
    "A face that was shifted, turned and enlarged comes back exactly",
    arguments: [(1.0, 0.0), (0.5, 30), (1.7, -12), (3, 175)])
  func exact(scale: Double, degrees: Double) throws {
    let map = similarity(scale, degrees, 140, -60)
    let moved = SyntheticMesh.moved(SyntheticMesh.frontal, by: map)
    let back = try registration(of: moved, onto: SyntheticMesh.frontal)
    #expect(abs(back.scale - 1 / scale) < 1e-12)
    #expect(abs(back.rotationInDegrees + degrees) < 1e-9)
    #expect(back.residualInPixels < 1e-9)
    for index in stride(from: 0, to: 478, by: 37) {
      let apart =
        back.secondToFirst.apply(moved.position(index)) - SyntheticMesh.frontal.position(index)
      #expect((apart * apart).sum() < 1e-16)
    }
  }

  @Test("It is a similarity, and exchanging the photographs gives the way back")
  func exchange() throws {
    let first = MeasureInvarianceTests.face
    let second = SyntheticMesh.turned(
      SyntheticMesh.moved(SyntheticMesh.frontal, by: similarity(1.3, 8, 20, 30)), yawDegrees: 4)
    let there = try registration(of: second, onto: first)
    let back = try registration(of: first, onto: second)
    #expect(there.secondToFirst.a == there.secondToFirst.d)
    #expect(there.secondToFirst.b == -there.secondToFirst.c)
    let around = back.secondToFirst.after(there.secondToFirst)
    for (value, exact) in [
      (around.a, 1.0), (around.b, 0), (around.c, 0), (around.d, 1), (around.tx, 0), (around.ty, 0),
    ] {
      // Pixels of a picture of a thousand, after twenty steps.
      #expect(abs(value - exact) < 1e-6)
    }
    #expect(abs(there.residualInPixels - back.residualInPixels * there.scale) < 1e-9)
  }

  @Test("A changed mouth, chin or brow moves nothing")
  func treated() throws {
    var points = SyntheticMesh.frontal.points
    for index in [0, 13, 14, 17, 61, 291, 152, 199, 105, 334] { points[index] += Point3(9, 14, 3) }
    let treated = try #require(FaceLandmarks(points: points))
    let found = try registration(of: treated, onto: SyntheticMesh.frontal)
    #expect(found.secondToFirst == .identity && found.residualInPixels == 0)
  }

  @Test("One stable point that is wrong hardly moves the rest, and shows in the residual")
  func outlier() throws {
    var points = MeasureInvarianceTests.face.points
    points[33] += Point3(40, -25, 0)
    let wrong = try #require(FaceLandmarks(points: points))
    let found = try registration(of: wrong, onto: MeasureInvarianceTests.face)
    let apart = found.secondToFirst.apply(wrong.position(263)) - wrong.position(263)
    // Least squares without weights moves it by more than four pixels.
    #expect((apart * apart).sum().squareRoot() < 0.5)
    #expect(found.residualInPixels > 10)
  }

  @Test("The residual in millimetres follows either scale, and is unknown without one")
  func millimetres() throws {
    let first = MeasureInvarianceTests.face
    let both = try registration(of: SyntheticMesh.frontal, onto: first)
    let residual = try #require(both.residualInMillimetres)
    #expect(residual > 0)
    let one = try registration(of: SyntheticMesh.frontal, onto: first, secondScale: .unknown)
    #expect(abs(try #require(one.residualInMillimetres) - 0.2 * both.residualInPixels) < 1e-12)
    let none = FaceRegistration(
      of: SyntheticMesh.frontal, onto: first, firstScale: .unknown, secondScale: .unknown)
    #expect(try #require(none).residualInMillimetres == nil)
  }

  @Test("Points that coincide give no registration")
  func degenerate() throws {
    let point = try #require(
      FaceLandmarks(points: [Point3](repeating: Point3(5, 5, 0), count: 478)))
    #expect(
      FaceRegistration(
        of: point, onto: SyntheticMesh.frontal, firstScale: .unknown, secondScale: .unknown) == nil)
  }
}
