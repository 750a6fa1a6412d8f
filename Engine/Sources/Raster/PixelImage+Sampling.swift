private import CSampling

extension PixelImage {
  /// What samples outside the picture are: black, or the nearest pixel of its edge.
  public enum Border: Sendable { case black, nearest }

  /// Samples `rectangle` bilinearly into a crop for a network.
  ///
  /// Positions are rounded to 1/32 pixel and samples to whole steps of the picture's depth, as the
  /// networks' own pipelines do (OpenCV's `warpPerspective`, to the byte for eight bits): a network
  /// trained on such crops moves its points by up to 1 % on others.
  ///
  /// - Parameters:
  ///   - output: height × width × 3 values, row-major, interleaved RGB.
  ///   - scale: factor from 0…1 intensities to output values.
  ///   - offset: added after `scale`.
  ///   - border: what lies outside the picture.
  public func sample(
    _ rectangle: TurnedRectangle, width outputWidth: Int, height outputHeight: Int,
    into output: UnsafeMutableBufferPointer<Float>, scale: Float, offset: Float, border: Border
  ) {
    let count = outputWidth * outputHeight * 3
    precondition(output.count >= count, "output buffer too small")
    guard let map = CropMap(rectangle, width: outputWidth, height: outputHeight), width > 0,
      height > 0
    else {
      for i in 0..<count { output[i] = offset }
      return
    }
    let columns = Int32(outputWidth)
    withUnsafeBytes { bytes in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * outputWidth) { places in
        guard let x = places.baseAddress, let start = output.baseAddress else { return }
        let y = x + outputWidth
        for row in 0..<outputHeight {
          aglae_positions(map.m, Int32(row), columns, x, y)
          let line = start + row * outputWidth * 3
          switch depth {
          case .eight:
            var picture = aglae_picture8(
              bytes: bytes.bindMemory(to: UInt8.self).baseAddress, width: Int32(width),
              height: Int32(height), black_border: border == .black ? 1 : 0)
            aglae_sample8(&picture, x, y, columns, scale / 255, offset, line)
          case .sixteen:
            WordSampler(
              words: bytes.bindMemory(to: UInt16.self), width: width, height: height,
              border: border, scale: scale / 65535, offset: offset
            ).sample(x, y, count: outputWidth, into: line)
          }
        }
      }
    }
  }
}

private struct WordSampler {
  let words: UnsafeBufferPointer<UInt16>
  let width, height: Int
  let border: PixelImage.Border
  let scale, offset: Float

  func sample(
    _ x: UnsafePointer<Int32>, _ y: UnsafePointer<Int32>, count: Int,
    into line: UnsafeMutablePointer<Float>
  ) {
    for i in 0..<count {
      let (px, py) = (Int(x[i]), Int(y[i]))
      let (column, row) = (px >> 5, py >> 5)
      let (fx, fy) = (UInt32(px & 31), UInt32(py & 31))
      let upper = pixel(column, row) &* (32 - fx) &+ pixel(column + 1, row) &* fx
      let lower = pixel(column, row + 1) &* (32 - fx) &+ pixel(column + 1, row + 1) &* fx
      let sum = (upper &* (32 - fy) &+ lower &* fy &+ 512) &>> 10
      for channel in 0..<3 { line[3 * i + channel] = Float(sum[channel]) * scale + offset }
    }
  }

  private func pixel(_ x: Int, _ y: Int) -> SIMD4<UInt32> {
    if border == .black, x < 0 || y < 0 || x >= width || y >= height { return .zero }
    let at = (min(max(y, 0), height - 1) * width + min(max(x, 0), width - 1)) * 3
    return SIMD4(UInt32(words[at]), UInt32(words[at + 1]), UInt32(words[at + 2]), 0)
  }
}
