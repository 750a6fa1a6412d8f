/// A picture in linear light: three planes of the same size, sRGB primaries, 0…1.
public struct LinearImage: Hashable, Sendable {
  public var red: Plane<Float>
  public var green: Plane<Float>
  public var blue: Plane<Float>

  public var width: Int { red.width }
  public var height: Int { red.height }

  /// - Precondition: the planes have one size.
  public init(red: Plane<Float>, green: Plane<Float>, blue: Plane<Float>) {
    precondition(
      red.width == green.width && red.width == blue.width && red.height == green.height
        && red.height == blue.height, "planes of different sizes")
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// The transfer function of sRGB (IEC 61966-2-1:1999).
public enum SRGBTransfer {
  /// Linear light of an encoded value; both 0…1.
  public static func linear(_ encoded: Float) -> Float {
    encoded <= 0.04045 ? encoded / 12.92 : Float(power(Double((encoded + 0.055) / 1.055), 2.4))
  }

  /// Linear light of three encoded bytes.
  public static func linear(_ encoded: SIMD3<UInt8>) -> LinearColour {
    LinearColour(
      Double(ofBytes[Int(encoded.x)]), Double(ofBytes[Int(encoded.y)]),
      Double(ofBytes[Int(encoded.z)]))
  }

  static let ofBytes: [Float] = (0..<256).map { linear(Float($0) / 255) }
  static let ofWords: [Float] = (0..<65536).map { linear(Float($0) / 65535) }
}
