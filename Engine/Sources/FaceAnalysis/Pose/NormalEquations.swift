/// The normal equations of a small weighted least-squares problem.
struct NormalEquations {
  private let count: Int
  /// Row-major, count × (count + 1), the right-hand side last.
  private var rows: [[Double]]

  init(count: Int) {
    self.count = count
    rows = Array(repeating: Array(repeating: 0, count: count + 1), count: count)
  }

  /// One observation: Σ coefficients · unknowns = value.
  mutating func add(_ coefficients: [Double], _ value: Double, weight: Double) {
    for i in 0..<count {
      let scaled = weight * coefficients[i]
      for j in 0..<count { rows[i][j] += scaled * coefficients[j] }
      rows[i][count] += scaled * value
    }
  }

  /// The unknowns, by Gaussian elimination with pivoting; nil when they are not determined.
  func solution() -> [Double]? {
    var m = rows
    for column in 0..<count {
      guard let pivot = (column..<count).max(by: { abs(m[$0][column]) < abs(m[$1][column]) }),
        abs(m[pivot][column]) > 1e-12
      else { return nil }
      m.swapAt(column, pivot)
      for row in (column + 1)..<max(count, column + 1) {
        let factor = m[row][column] / m[column][column]
        for k in column...count { m[row][k] -= factor * m[column][k] }
      }
    }
    var unknowns = [Double](repeating: 0, count: count)
    for i in stride(from: count - 1, through: 0, by: -1) {
      var rest = m[i][count]
      for k in (i + 1)..<max(count, i + 1) { rest -= m[i][k] * unknowns[k] }
      unknowns[i] = rest / m[i][i]
    }
    return unknowns
  }
}
