public import Raster

extension SkinMask {
  /// The mask over the whole upright picture or a smaller copy of it, bilinear; nothing beyond the
  /// part that was looked at.
  ///
  /// - Parameters:
  ///   - width: of the result, pixels; the picture's own width or less.
  ///   - height: of the result, pixels.
  ///   - scale: pixels of the picture a pixel of the result.
  public func rendered(width: Int, height: Int, scale: Double = 1) -> Plane<UInt8> {
    var result = Plane<UInt8>(width: width, height: height, repeating: 0)
    let toResult = AffineTransform(a: scale, b: 0, tx: 0, c: 0, d: scale, ty: 0)
    guard let map = toPicture.inverse?.after(toResult) else { return result }
    let (columns, rows) = (coverage.width, coverage.height)
    coverage.values.withUnsafeBufferPointer { source in
      func value(_ x: Int, _ y: Int) -> Float {
        x >= 0 && y >= 0 && x < columns && y < rows ? Float(source[y * columns + x]) : 0
      }
      result.values.withUnsafeMutableBufferPointer { result in
        for y in 0..<height {
          for x in 0..<width {
            let p = map.apply(Point(Double(x) + 0.5, Double(y) + 0.5)) - Point(0.5, 0.5)
            guard p.x > -1, p.y > -1, p.x < Double(columns), p.y < Double(rows) else { continue }
            let (left, top) = (Int(p.x + 1) - 1, Int(p.y + 1) - 1)
            let (fx, fy) = (Float(p.x - Double(left)), Float(p.y - Double(top)))
            let upper = value(left, top) * (1 - fx) + value(left + 1, top) * fx
            let lower = value(left, top + 1) * (1 - fx) + value(left + 1, top + 1) * fx
            result[y &* width &+ x] = UInt8((upper * (1 - fy) + lower * fy).rounded())
          }
        }
      }
    }
    return result
  }
}
