internal import Raster

/// Colours seen at the places of a lattice, in linear light of the searched picture.
struct ChartCells {
  struct Cell {
    let colour: LinearColour
    /// Standard deviation of the encoded values over the steepest channel, 0…255.
    let roughness: Double
  }

  /// Half the side of the part of a cell that is read, in pitches; patches fill at least 0.8 of it.
  private static let halfSide = 0.24
  private static let samples = 5

  private var cells: [PatchLattice.Place: Cell?] = [:]
  private let picture: ChartPicture
  private let map: ProjectiveTransform

  init(_ picture: ChartPicture, map: ProjectiveTransform) {
    self.picture = picture
    self.map = map
  }

  /// nil where the cell leaves the picture.
  mutating func cell(at place: PatchLattice.Place) -> Cell? {
    if let known = cells[place] { return known }
    let cell = read(place)
    cells[place] = cell
    return cell
  }

  private func read(_ place: PatchLattice.Place) -> Cell? {
    let n = Self.samples
    var (sum, encoded, squares) = (LinearColour.zero, SIMD3<Double>.zero, SIMD3<Double>.zero)
    for i in 0..<n {
      for j in 0..<n {
        let step = 2 * Self.halfSide / Double(n - 1)
        let at = map.apply(
          Point(
            Double(place.column) - Self.halfSide + step * Double(i),
            Double(place.row) - Self.halfSide + step * Double(j)))
        guard at.x >= 0, at.y >= 0, at.x < Double(picture.width), at.y < Double(picture.height)
        else { return nil }
        let index = Int(at.y) * picture.width + Int(at.x)
        let values = SIMD3<UInt8>(
          picture.planes[0][index], picture.planes[1][index], picture.planes[2][index])
        sum += SRGBTransfer.linear(values)
        let code = SIMD3<Double>(values)
        encoded += code
        squares += code * code
      }
    }
    let count = Double(n * n)
    let mean = encoded / count
    let variance = (squares / count - mean * mean).max()
    return Cell(colour: sum / count, roughness: max(variance, 0).squareRoot())
  }
}
