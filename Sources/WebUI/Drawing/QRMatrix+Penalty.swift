extension QRMatrix {
  /// How hard the modules are to read: section 7.8.3 of the standard.
  var penalty: Int {
    let rows = (0..<size).map { y in (0..<size).map { x in dark[y * size + x] } }
    let columns = (0..<size).map { x in (0..<size).map { y in dark[y * size + x] } }
    let lines = (rows + columns).reduce(0) { $0 + Self.runs($1) + Self.finders($1) }
    return lines + blocks + balance
  }

  /// Five or more of one kind in a line.
  private static func runs(_ line: [Bool]) -> Int {
    var (sum, length) = (0, 0)
    for (place, value) in line.enumerated() {
      length = place > 0 && line[place - 1] == value ? length + 1 : 1
      if length == 5 { sum += 3 } else if length > 5 { sum += 1 }
    }
    return sum
  }

  /// What looks like the corner patterns, with four light modules before or behind.
  private static func finders(_ line: [Bool]) -> Int {
    let core = [true, false, true, true, true, false, true]
    let light = [false, false, false, false]
    return (0..<max(0, line.count - 10)).reduce(0) { sum, place in
      let part = Array(line[place..<place + 11])
      return sum + (part == core + light || part == light + core ? 40 : 0)
    }
  }

  /// Squares of two modules of one kind.
  private var blocks: Int {
    (0..<size - 1).reduce(0) { sum, y in
      sum
        + (0..<size - 1).reduce(0) { sum, x in
          let value = dark[y * size + x]
          let isBlock =
            dark[y * size + x + 1] == value && dark[(y + 1) * size + x] == value
            && dark[(y + 1) * size + x + 1] == value
          return sum + (isBlock ? 3 : 0)
        }
    }
  }

  /// Ten for each step of 5 % that the share of dark modules lies off a half.
  private var balance: Int {
    let share = 100 * dark.reduce(0) { $0 + ($1 ? 1 : 0) } / dark.count
    return 10 * (abs(share - 50) / 5)
  }
}
