import FaceAnalysis
import Raster
import Testing
import Vocabulary

@testable import PhotoAnalysis
@testable import WebUI

@Suite("Two photographs on one stage")
struct ComparisonPageTests {
  @Test("A day is one of the calendar", arguments: ["2026-11-23", "2024-02-29", "2000-02-29"])
  func day(text: String) throws {
    #expect(try #require(PhotographDate(text)).isoText == text)
  }

  @Test(
    "What is no day is refused",
    arguments: [
      "", "2026-2-3", "2026-02-30", "2100-02-29", "2026-13-01", "2026-00-10", "1899-12-31",
      "2026-11-00", "2026-11-23T10:00", "-026-11-23",
    ])
  func noDay(text: String) { #expect(PhotographDate(text) == nil) }

  @Test(
    "Days between two dates",
    arguments: [
      ("2026-05-04", "2026-11-23", 203), ("2024-02-28", "2024-03-01", 2),
      ("2025-02-28", "2025-03-01", 1), ("1999-12-31", "2000-01-01", 1),
      ("2026-01-01", "2025-01-01", -365), ("2026-11-23", "2026-11-23", 0),
    ])
  func interval(first: String, second: String, days: Int) throws {
    let (a, b) = (try #require(PhotographDate(first)), try #require(PhotographDate(second)))
    #expect(a.days(to: b) == days)
    #expect((a < b) == (days > 0))
  }

  @Test("Dates are written as each language does")
  func written() throws {
    let day = try #require(PhotographDate("2026-05-04"))
    #expect(day.text(in: .french) == "04/05/2026" && day.text(in: .english) == "4 May 2026")
  }

  @Test("Differences carry their sign, zero none, and a deviation is never shown as zero")
  func format() {
    let format = MeasureFormat(.millimetre)
    #expect(format.difference(1.24, in: .english) == "+1.2\u{202F}mm")
    #expect(format.difference(-1.26, in: .french) == "\u{2212}1,3\u{202F}mm")
    #expect(format.difference(0.04, in: .french) == "0,0\u{202F}mm")
    #expect(format.deviation(0.04, in: .english) == "±\u{202F}0.04")
    #expect(format.deviation(0.0004, in: .french) == "±\u{202F}0,0004")
    #expect(MeasureFormat(.one).deviation(0.11, in: .french) == "±\u{202F}0,11")
  }

  /// A face whose eyes lie `tilt` degrees aslant; all points but those of the eyes and the nose's
  /// root on its middle.
  private func analysis(tilted: Bool) throws -> PhotoAnalysis {
    var points = [Point3](repeating: Point3(500, 600, 0), count: FaceLandmarks.count)
    let across = tilted ? Point3(200, 40, 0) : Point3(200, 0, 0)
    // Corners of the eyes with what lies next to them, pupils, sides of the nose's root.
    let places: [([Int], Double)] = [
      ([33, 130, 7, 246], -1), ([263, 359, 249, 466], 1), ([133, 243, 155, 173], -0.4),
      ([362, 463, 382, 398], 0.4), ([468], -0.7), ([473], 0.7), ([193], -0.1), ([417], 0.1),
    ]
    for (indices, share) in places {
      for index in indices { points[index] = Point3(500, 400, 0) + across * share }
    }
    points[168] = Point3(500, 400, 0)
    points[6] = Point3(500, 430, 0)
    let document = AnalysisDocument(
      file: "a.jpg", sha256: nil, image: .init(width: 1000, height: 1200), refused: nil,
      quality: [], view: nil, scale: .unknown,
      colour: .init(status: .uncalibrated, meanDeltaE2000: nil), landmarks: nil,
      profileLandmarks: nil, measures: [], findings: [], scores: [], grades: [],
      skinTone: .init(status: .uncalibrated, ita: nil, uncertainty: nil),
      provenance: .init(engine: "0.1.0", models: [], knowledge: nil))
    return PhotoAnalysis(
      document: document, image: nil, landmarks: FaceLandmarks(points: points),
      pose: nil, regions: [], skin: nil)
  }

  @Test("The eyes of the first lie level, and those of the second on them")
  func level() throws {
    let comparison = PhotoComparison(
      first: try analysis(tilted: true), second: try analysis(tilted: false), samePerson: false)
    let frame = ComparisonFrame(comparison)
    let (first, second) = (
      try #require(comparison.first.landmarks), try #require(comparison.second.landmarks)
    )
    let right = frame.first.apply(first.position(33))
    let left = frame.first.apply(first.position(263))
    #expect(abs(right.y - left.y) < 1e-9 && right.x < left.x)
    let other = frame.second.apply(second.position(33)) - right
    #expect((other * other).sum().squareRoot() < 5)
    #expect(frame.isRegistered && frame.x < right.x && frame.x + frame.width > left.x)
  }

  @Test("Without a face both photographs are shown whole, one as high as the other")
  func unregistered() throws {
    let face = try analysis(tilted: false)
    let none = PhotoAnalysis(
      document: face.document, image: nil, landmarks: nil, pose: nil, regions: [], skin: nil)
    let frame = ComparisonFrame(PhotoComparison(first: none, second: face, samePerson: false))
    #expect(!frame.isRegistered && frame.first == .identity && frame.second == .identity)
    #expect(frame.viewBox == "0.00 0.00 1000.00 1200.00")
  }
}
