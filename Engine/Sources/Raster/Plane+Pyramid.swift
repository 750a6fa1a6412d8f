extension Plane where Value == Float {
  /// The means of blocks of `factor` × `factor` pixels; blocks at the right and lower border are
  /// cut.
  public func shrunk(by factor: Int) -> Plane<Float> {
    guard factor > 1, width > 0, height > 0 else { return self }
    let columns = (width + factor - 1) / factor
    let rows = (height + factor - 1) / factor
    var result = Plane(width: columns, height: rows, repeating: 0)
    values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { result in
        for row in 0..<rows {
          let ys = (row * factor)..<min(row * factor + factor, height)
          for column in 0..<columns {
            let xs = (column * factor)..<min(column * factor + factor, width)
            var sum: Float = 0
            for y in ys { for x in xs { sum += source[y &* width &+ x] } }
            result[row * columns + column] = sum / Float(xs.count * ys.count)
          }
        }
      }
    }
    return result
  }

  /// The plane over `width` × `height` pixels of which each of its own stands for a block of
  /// `factor` × `factor`, bilinear between their centres.
  public func enlarged(by factor: Int, width: Int, height: Int) -> Plane<Float> {
    guard self.width > 0, self.height > 0 else {
      return Plane(width: width, height: height, repeating: 0)
    }
    var result = Plane(width: width, height: height, repeating: 0)
    let (columns, rows) = (self.width, self.height)
    func place(_ at: Int, last: Int) -> (Int, Float) {
      let p = min(max((Float(at) + 0.5) / Float(factor) - 0.5, 0), Float(last))
      return (Int(p), p - Float(Int(p)))
    }
    let across = (0..<width).map { place($0, last: columns - 1) }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: columns + 1) { line in
      line.initialize(repeating: 0)
      values.withUnsafeBufferPointer { source in
        result.values.withUnsafeMutableBufferPointer { result in
          across.withUnsafeBufferPointer { across in
            for y in 0..<height {
              let (top, fy) = place(y, last: rows - 1)
              let low = min(top + 1, rows - 1)
              for x in 0..<columns {
                line[x] =
                  source[top &* columns &+ x] * (1 - fy) + source[low &* columns &+ x] * fy
              }
              line[columns] = line[columns - 1]
              for x in 0..<width {
                let (left, fx) = across[x]
                result[y &* width &+ x] = line[left] * (1 - fx) + line[left &+ 1] * fx
              }
            }
          }
        }
      }
    }
    return result
  }
}
