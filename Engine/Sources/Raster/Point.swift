/// A position in a picture: pixels, origin at the top left corner of the top left pixel, y down.
/// The centre of the top left pixel is (0.5, 0.5).
public typealias Point = SIMD2<Double>

/// A position with depth: x and y as `Point`, z in the same unit, smaller towards the camera.
public typealias Point3 = SIMD3<Double>
