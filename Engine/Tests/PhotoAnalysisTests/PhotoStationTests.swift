import EngineTesting
import FaceAnalysis
import Foundation
import Raster
import Testing
import Vocabulary

@testable import PhotoAnalysis
@testable import RasterCodecs

@Suite("Photo station")
struct PhotoStationTests {
  private static let notes = CameraNotes(
    make: "Maker", model: "M1", focalLengthInMillimetres: 85)
  private let registeredAt = Date(timeIntervalSince1970: 1_800_000_000)
  private let description = PhotoStation.Description(name: "Salle 1", distanceInMillimetres: 1500)

  private func photograph(
    pitch: Double = 60, tilt: Double = 0, gain: LinearColour = .one, notes: CameraNotes = notes,
    width: Int = 640, height: Int = 480
  ) -> DecodedPhotograph {
    var chart = PaintedChart(
      colours: ChartEdition.fromNovember2014.colours,
      map: PaintedChart.map(centre: Point(310, 240), pitch: pitch, tilt: tilt))
    chart.camera = chart.camera.enumerated().map { $1 * gain[$0] }
    return DecodedPhotograph(
      image: chart.picture(width: width, height: height), format: .jpeg, camera: notes)
  }

  private func registered() throws -> PhotoStation {
    try PhotoStation.registered(description, from: photograph(), at: registeredAt).get()
  }

  private func later(_ days: Double) -> Date { registeredAt.addingTimeInterval(days * 86400) }

  @Test("It takes its scale from the chart, with the person's place in the uncertainty")
  func scale() throws {
    let station = try registered()
    let scale = try #require(station.scale.millimetresPerPixel)
    #expect(abs(scale / (45.65 / 60) - 1) < 0.003)
    let place = 20.0 / 1500
    let pitch = ChartSize.classic.relativeUncertainty
    let uncertainty = try #require(station.scale.relativeUncertainty)
    #expect(abs(uncertainty - (place * place + pitch * pitch).squareRoot()) < 0.001)
    #expect(station.isValid && station.checkedAt == registeredAt && station.failedAt == nil)
    #expect(station.colour.edition == .fromNovember2014 && station.colour.greys.count == 6)
  }

  @Test("The same photograph again passes, and nothing has drifted")
  func unchanged() throws {
    let checked = try registered().checked(with: photograph(), at: later(30)).get()
    let check = try #require(checked.checks.last)
    #expect(check.outcome == .passed && checked.checkedAt == later(30))
    #expect(abs(check.scaleDrift) < 1e-9 && check.greyDrift < 1e-9)
  }

  @Test(
    "A nearer camera, other lights and other powers fail; less warns",
    arguments: [
      (62.4, LinearColour.one, PhotoStation.Check.Outcome.failed),
      (61.2, LinearColour.one, .passed),
      (60, LinearColour(1.12, 1, 0.85), .failed),
      (60, LinearColour(1.05, 1, 0.95), .warned),
      (60, LinearColour(0.8, 0.8, 0.8), .failed),
      (60, LinearColour(0.98, 0.98, 0.98), .passed),
    ])
  func drift(pitch: Double, gain: LinearColour, outcome: PhotoStation.Check.Outcome) throws {
    let checked = try registered().checked(
      with: photograph(pitch: pitch, gain: gain), at: later(1)
    ).get()
    #expect(checked.checks.last?.outcome == outcome, "\(checked.checks)")
    #expect(checked.isValid == (outcome != .failed))
  }

  @Test("A station that failed serves nobody until a check passes, and says since when")
  func failure() throws {
    let failed = try registered().checked(with: photograph(), at: later(1)).get()
      .checked(with: photograph(pitch: 65), at: later(2)).get()
      .checked(with: photograph(pitch: 65), at: later(3)).get()
    #expect(!failed.isValid && failed.failedAt == later(2) && failed.checkedAt == later(1))
    #expect(failed.refusal(of: Self.notes, width: 640, height: 480)?.code == .stationFailed)
    let mended = try failed.checked(with: photograph(), at: later(4)).get()
    #expect(mended.isValid && mended.failedAt == nil && mended.checkedAt == later(4))
    #expect(mended.refusal(of: Self.notes, width: 640, height: 480) == nil)
  }

  @Test("It serves no other camera, lens or size, and the camera turned")
  func otherCamera() throws {
    let station = try registered()
    func code(_ notes: CameraNotes?, _ width: Int = 640, _ height: Int = 480) -> String? {
      station.refusal(of: notes, width: width, height: height)?.code.rawValue
    }
    #expect(code(Self.notes) == nil && code(Self.notes, 480, 640) == nil)
    #expect(code(nil) == "station_other")
    #expect(code(Self.notes, 320, 240) == "station_other")
    var others = [CameraNotes()]
    others.append(CameraNotes(make: "Maker", model: "M2", focalLengthInMillimetres: 85))
    others.append(CameraNotes(make: "Other", model: "M1", focalLengthInMillimetres: 85))
    others.append(CameraNotes(make: "Maker", model: "M1", focalLengthInMillimetres: 70))
    for notes in others { #expect(code(notes) == "station_other") }
    let check = station.checked(with: photograph(notes: others[1]), at: later(1))
    #expect(check == .failure(.otherCamera(station.camera)))
  }

  @Test("A photograph without chart, camera or upright chart registers nothing")
  func refused() throws {
    func refusal(_ photograph: DecodedPhotograph) -> StationRefusal? {
      guard
        case .failure(let refusal) = PhotoStation.registered(
          description, from: photograph, at: registeredAt)
      else { return nil }
      return refusal
    }
    let grey = PixelImage(
      width: 64, height: 64, samples: Array(repeating: 120, count: 64 * 64 * 3))
    #expect(
      refusal(DecodedPhotograph(image: grey, format: .jpeg, camera: Self.notes)) == .noChart)
    #expect(refusal(photograph(notes: CameraNotes(make: "Maker"))) == .cameraUnknown)
    #expect(refusal(photograph(gain: LinearColour(6, 6, 6))) != nil)
    guard case .chartTilted(let degrees, _) = refusal(photograph(tilt: 35)) else {
      Issue.record("a tilted chart registered a station")
      return
    }
    #expect(abs(degrees - 35) < 4)
  }

  @Test("It is written and read without loss")
  func coded() throws {
    let station = try registered().checked(with: photograph(), at: later(1)).get()
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    #expect(try decoder.decode(PhotoStation.self, from: encoder.encode(station)) == station)
  }
}
