public import FaceAnalysis
public import Foundation
internal import Raster
public import RasterCodecs

extension PhotoStation {
  /// What a person says about a station; the photograph says the rest.
  public struct Description: Hashable, Sendable {
    public var name: String
    public var distanceInMillimetres: Double
    public var distanceDeviationInMillimetres: Double
    public var lights: String
    public var chartSize: ChartSize

    /// How far people keep to a marked place, millimetres; the project's estimate.
    public static let usualDistanceDeviation = 20.0

    public init(
      name: String, distanceInMillimetres: Double,
      distanceDeviationInMillimetres: Double = usualDistanceDeviation, lights: String = "",
      chartSize: ChartSize = .classic
    ) {
      self.name = name
      self.distanceInMillimetres = distanceInMillimetres
      self.distanceDeviationInMillimetres = distanceDeviationInMillimetres
      self.lights = lights
      self.chartSize = chartSize
    }
  }

  /// The station that a photograph of a chart at the place of the face shows, or why it shows none.
  ///
  /// - Parameter at: when it is registered.
  public static func registered(
    _ description: Description, from photograph: DecodedPhotograph, at: Date
  ) -> Result<PhotoStation, StationRefusal> {
    guard let camera = Camera(photograph) else { return .failure(.cameraUnknown) }
    guard let chart = ChartFinder.find(in: photograph.image) else { return .failure(.noChart) }
    guard let colour = Colour(chart) else { return .failure(.chartUnreadable) }
    guard chart.tiltInDegrees <= greatestTilt else {
      return .failure(.chartTilted(degrees: chart.tiltInDegrees, limit: greatestTilt))
    }
    return .success(
      PhotoStation(
        name: description.name, camera: camera,
        distanceInMillimetres: description.distanceInMillimetres,
        distanceDeviationInMillimetres: description.distanceDeviationInMillimetres,
        lights: description.lights, scale: scale(of: chart, description), colour: colour,
        chartSize: description.chartSize, registeredAt: at, checks: []))
  }

  /// More tilted charts reflect the lights unevenly; the project's limit, degrees.
  static let greatestTilt = 20.0

  private static func scale(of chart: ColourChart, _ description: Description) -> Scale {
    let atChart = chart.scale(description.chartSize, planeDeviation: 0)
    let place = description.distanceDeviationInMillimetres / description.distanceInMillimetres
    let chartPart = atChart.relativeUncertainty ?? 0
    return Scale(
      millimetresPerPixel: atChart.millimetresPerPixel,
      relativeUncertainty: (chartPart * chartPart + place * place).squareRoot(), source: .chart)
  }
}

extension PhotoStation.Camera {
  /// nil when the photograph does not tell its camera and focal length.
  init?(_ photograph: DecodedPhotograph) {
    self.init(
      photograph.camera, width: photograph.image.width, height: photograph.image.height)
  }

  init?(_ notes: CameraNotes, width: Int, height: Int) {
    guard let model = notes.model, let focalLength = notes.focalLengthInMillimetres else {
      return nil
    }
    make = notes.make
    self.model = model
    focalLengthInMillimetres = focalLength
    longerSideInPixels = max(width, height)
    shorterSideInPixels = min(width, height)
  }

  /// Focal lengths are written to a tenth; the project's tolerance.
  private static let focalTolerance = 0.01

  func agrees(with other: PhotoStation.Camera) -> Bool {
    make == other.make && model == other.model
      && abs(focalLengthInMillimetres - other.focalLengthInMillimetres)
        <= Self.focalTolerance * focalLengthInMillimetres
      && longerSideInPixels == other.longerSideInPixels
      && shorterSideInPixels == other.shorterSideInPixels
  }
}

extension PhotoStation.Colour {
  /// nil when the chart allows no correction that may be used.
  init?(_ chart: ColourChart) {
    guard let reading = chart.colour, reading.isGoodEnough else { return nil }
    correction = reading.correction
    skinCorrection = reading.skinCorrection
    edition = reading.edition
    meanLeftOut = reading.meanLeftOut
    maxLeftOut = reading.maxLeftOut
    meanFitted = reading.meanFitted
    maxFitted = reading.maxFitted
    greys = chart.greys(after: reading.correction)
  }
}

extension ColourChart {
  /// The corrected greys that count, by number of patch.
  func greys(after correction: ColourCorrection) -> [Int: LabColour] {
    var greys: [Int: LabColour] = [:]
    for (index, patch) in patches.enumerated().dropFirst(18) where patch.use == .used {
      guard let colour = patch.colour else { continue }
      greys[index] = LabColour(correction.apply(colour))
    }
    return greys
  }
}
