internal import Raster

/// Patches that lie on a grid, numbered by column and row. Columns and rows are turned as in the
/// picture: seen from its front, a row lies clockwise of a column.
struct PatchLattice {
  /// Column and row of a patch in the lattice.
  struct Place: Hashable, Sendable {
    var column, row: Int
  }

  private(set) var patches: [Place: Int] = [:]
  /// From places to pixels of the searched picture.
  private(set) var map: ProjectiveTransform

  static let fewestPatches = 9
  /// Columns and rows from the first patch at most; a chart has six.
  private static let reach = 7
  /// Distance from where the step leads, over the step.
  private static let tolerance = 0.28
  /// The same once a projective map runs through all.
  private static let mapTolerance = 0.12

  /// Starts at `seed` with `right` and `below` as neighbours; nil when no grid follows.
  init?(seed: Int, right: Int, below: Int, among neighbours: PatchNeighbours) {
    var growth = Growth(neighbours)
    growth.start(seed, right, below)
    growth.spread(within: Self.reach, tolerance: Self.tolerance)
    guard growth.placed.count >= Self.fewestPatches else { return nil }
    patches = growth.placed.mapValues(\.patch)
    guard let map = Self.fit(patches, neighbours) else { return nil }
    self.map = map
    for _ in 0..<3 {
      let (before, map) = (patches.count, self.map)
      patches = patches.filter { place, patch in
        let at = Point(Double(place.column), Double(place.row))
        let step = map.derivative(at: at)
        let error = map.apply(at) - neighbours.patches[patch].centre
        let pitch = max(length(step.x), length(step.y))
        return length(error) <= Self.mapTolerance * pitch
      }
      guard patches.count >= Self.fewestPatches, Set(patches.keys.map(\.column)).count >= 3,
        Set(patches.keys.map(\.row)).count >= 2, let better = Self.fit(patches, neighbours)
      else { return nil }
      self.map = better
      if patches.count == before { break }
    }
  }

  /// Standard deviation of the patches' centres about the map, pixels of the searched picture.
  func deviation(among neighbours: PatchNeighbours) -> Double {
    let squares = patches.reduce(0) { sum, entry in
      let at = map.apply(Point(Double(entry.key.column), Double(entry.key.row)))
      let error = at - neighbours.patches[entry.value].centre
      return sum + (error * error).sum()
    }
    // Two numbers a patch, eight of them spent on the map.
    return (squares / Double(max(2 * patches.count - 8, 1))).squareRoot()
  }

  private static func fit(
    _ patches: [Place: Int], _ neighbours: PatchNeighbours
  ) -> ProjectiveTransform? {
    let pairs = patches.sorted { $0.value < $1.value }.map { place, patch in
      (from: Point(Double(place.column), Double(place.row)), to: neighbours.patches[patch].centre)
    }
    return ProjectiveTransform(fitting: pairs)
  }
}

/// A grid that grows from patch to neighbouring patch.
private struct Growth {
  struct Node {
    let patch: Int
    /// Steps to the next column and row, as last seen on the way here.
    var right, below: Point
  }

  private let neighbours: PatchNeighbours
  private(set) var placed: [PatchLattice.Place: Node] = [:]
  private var taken: Set<Int> = []
  private var queue: [PatchLattice.Place] = []

  init(_ neighbours: PatchNeighbours) { self.neighbours = neighbours }

  private func centre(_ patch: Int) -> Point { neighbours.patches[patch].centre }

  mutating func start(_ seed: Int, _ right: Int, _ below: Int) {
    let stepRight = centre(right) - centre(seed)
    let stepBelow = centre(below) - centre(seed)
    for (patch, column, row) in [(seed, 0, 0), (right, 1, 0), (below, 0, 1)] {
      place(
        Node(patch: patch, right: stepRight, below: stepBelow), at: .init(column: column, row: row))
    }
  }

  private mutating func place(_ node: Node, at place: PatchLattice.Place) {
    placed[place] = node
    taken.insert(node.patch)
    queue.append(place)
  }

  mutating func spread(within reach: Int, tolerance: Double) {
    var next = 0
    while next < queue.count {
      let at = queue[next]
      next += 1
      guard let node = placed[at] else { continue }
      for (columns, rows) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
        let target = PatchLattice.Place(column: at.column + columns, row: at.row + rows)
        guard placed[target] == nil, abs(target.column) <= reach, abs(target.row) <= reach else {
          continue
        }
        let step = Double(columns) * node.right + Double(rows) * node.below
        guard let patch = nearest(to: centre(node.patch) + step, from: node.patch),
          length(centre(patch) - centre(node.patch) - step) <= tolerance * length(step)
        else { continue }
        let seen = centre(patch) - centre(node.patch)
        var reached = Node(patch: patch, right: node.right, below: node.below)
        if columns != 0 { reached.right = Double(columns) * seen }
        if rows != 0 { reached.below = Double(rows) * seen }
        place(reached, at: target)
      }
    }
  }

  private func nearest(to point: Point, from patch: Int) -> Int? {
    neighbours.near[patch].filter { !taken.contains($0) }
      .min { length(centre($0) - point) < length(centre($1) - point) }
  }
}

func length(_ v: Point) -> Double { (v * v).sum().squareRoot() }
