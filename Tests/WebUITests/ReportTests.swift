import FaceAnalysis
import Raster
import Testing
import Vocabulary

@testable import PhotoAnalysis
@testable import WebUI

@Suite struct ReportTests {
  private func analysis(
    file: String, refused: [Refusal]?, doubt: AnalysisDocument.View.Uncertainty? = nil,
    placed: [String: AnalysisDocument.ProfileLandmark]? = nil
  ) -> PhotoAnalysis {
    let document = AnalysisDocument(
      file: file, sha256: "ab12", image: .init(width: 30, height: 40), refused: refused,
      quality: [], view: .init(kind: .frontal, yaw: -1.25, pitch: 3, roll: 0, uncertainty: doubt),
      scale: Scale(millimetresPerPixel: 0.1134, relativeUncertainty: 0.043, source: .iris),
      colour: .init(status: .uncalibrated, meanDeltaE2000: nil), landmarks: nil,
      profileLandmarks: placed, measures: [], findings: [], scores: [], grades: [],
      skinTone: .init(status: .uncalibrated, ita: nil, uncertainty: nil),
      provenance: .init(engine: "0.1.0", models: [], knowledge: nil))
    return PhotoAnalysis(
      document: document, image: nil, landmarks: nil, pose: nil, regions: [], skin: nil)
  }

  @Test func carriesBothLanguagesAndTheirNumbers() {
    let html = Report(of: analysis(file: "a.jpg", refused: nil), photo: [1, 2, 3]).html
    #expect(html.contains("0,1134\u{202F}mm/px"))
    #expect(html.contains("0.1134\u{202F}mm/px"))
    #expect(html.contains("±\u{202F}4,3\u{202F}%"))
    #expect(html.contains("data:image/jpeg;base64,AQID"))
    #expect(!html.contains("<script") && !html.contains("http"))
  }

  @Test func refusalSaysWhatHappenedAndFileNamesAreEscaped() {
    let message = Phrase(fr: "Trop petit.", en: "Too small.")
    let refusal = Refusal(
      code: .faceTooSmall, message: message, value: 41, limit: 60, unit: "px")
    let html = Report(of: analysis(file: "<b>.jpg", refused: [refusal]), photo: nil).html
    #expect(html.contains("Trop petit.") && html.contains("Too small."))
    #expect(html.contains("41\u{202F}px") && html.contains("60\u{202F}px"))
    #expect(html.contains("&lt;b&gt;.jpg") && !html.contains("<b>"))
  }

  @Test("Angles stand with their uncertainty, or are called provisional")
  func doubt() {
    let without = Report(of: analysis(file: "a.jpg", refused: nil), photo: nil).html
    #expect(without.contains("provisoire") && without.contains("provisional"))
    let known = AnalysisDocument.View.Uncertainty(yaw: 1.25, pitch: 2.5, roll: 0.5)
    let with = Report(of: analysis(file: "a.jpg", refused: nil, doubt: known), photo: nil).html
    #expect(with.contains("±\u{202F}2,5°") && with.contains("±\u{202F}2.5°"))
    #expect(!with.contains("incertitude non mesurée"))
  }

  @Test("Measures stand with their uncertainty, or with the reason why there is none")
  func measures() {
    let base = analysis(file: "a.jpg", refused: nil)
    let measured = PhotoAnalysis(
      document: base.document, image: nil, landmarks: nil, pose: nil, regions: [], skin: nil,
      measures: MeasuredFace(
        landmarks: Self.face, pose: nil, scale: .unknown, view: .frontal
      ).measures)
    let html = Report(of: measured, photo: nil).html
    #expect(html.contains("Distance intercanthale") && html.contains("Intercanthal distance"))
    #expect(html.contains(NotMeasurable.poseUnknown.message.fr.prefix(30)))
  }

  private static let face: FaceLandmarks = {
    let points = (0..<FaceLandmarks.count).map { Point3(Double($0), Double($0 % 40), 0) }
    guard let face = FaceLandmarks(points: points) else { preconditionFailure("478 points") }
    return face
  }()

  @Test("Points placed by hand are listed and drawn")
  func placed() throws {
    let analysis = analysis(
      file: "a.jpg", refused: nil, placed: ["prn": .init(at: [12, 20], uncertainty: nil)])
    let html = Report(of: analysis, photo: [1]).html
    #expect(html.contains("Pronasal") && html.contains("Pronasale"))
    let drawing = try #require(FaceDrawing(of: analysis)).file(width: 60)
    #expect(drawing.contains(">prn</text>") && drawing.contains("height=\"80.00\""))
  }

  @Test("A number stands inside its region, even a bent one")
  func numbers() {
    let bent = RegionPolygon(
      region: .leftCheek,
      corners: [
        Point(0, 0), Point(100, 0), Point(100, 10), Point(10, 10), Point(10, 80), Point(0, 80),
      ])
    let at = bent.deepestPoint
    #expect(at.x > 0 && at.y > 0 && (at.x < 10 || at.y < 10))
  }

  @Test func everyRegionAndViewHasItsOwnName() {
    for language in Language.allCases {
      let regions = Set(FaceRegion.allCases.map { ReportPhrases.name(of: $0)[language] })
      #expect(regions.count == FaceRegion.allCases.count)
      let views = Set(PhotographicView.allCases.map { ReportPhrases.name(of: $0)[language] })
      #expect(views.count == PhotographicView.allCases.count)
    }
  }

  @Test func numbersFollowTheLanguage() {
    #expect(formatted(-1.25, decimals: 1, in: .french).hasPrefix("\u{2212}1,"))
    #expect(formatted(-0.04, decimals: 1, in: .english) == "0.0")
    #expect(quantity(5, decimals: 0, unit: "%", in: .english) == "5%")
  }
}
