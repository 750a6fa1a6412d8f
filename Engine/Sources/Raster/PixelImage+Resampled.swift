extension PixelImage {
  /// The picture seen through another grid, in linear light: pixel (x, y) of the result shows what
  /// lies at `toPicture` of it. Beyond the picture's border its nearest pixel goes on.
  ///
  /// Where the result is coarser, each of its pixels is the mean of an even grid of samples as
  /// dense as the picture (an area filter); where it is finer, samples are bilinear.
  ///
  /// - Parameter mostTaps: samples a side of a pixel at most; fewer than the picture has leave out
  ///   some of its pixels, evenly.
  public func resampled(
    width: Int, height: Int, toPicture: AffineTransform, mostTaps: Int = .max
  ) -> LinearImage {
    var image = LinearImage(
      red: Plane(width: width, height: height, repeating: 0),
      green: Plane(width: width, height: height, repeating: 0),
      blue: Plane(width: width, height: height, repeating: 0))
    guard width > 0, height > 0, self.width > 0, self.height > 0 else { return image }
    let stepX = (toPicture.a * toPicture.a + toPicture.c * toPicture.c).squareRoot()
    let stepY = (toPicture.b * toPicture.b + toPicture.d * toPicture.d).squareRoot()
    let taps = min(Int(max(stepX, stepY).rounded(.up)), max(mostTaps, 2))
    image.red.values.withUnsafeMutableBufferPointer { red in
      image.green.values.withUnsafeMutableBufferPointer { green in
        image.blue.values.withUnsafeMutableBufferPointer { blue in
          let target = Target(
            red: red, green: green, blue: blue, width: width, height: height, map: toPicture)
          withUnsafeBytes { bytes in
            switch depth {
            case .eight:
              SRGBTransfer.ofBytes.withUnsafeBufferPointer {
                sample(bytes.bindMemory(to: UInt8.self), $0, taps: taps, into: target)
              }
            case .sixteen:
              SRGBTransfer.ofWords.withUnsafeBufferPointer {
                sample(bytes.bindMemory(to: UInt16.self), $0, taps: taps, into: target)
              }
            }
          }
        }
      }
    }
    return image
  }

  private struct Target {
    let red, green, blue: UnsafeMutableBufferPointer<Float>
    let width, height: Int
    let map: AffineTransform
  }

  private func sample<Sample: FixedWidthInteger>(
    _ source: UnsafeBufferPointer<Sample>, _ linear: UnsafeBufferPointer<Float>, taps: Int,
    into target: Target
  ) {
    if taps > 1 {
      sampleMean(source, linear, taps: taps, into: target)
    } else {
      sampleBilinear(source, linear, into: target)
    }
  }

  private func sampleMean<Sample: FixedWidthInteger>(
    _ source: UnsafeBufferPointer<Sample>, _ linear: UnsafeBufferPointer<Float>, taps: Int,
    into target: Target
  ) {
    let map = target.map
    // Positions in 1/65536 pixel; a picture side stays far below 2^31.
    let unit = 65536.0
    let (ax, cx) = (map.a / Double(taps) * unit, map.c / Double(taps) * unit)
    let (stepAX, stepCX) = (Int(ax.rounded()), Int(cx.rounded()))
    let weight = 1 / Float(taps * taps)
    let (lastX, lastY) = (width - 1, height - 1)
    for y in 0..<target.height {
      for x in 0..<target.width {
        var (r, g, b) = (Float(0), Float(0), Float(0))
        for j in 0..<taps {
          let v = Double(y) + (Double(j) + 0.5) / Double(taps)
          let u = Double(x) + 0.5 / Double(taps)
          var px = Int((map.a * u + map.b * v + map.tx) * unit)
          var py = Int((map.c * u + map.d * v + map.ty) * unit)
          for _ in 0..<taps {
            let sx = min(max(px >> 16, 0), lastX)
            let sy = min(max(py >> 16, 0), lastY)
            let at = (sy &* width &+ sx) &* 3
            r += linear[Int(source[at])]
            g += linear[Int(source[at &+ 1])]
            b += linear[Int(source[at &+ 2])]
            px &+= stepAX
            py &+= stepCX
          }
        }
        let at = y &* target.width &+ x
        target.red[at] = r * weight
        target.green[at] = g * weight
        target.blue[at] = b * weight
      }
    }
  }

  private func sampleBilinear<Sample: FixedWidthInteger>(
    _ source: UnsafeBufferPointer<Sample>, _ linear: UnsafeBufferPointer<Float>,
    into target: Target
  ) {
    let map = target.map
    let (lastX, lastY) = (width - 1, height - 1)
    for y in 0..<target.height {
      for x in 0..<target.width {
        let (u, v) = (Double(x) + 0.5, Double(y) + 0.5)
        let px = min(max(map.a * u + map.b * v + map.tx - 0.5, 0), Double(lastX))
        let py = min(max(map.c * u + map.d * v + map.ty - 0.5, 0), Double(lastY))
        let (x0, y0) = (Int(px), Int(py))
        let (x1, y1) = (min(x0 + 1, lastX), min(y0 + 1, lastY))
        let (fx, fy) = (Float(px - Double(x0)), Float(py - Double(y0)))
        let at = y &* target.width &+ x
        let p00 = (y0 &* width &+ x0) &* 3
        let p10 = (y0 &* width &+ x1) &* 3
        let p01 = (y1 &* width &+ x0) &* 3
        let p11 = (y1 &* width &+ x1) &* 3
        func mix(_ c: Int) -> Float {
          let top = linear[Int(source[p00 + c])] * (1 - fx) + linear[Int(source[p10 + c])] * fx
          let low = linear[Int(source[p01 + c])] * (1 - fx) + linear[Int(source[p11 + c])] * fx
          return top * (1 - fy) + low * fy
        }
        target.red[at] = mix(0)
        target.green[at] = mix(1)
        target.blue[at] = mix(2)
      }
    }
  }
}
