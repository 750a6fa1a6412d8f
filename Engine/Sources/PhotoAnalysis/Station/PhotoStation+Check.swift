internal import FaceAnalysis
public import Foundation
internal import Raster
public import RasterCodecs

extension PhotoStation {
  /// Greatest change of scale; source: the protocol's difference of scale between series, 3 %.
  public static let scaleLimit = 0.03
  /// Drift of the greys that fails and that warns; source: the protocol's drift of white balance.
  public static let greyLimit = 3.0
  public static let greyWarning = 2.0

  /// The station with a check by a new photograph of its chart, passed or failed, or why there was
  /// none.
  ///
  /// - Parameter at: when it is checked.
  public func checked(
    with photograph: DecodedPhotograph, at: Date
  ) -> Result<PhotoStation, StationRefusal> {
    guard let camera = Camera(photograph), self.camera.agrees(with: camera) else {
      return .failure(.otherCamera(self.camera))
    }
    guard let chart = ChartFinder.find(in: photograph.image) else { return .failure(.noChart) }
    let greys = chart.greys(after: colour.correction)
    let differences = greys.compactMap { index, seen in
      self.colour.greys[index].map { $0.difference2000(from: seen) }
    }
    guard differences.count >= Self.fewestGreys, let registered = scale.millimetresPerPixel,
      let now = chart.scale(chartSize).millimetresPerPixel
    else { return .failure(.chartUnreadable) }
    var station = self
    station.checks.append(
      Check(
        at: at, scaleDrift: now / registered - 1,
        greyDrift: differences.reduce(0, +) / Double(differences.count)))
    return .success(station)
  }

  private static let fewestGreys = 3
}

extension PhotoStation.Check {
  init(at: Date, scaleDrift: Double, greyDrift: Double) {
    self.at = at
    self.scaleDrift = scaleDrift
    self.greyDrift = greyDrift
    outcome =
      if abs(scaleDrift) > PhotoStation.scaleLimit || greyDrift > PhotoStation.greyLimit {
        .failed
      } else if greyDrift > PhotoStation.greyWarning {
        .warned
      } else {
        .passed
      }
  }
}
