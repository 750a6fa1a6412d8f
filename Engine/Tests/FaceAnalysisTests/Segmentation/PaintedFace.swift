import Glibc
import Raster
import Vocabulary

@testable import FaceAnalysis

/// A face painted flat over the test mesh, lit from one side, with noise; its skin is known.
struct PaintedFace {
  /// Diffuse skin colour by individual typology angle; ISSA (Yan et al. 2025,
  /// doi:10.6084/m9.figshare.28228571.v4, CC BY 4.0), linear sRGB.
  struct Tone: Sendable {
    let ita: Int
    let linear: SIMD3<Float>
  }

  static let tones = [
    Tone(ita: 62, linear: SIMD3(0.498, 0.322, 0.271)),
    Tone(ita: 38, linear: SIMD3(0.429, 0.246, 0.17)),
    Tone(ita: 12, linear: SIMD3(0.322, 0.163, 0.093)),
    Tone(ita: -15, linear: SIMD3(0.213, 0.098, 0.048)),
    Tone(ita: -45, linear: SIMD3(0.128, 0.054, 0.028)),
  ]

  enum Occluder: CaseIterable, Sendable { case none, glasses, beard }

  let image: PixelImage
  let landmarks: FaceLandmarks
  private let skin: Plane<Float>

  init(tone: Tone, occluder: Occluder, scale: Double = 1) {
    let (width, height) = (Int(1000 * scale), Int(1300 * scale))
    let zoom = AffineTransform(a: scale, b: 0, tx: 0, c: 0, d: scale, ty: 0)
    let face = SyntheticMesh.moved(SyntheticMesh.frontal, by: zoom)
    func fill(_ corners: [Point]) -> Plane<Float> {
      PolygonRaster.coverage(of: corners, width: width, height: height)
    }
    func both(_ outline: [MeshPoint]) -> Plane<Float> {
      fill(outline.map { $0.position(in: face) }).combined(
        with: fill(outline.map { $0.mirrored.position(in: face) }), max)
    }
    func region(_ region: FaceRegion) -> Plane<Float> {
      fill(RegionPolygon.of(region, following: face).corners)
    }
    func ring(_ centre: Point, _ radius: Double) -> [Point] {
      (0..<48).map { i in
        let angle = Double(i) / 48 * 2 * .pi
        return centre + Point(cos(angle), sin(angle)) * radius
      }
    }
    let oval = MeshOutline.oval.map { $0.position(in: face) }
    let middle = face.position(168)
    var skin = fill(oval).combined(with: region(.forehead), max)
    let hair = fill(oval.map { middle + ($0 - middle) * 1.25 })
    skin = skin.combined(with: region(.neck), max)
    var colour = Array(repeating: SIMD3<Float>(0.12, 0.16, 0.2), count: width * height)
    func paint(_ area: Plane<Float>, _ paint: SIMD3<Float>) {
      for i in colour.indices { colour[i] += (paint - colour[i]) * area.values[i] }
    }
    func cover(_ area: Plane<Float>, _ with: SIMD3<Float>) {
      paint(area, with)
      skin = skin.combined(with: area) { $0 * (1 - $1) }
    }
    paint(hair, SIMD3(0.02, 0.014, 0.01))
    paint(skin, tone.linear)
    cover(both(MeshOutline.brow), SIMD3(0.02, 0.014, 0.01))
    cover(both(MeshOutline.eye), SIMD3(0.4, 0.4, 0.4))
    cover(both(MeshOutline.nostril), SIMD3(0.008, 0.004, 0.004))
    cover(
      fill(MeshOutline.lips.map { $0.position(in: face) }),
      tone.linear * SIMD3(0.9, 0.6, 0.65))
    switch occluder {
    case .none: break
    case .glasses:
      for iris in [468, 473] {
        let outer = fill(ring(face.position(iris), 105 * scale))
        let inner = fill(ring(face.position(iris), 88 * scale))
        cover(outer.combined(with: inner) { max(0, $0 - $1) }, SIMD3(0.03, 0.03, 0.035))
      }
    case .beard:
      for part in [FaceRegion.chin, .leftJawline, .rightJawline, .upperLipSkin] {
        cover(region(part), SIMD3(0.03, 0.02, 0.015))
      }
    }
    var seed: UInt32 = 1
    let samples = colour.indices.flatMap { i -> [UInt8] in
      // From 1 on the left to 0.55 on the right.
      let light = 1 - 0.45 * Float(i % width) / Float(width)
      seed = seed &* 1_664_525 &+ 1_013_904_223
      let noise = 1 + (Float(seed >> 8) / Float(1 << 24) - 0.5) * 0.12
      let value = colour[i] * (light * noise)
      return (0..<3).map { UInt8(255 * Self.encoded(value[$0])) }
    }
    image = PixelImage(width: width, height: height, samples: samples)
    landmarks = face
    self.skin = skin
  }

  /// Intersection over union of the mask and the painted skin, above the foot of the neck.
  func overlap(of mask: SkinMask) -> Double {
    guard let toMask = mask.toPicture.inverse else { return 0 }
    var (both, either) = (0, 0)
    for y in 0..<skin.height {
      for x in 0..<skin.width {
        let p = toMask.apply(Point(Double(x) + 0.5, Double(y) + 0.5))
        let (u, v) = (Int(p.x.rounded(.down)), Int(p.y.rounded(.down)))
        let isInside = u >= 0 && v >= 0 && u < mask.coverage.width && v < mask.coverage.height
        let found = isInside && mask.coverage[u, v] > 127
        let painted = skin[x, y] > 0.5
        if found && painted { both += 1 }
        if found || painted { either += 1 }
      }
    }
    return Double(both) / Double(max(either, 1))
  }

  /// The same measure for the face's oval filled as it is.
  func overlapOfOval() -> Double {
    let oval = PolygonRaster.coverage(
      of: MeshOutline.oval.map { $0.position(in: landmarks) }, width: skin.width,
      height: skin.height)
    let values = oval.values.map { UInt8($0 > 0.5 ? 255 : 0) }
    return overlap(
      of: SkinMask(
        coverage: Plane(width: skin.width, height: skin.height, values: values),
        toPicture: .identity))
  }

  private static func encoded(_ linear: Float) -> Float {
    let value = min(max(linear, 0), 1)
    return value <= 0.0031308 ? 12.92 * value : 1.055 * powf(value, 1 / 2.4) - 0.055
  }
}
