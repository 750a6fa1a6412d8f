extension ChartPicture {
  /// How steep each pixel is, in values a pixel times six, over the steepest channel: the sum of the
  /// absolute slopes along rows and columns, each the mean of three (Prewitt's operator). The border
  /// is as steep as can be.
  func slopes() -> [Int16] {
    var result = [Int16](repeating: .max, count: width * height)
    guard width > 2, height > 2 else { return result }
    let columns = width
    result.withUnsafeMutableBufferPointer { result in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: 2 * columns) { rows in
        for (channel, plane) in planes.enumerated() {
          plane.withUnsafeBufferPointer { plane in
            for y in 1..<(height - 1) {
              slope(
                of: plane, row: y, sums: UnsafeMutableBufferPointer(rebasing: rows[..<columns]),
                differences: UnsafeMutableBufferPointer(rebasing: rows[columns...]),
                isFirst: channel == 0, into: result)
            }
          }
        }
      }
    }
    return result
  }

  @inline(__always)
  private func slope(
    of plane: UnsafeBufferPointer<UInt8>, row: Int, sums: UnsafeMutableBufferPointer<Int16>,
    differences: UnsafeMutableBufferPointer<Int16>, isFirst: Bool,
    into result: UnsafeMutableBufferPointer<Int16>
  ) {
    let at = row &* width
    for x in 0..<width {
      let above = Int16(plane[at &- width &+ x])
      let below = Int16(plane[at &+ width &+ x])
      sums[x] = above &+ Int16(plane[at &+ x]) &+ below
      differences[x] = below &- above
    }
    for x in 1..<(width - 1) {
      let across = sums[x &+ 1] &- sums[x &- 1]
      let down = differences[x &- 1] &+ differences[x] &+ differences[x &+ 1]
      let slope = max(across, 0 &- across) &+ max(down, 0 &- down)
      result[at &+ x] = isFirst ? slope : max(result[at &+ x], slope)
    }
  }
}
