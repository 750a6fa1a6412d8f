extension PixelImage {
  /// What samples outside the picture are: black, or the nearest pixel of its edge.
  public enum Border: Sendable { case black, nearest }

  /// Samples the picture bilinearly at `map(column, row)` for every output pixel.
  ///
  /// Coordinates address sample centres: (0, 0) is the centre of the top left pixel. This is the
  /// convention of the networks' own pipelines, half a pixel away from that of `Point`.
  /// Positions are rounded to 1/32 pixel and samples to whole steps, as those pipelines do:
  /// a network trained on such crops moves its points by up to 1 % on others.
  ///
  /// - Parameters:
  ///   - map: output column and row to picture coordinates.
  ///   - output: height × width × 3 values, row-major, interleaved RGB.
  ///   - scale: factor from 0…1 intensities to output values.
  ///   - offset: added after `scale`.
  ///   - border: what lies outside the picture.
  public func sample(
    through map: AffineTransform, width outputWidth: Int, height outputHeight: Int,
    into output: UnsafeMutableBufferPointer<Float>, scale: Float, offset: Float, border: Border
  ) {
    precondition(output.count >= outputWidth * outputHeight * 3, "output buffer too small")
    withUnsafeBytes { bytes in
      switch depth {
      case .eight:
        sampleBilinearly(
          bytes.bindMemory(to: UInt8.self), picture: (width, height), through: map,
          size: (outputWidth, outputHeight), into: output, scale: scale / 255, offset: offset,
          border: border)
      case .sixteen:
        sampleBilinearly(
          bytes.bindMemory(to: UInt16.self), picture: (width, height), through: map,
          size: (outputWidth, outputHeight), into: output, scale: scale / 65535, offset: offset,
          border: border)
      }
    }
  }
}

@inline(__always)
private func sampleBilinearly<Sample: FixedWidthInteger>(
  _ source: UnsafeBufferPointer<Sample>, picture: (width: Int, height: Int),
  through map: AffineTransform, size: (width: Int, height: Int),
  into output: UnsafeMutableBufferPointer<Float>, scale: Float, offset: Float,
  border: PixelImage.Border
) {
  guard let base = source.baseAddress, let target = output.baseAddress else { return }
  let (lastX, lastY) = (picture.width - 1, picture.height - 1)

  @inline(__always) func pixel(_ x: Int, _ y: Int) -> SIMD4<Float> {
    if border == .black, x < 0 || y < 0 || x > lastX || y > lastY {
      return SIMD4(repeating: 0)
    }
    let at = base + (min(max(y, 0), lastY) * picture.width + min(max(x, 0), lastX)) * 3
    return SIMD4(Float(at[0]), Float(at[1]), Float(at[2]), 0)
  }

  var next = target
  for row in 0..<size.height {
    for step in 0..<size.width {
      let p = map.apply(Point(Double(step), Double(row)))
      // Far outside, coordinates are held near the edge so that they fit an integer.
      let x = Int((min(max(p.x, -2), Double(picture.width) + 1) * 32 + 0.5).rounded(.down))
      let y = Int((min(max(p.y, -2), Double(picture.height) + 1) * 32 + 0.5).rounded(.down))
      let (column, line) = (x >> 5, y >> 5)
      let fx = Float(x & 31) / 32
      let fy = Float(y & 31) / 32
      let top = pixel(column, line) * (1 - fx) + pixel(column + 1, line) * fx
      let bottom = pixel(column, line + 1) * (1 - fx) + pixel(column + 1, line + 1) * fx
      let value = (top * (1 - fy) + bottom * fy + 0.5).rounded(.down) * scale + offset
      next[0] = value.x
      next[1] = value.y
      next[2] = value.z
      next += 3
    }
  }
}
