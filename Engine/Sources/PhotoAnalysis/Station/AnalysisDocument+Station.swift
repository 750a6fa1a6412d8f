private import Foundation

extension AnalysisDocument {
  /// The photo station whose scale or colour the document uses.
  public struct Station: Sendable, Equatable, Codable {
    public var name: String
    /// When it was registered, and last seen in order: UTC, as in 2026-11-24T12:00:00Z.
    public var since: String
    public var checked: String
  }
}

extension AnalysisDocument.Station {
  init(_ station: PhotoStation) {
    name = station.name
    since = station.registeredAt.formatted(.iso8601)
    checked = station.checkedAt.formatted(.iso8601)
  }
}

extension AnalysisDocument.Colour {
  init(_ station: PhotoStation) {
    self.init(
      status: .calibrated, source: .station, meanDeltaE2000: station.colour.meanLeftOut,
      maxDeltaE2000: station.colour.maxLeftOut, fittedMeanDeltaE2000: station.colour.meanFitted,
      fittedMaxDeltaE2000: station.colour.maxFitted, edition: .init(station.colour.edition),
      correction: station.colour.correction,
      skinCorrection: station.colour.skinCorrection)
  }
}
