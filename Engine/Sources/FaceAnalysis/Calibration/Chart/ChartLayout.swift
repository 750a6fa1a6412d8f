private import Glibc
internal import Raster

/// Where the 24 patches lie: six columns and four rows, dark skin at the upper left and the greys
/// along the lowest row, white at the left.
enum ChartLayout {
  static let columns = 6
  static let rows = 4
  static let count = columns * rows
  /// The grey row from white to black.
  static let greys = 18..<24

  /// Column and row of a patch.
  static func place(_ patch: Int) -> (column: Int, row: Int) {
    (patch % columns, patch / columns)
  }

  /// Linear sRGB of each patch: the mean of both editions, which differ less than lights do.
  static let colours: [LinearColour] = (0..<count).map { patch in
    ChartEdition.allCases.reduce(LinearColour.zero) { $0 + $1.colours[patch].linearColour } / 2
  }

  /// Weights of squared linear errors that make them about squared errors of lightness: the slope of
  /// the cube root, without its pole at black.
  static let weights: [Double] = colours.map { colour in
    pow(Tristimulus(colour).values.y + 0.02, -4.0 / 3)
  }
}
