internal import PhotoAnalysis
internal import WebUI

/// Photographs of charts just read, and the station that each visitor chose. In memory alone; the
/// stations themselves are in the practice's file.
actor StationDesk {
  /// A chart that was found, with what it makes of a station.
  struct Sighting: Sendable {
    let purpose: ChartSightPage.Purpose
    let station: PhotoStation
    let sight: ChartSight
    /// JPEG, for screens.
    let picture: [UInt8]
  }

  /// Most charts kept; the oldest go first.
  private static let capacity = 16
  /// Most choices kept; a forgotten one only has to be made again.
  private static let mostChoices = 1000

  private var sightings: [(id: RandomID, visitor: RandomID, sighting: Sighting)] = []
  private var choices: [RandomID: String] = [:]

  func put(_ sighting: Sighting, for visitor: RandomID) -> RandomID {
    let id = RandomID()
    sightings.append((id, visitor, sighting))
    if sightings.count > Self.capacity { sightings.removeFirst() }
    return id
  }

  /// nil when it is somebody else's or gone.
  func sighting(_ id: RandomID, of visitor: RandomID) -> Sighting? {
    sightings.first { $0.id == id && $0.visitor == visitor }?.sighting
  }

  func choice(of visitor: RandomID) -> String? { choices[visitor] }

  /// - Parameter station: a station's name; nil for none.
  func choose(_ station: String?, for visitor: RandomID) {
    if choices[visitor] == nil, choices.count >= Self.mostChoices { choices.removeAll() }
    choices[visitor] = station
  }
}
