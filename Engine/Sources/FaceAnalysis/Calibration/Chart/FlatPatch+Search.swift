extension FlatPatch {
  /// Runs of fewer pixels, and rows that touch over fewer, do not hang together: patches stay apart
  /// where a soft edge nearly joins them.
  private static let shortestRun = 3

  /// The patches among the pixels whose slope is at most `limit`.
  static func all(
    slopes: [Int16], width: Int, height: Int, limit: Int16
  ) -> [FlatPatch] {
    var parts = Parts()
    var above: [Run] = []
    var runs: [Run] = []
    slopes.withUnsafeBufferPointer { slopes in
      for y in 1..<max(height - 1, 1) {
        runs.removeAll(keepingCapacity: true)
        let row = y * width
        var x = 1
        while x < width - 1 {
          while x < width - 1, slopes[row &+ x] > limit { x &+= 1 }
          let first = x
          while x < width - 1, slopes[row &+ x] <= limit { x &+= 1 }
          guard x - first >= shortestRun else { continue }
          runs.append(
            Run(
              first: first, last: x - 1,
              part: parts.add(Moments(row: y, from: first, through: x - 1))))
        }
        join(runs, with: above, in: &parts)
        swap(&runs, &above)
      }
    }
    return parts.moments().compactMap { FlatPatch($0, pictureArea: width * height) }
  }

  private static func join(_ runs: [Run], with above: [Run], in parts: inout Parts) {
    var first = 0
    for run in runs {
      while first < above.count, above[first].last < run.first { first += 1 }
      var at = first
      while at < above.count, above[at].first <= run.last {
        let overlap = min(run.last, above[at].last) - max(run.first, above[at].first) + 1
        if overlap >= shortestRun { parts.join(run.part, above[at].part) }
        at += 1
      }
    }
  }

  private struct Run {
    let first, last: Int
    let part: Int32
  }

  /// Sets of runs that hang together.
  private struct Parts {
    private var parents: [Int32] = []
    private var sums: [Moments] = []

    mutating func add(_ moments: Moments) -> Int32 {
      parents.append(Int32(parents.count))
      sums.append(moments)
      return Int32(parents.count - 1)
    }

    mutating func join(_ a: Int32, _ b: Int32) {
      let (a, b) = (root(a), root(b))
      guard a != b else { return }
      parents[Int(max(a, b))] = min(a, b)
    }

    private mutating func root(_ part: Int32) -> Int32 {
      var at = part
      while parents[Int(at)] != at {
        parents[Int(at)] = parents[Int(parents[Int(at)])]
        at = parents[Int(at)]
      }
      return at
    }

    /// The sums of each set.
    mutating func moments() -> [Moments] {
      for part in stride(from: parents.count - 1, through: 0, by: -1) {
        let top = root(Int32(part))
        if top != part { sums[Int(top)] += sums[part] }
      }
      return sums.indices.filter { parents[$0] == $0 }.map { sums[$0] }
    }
  }
}
