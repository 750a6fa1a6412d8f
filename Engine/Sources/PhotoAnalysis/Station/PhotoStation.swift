public import FaceAnalysis
public import Foundation
public import Raster

/// A place where photographs are taken: a camera, its lens and distance and the lights, registered
/// once with a photograph of a colour chart and checked with another now and then. Its scale and
/// colour serve every photograph that its camera takes there until a check fails.
///
/// It holds nothing about patients.
public struct PhotoStation: Hashable, Sendable, Codable {
  public let name: String
  public let camera: Camera
  /// From the lens to the place of the face, millimetres, and how far people keep to it: one
  /// standard deviation.
  public let distanceInMillimetres: Double
  public let distanceDeviationInMillimetres: Double
  /// In the words of who registered it.
  public let lights: String
  /// At the chart, for a face at its place.
  public let scale: Scale
  public let colour: Colour
  public let chartSize: ChartSize
  public let registeredAt: Date
  /// The oldest first.
  public internal(set) var checks: [Check]

  /// What a photograph must agree with.
  public struct Camera: Hashable, Sendable, Codable {
    public let make: String?
    public let model: String
    public let focalLengthInMillimetres: Double
    /// Of the picture, whichever way the camera was held.
    public let longerSideInPixels: Int
    public let shorterSideInPixels: Int
  }

  public struct Colour: Hashable, Sendable, Codable {
    public let correction: ColourCorrection
    /// nil when it could not be made, or the station was registered before it was.
    public let skinCorrection: ColourCorrection?
    /// nil when the chart did not tell.
    public let edition: ChartEdition?
    /// As in `ColourReading`.
    public let meanLeftOut: Double
    public let maxLeftOut: Double
    public let meanFitted: Double
    public let maxFitted: Double
    /// The corrected greys as they were seen, by number of patch: later charts are held against
    /// them.
    public let greys: [Int: LabColour]
  }

  /// What a later photograph of the chart said.
  public struct Check: Hashable, Sendable, Codable {
    public enum Outcome: String, Hashable, Sendable, Codable { case passed, warned, failed }

    public let at: Date
    /// The scale over the registered one, less one.
    public let scaleDrift: Double
    /// Mean CIEDE2000 of the greys from the registered ones, both after the station's correction.
    public let greyDrift: Double
    public let outcome: Outcome
  }

  /// Whether it may be used: it has not failed its last check.
  public var isValid: Bool { checks.last?.outcome != .failed }

  /// When it was last seen in order: its last check that did not fail, or its registration.
  public var checkedAt: Date { checks.last { $0.outcome != .failed }?.at ?? registeredAt }

  /// When its first failed check since it was last in order was made; nil while it is valid.
  public var failedAt: Date? {
    guard !isValid else { return nil }
    let inOrder = checks.lastIndex { $0.outcome != .failed }
    return checks[(inOrder.map { $0 + 1 } ?? 0)...].first?.at
  }
}
