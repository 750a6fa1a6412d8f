public import Raster

/// The two paints of the ColorChecker Classic: its colours changed in November 2014.
public enum ChartEdition: String, CaseIterable, Hashable, Sendable, Codable {
  case beforeNovember2014 = "before_november_2014"
  case fromNovember2014 = "from_november_2014"

  /// The maker's values of the 24 patches under D50 for the 2° observer, row by row from dark skin
  /// to black. Source: X-Rite, "New color specifications for ColorChecker SG and Classic charts",
  /// 2016, as kept by colour-science 0.4.7.
  public var colours: [LabColour] {
    switch self {
    case .beforeNovember2014: Self.older
    case .fromNovember2014: Self.newer
    }
  }

  private static let older = [
    LabColour(37.986, 13.555, 14.059),
    LabColour(65.711, 18.13, 17.81),
    LabColour(49.927, -4.88, -21.905),
    LabColour(43.139, -13.095, 21.905),
    LabColour(55.112, 8.844, -25.399),
    LabColour(70.719, -33.397, -0.199),
    LabColour(62.661, 36.067, 57.096),
    LabColour(40.02, 10.41, -45.964),
    LabColour(51.124, 48.239, 16.248),
    LabColour(30.325, 22.976, -21.587),
    LabColour(72.532, -23.709, 57.255),
    LabColour(71.941, 19.363, 67.857),
    LabColour(28.778, 14.179, -50.297),
    LabColour(55.261, -38.342, 31.37),
    LabColour(42.101, 53.378, 28.19),
    LabColour(81.733, 4.039, 79.819),
    LabColour(51.935, 49.986, -14.574),
    LabColour(51.038, -28.631, -28.638),
    LabColour(96.539, -0.425, 1.186),
    LabColour(81.257, -0.638, -0.335),
    LabColour(66.766, -0.734, -0.504),
    LabColour(50.867, -0.153, -0.27),
    LabColour(35.656, -0.421, -1.231),
    LabColour(20.461, -0.079, -0.973),
  ]

  private static let newer = [
    LabColour(37.54, 14.37, 14.92),
    LabColour(64.66, 19.27, 17.5),
    LabColour(49.32, -3.82, -22.54),
    LabColour(43.46, -12.74, 22.72),
    LabColour(54.94, 9.61, -24.79),
    LabColour(70.48, -32.26, -0.37),
    LabColour(62.73, 35.83, 56.5),
    LabColour(39.43, 10.75, -45.17),
    LabColour(50.57, 48.64, 16.67),
    LabColour(30.1, 22.54, -20.87),
    LabColour(71.77, -24.13, 58.19),
    LabColour(71.51, 18.24, 67.37),
    LabColour(28.37, 15.42, -49.8),
    LabColour(54.38, -39.72, 32.27),
    LabColour(42.43, 51.05, 28.62),
    LabColour(81.8, 2.67, 80.41),
    LabColour(50.63, 51.28, -14.12),
    LabColour(49.57, -29.71, -28.32),
    LabColour(95.19, -1.03, 2.93),
    LabColour(81.29, -0.57, 0.44),
    LabColour(66.89, -0.75, -0.06),
    LabColour(50.76, -0.13, 0.14),
    LabColour(35.63, -0.46, -0.48),
    LabColour(20.64, 0.07, -0.46),
  ]
}
