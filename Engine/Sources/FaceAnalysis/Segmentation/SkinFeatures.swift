internal import Raster

/// What a pixel is judged by: optical density and the ratios of its channels, all as base-2
/// logarithms, so that shading adds and does not stretch.
struct SkinFeatures {
  /// Brightness.
  let luminance: Plane<Float>
  /// Red over green: haemoglobin and melanin.
  let redness: Plane<Float>
  /// Green over blue: melanin.
  let yellowness: Plane<Float>

  /// Samples a side of a frame's pixel: nine tell its mean well enough.
  private static let mostTaps = 3

  /// The picture on the frame's grid, in linear light.
  static func light(of image: PixelImage, frame: FaceFrame) -> LinearImage {
    image.resampled(
      width: frame.width, height: frame.height, toPicture: frame.toPicture, mostTaps: mostTaps)
  }

  init(of image: LinearImage) {
    // Noise of dark pixels must not pass for colour.
    let floor: Float = 0.006
    let r = image.red.logarithm(above: floor)
    let g = image.green.logarithm(above: floor)
    let b = image.blue.logarithm(above: floor)
    luminance = image.red.combined(with: image.green) { 0.3 * $0 + 0.6 * $1 }
      .combined(with: image.blue) { $0 + 0.1 * $1 }.logarithm(above: floor)
    redness = r.combined(with: g, -)
    yellowness = g.combined(with: b, -)
  }
}

extension Plane where Value == Float {
  /// Base-2 logarithm of `value + floor`, within 0.01.
  fileprivate func logarithm(above floor: Float) -> Plane<Float> {
    let values = [Float](unsafeUninitializedCapacity: values.count) { result, count in
      self.values.withUnsafeBufferPointer { source in
        for i in 0..<source.count {
          let bits = (max(source[i], 0) + floor).bitPattern
          let exponent = Float(Int32(bits >> 23)) - 127
          let m = Float(bitPattern: (bits & 0x7f_ffff) | 0x3f80_0000)
          // Least squares on 1…2 through the ends.
          result[i] = exponent + (-0.33582878 * m + 2.0) * m - 1.66417122
        }
      }
      count = self.values.count
    }
    return Plane(width: width, height: height, values: values)
  }
}
