/// The parts of a plane that hang together over shared pixel sides.
public struct ConnectedComponents: Sendable {
  /// The component of each pixel; 0 where the pixel was not asked for.
  public let labels: Plane<Int32>
  /// Pixels of each component; the first entry counts the pixels of none.
  public let sizes: [Int]

  /// Labels the pixels of `plane` for which `belongs` holds, in reading order of their first pixel.
  @inlinable
  public init<Value>(of plane: Plane<Value>, where belongs: (Value) -> Bool) {
    var labels = [Int32](repeating: 0, count: plane.values.count)
    var sizes = [0]
    var queue: [Int] = []
    let (width, height) = (plane.width, plane.height)
    let isMember = plane.values.map(belongs)
    isMember.withUnsafeBufferPointer { isMember in
      labels.withUnsafeMutableBufferPointer { labels in
        for start in 0..<isMember.count where isMember[start] && labels[start] == 0 {
          let label = Int32(sizes.count)
          var size = 0
          labels[start] = label
          queue.append(start)
          while let at = queue.popLast() {
            size += 1
            let x = at % width
            let y = at / width
            func visit(_ neighbour: Int) {
              guard isMember[neighbour], labels[neighbour] == 0 else { return }
              labels[neighbour] = label
              queue.append(neighbour)
            }
            if x > 0 { visit(at - 1) }
            if x + 1 < width { visit(at + 1) }
            if y > 0 { visit(at - width) }
            if y + 1 < height { visit(at + width) }
          }
          sizes.append(size)
        }
      }
    }
    sizes[0] = plane.values.count - sizes.dropFirst().reduce(0, +)
    self.labels = Plane(width: width, height: height, values: labels)
    self.sizes = sizes
  }
}
