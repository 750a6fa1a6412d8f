internal import Raster

/// A photograph made small enough to search for a chart: three planes of gamma-encoded values.
struct ChartPicture {
  /// Longer side of a searched picture, pixels, at most twice this less one.
  static let searchedSide = 1000

  let width: Int
  let height: Int
  /// Pixels of the photograph a side of one here.
  let factor: Int
  /// Red, green, blue: height × width, 0…255.
  let planes: [[UInt8]]

  /// Takes the mean of four pixels, evenly placed, of each block of the photograph.
  init(_ image: PixelImage) {
    let factor = max(
      1, (max(image.width, image.height) + Self.searchedSide / 2) / Self.searchedSide)
    let (columns, rows) = (image.width / factor, image.height / factor)
    self.factor = factor
    width = columns
    height = rows
    planes = image.withUnsafeBytes { bytes in
      switch image.depth {
      case .eight:
        Self.reduce(
          bytes.bindMemory(to: UInt8.self), stride: image.width * 3, factor: factor,
          columns: columns, rows: rows, step: 1)
      case .sixteen:
        // The high byte of each little-endian sample.
        Self.reduce(
          UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self).dropFirst()),
          stride: image.width * 6, factor: factor, columns: columns, rows: rows, step: 2)
      }
    }
  }

  private static func reduce(
    _ source: UnsafeBufferPointer<UInt8>, stride: Int, factor: Int, columns: Int, rows: Int,
    step: Int
  ) -> [[UInt8]] {
    let first = factor / 4
    let last = factor - 1 - first
    let pixel = 3 * step
    func plane(_ channel: Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: columns * rows) { plane, count in
        for y in 0..<rows {
          let upper = (y * factor + first) * stride + channel * step
          let lower = (y * factor + last) * stride + channel * step
          for x in 0..<columns {
            let left = (x &* factor &+ first) &* pixel
            let right = (x &* factor &+ last) &* pixel
            let sum =
              UInt16(source[upper &+ left]) &+ UInt16(source[upper &+ right])
              &+ UInt16(source[lower &+ left]) &+ UInt16(source[lower &+ right])
            plane[y &* columns &+ x] = UInt8(truncatingIfNeeded: (sum &+ 2) &>> 2)
          }
        }
        count = columns * rows
      }
    }
    return (0..<3).map(plane)
  }
}
