import EngineTesting
import FaceAnalysis
import Raster
import Testing

@testable import PhotoAnalysis

@Suite("Scale of a chart beside a face")
struct ChartScaleTests {
  /// A chart of which a millimetre of the card is 0.5 pixels.
  private func chart() throws -> ColourChart {
    let painted = PaintedChart(
      colours: ChartEdition.fromNovember2014.colours,
      map: PaintedChart.map(centre: Point(310, 240), pitch: 45.65 / 2))
    return try #require(ChartFinder.find(in: painted.picture(width: 640, height: 480)))
  }

  private func irises(_ millimetresPerPixel: Double) -> Scale {
    Scale(
      millimetresPerPixel: millimetresPerPixel, relativeUncertainty: 0.043, source: .iris)
  }

  @Test("Without irises the card is assumed and its scale taken")
  func assumed() throws {
    let scale = ChartScale(try chart(), size: nil, irises: .unknown)
    #expect(scale.size == .classic && scale.source == .assumed && scale.holdsForFace)
  }

  @Test("The irises tell the card from the pocket case")
  func told() throws {
    let card = ChartScale(try chart(), size: nil, irises: irises(2.1))
    #expect(card.size == .classic && card.source == .irises && card.holdsForFace)
    let pocket = ChartScale(try chart(), size: nil, irises: irises(0.64))
    #expect(pocket.size == .passport && pocket.source == .irises && pocket.holdsForFace)
    #expect(abs(try #require(pocket.scale.millimetresPerPixel) / (15 / (45.65 / 2)) - 1) < 0.01)
  }

  @Test("A chart that the irises contradict gives no scale")
  func contradicted() throws {
    for size in [nil, ChartSize.classic] {
      let scale = ChartScale(try chart(), size: size, irises: irises(1.4))
      #expect(!scale.holdsForFace && scale.size == .classic)
      #expect(scale.source == (size == nil ? .assumed : .given))
    }
  }

  @Test("A size that was named is taken as it is")
  func given() throws {
    let scale = ChartScale(
      try chart(), size: .measured(pitchInMillimetres: 20), irises: irises(0.9))
    #expect(scale.source == .given && scale.holdsForFace)
    #expect(abs(try #require(scale.scale.millimetresPerPixel) / (20 / (45.65 / 2)) - 1) < 0.01)
  }
}
