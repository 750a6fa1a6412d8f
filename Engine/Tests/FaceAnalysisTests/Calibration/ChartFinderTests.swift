import EngineTesting
import Raster
import Testing

@testable import FaceAnalysis

@Suite("Colour chart")
struct ChartFinderTests {
  private static let width = 640
  private static let height = 480

  private func chart(
    _ edition: ChartEdition = .fromNovember2014, pitch: Double = 60, roll: Double = 8,
    tilt: Double = 0
  ) -> PaintedChart {
    PaintedChart(
      colours: edition.colours,
      map: PaintedChart.map(centre: Point(310, 250), pitch: pitch, roll: roll, tilt: tilt))
  }

  private func find(_ chart: PaintedChart) -> ColourChart? {
    ChartFinder.find(in: chart.picture(width: Self.width, height: Self.height))
  }

  /// Greatest distance of a patch from where it was painted, in pitches.
  private func error(_ found: ColourChart, _ chart: PaintedChart) -> Double {
    found.patches.indices.map { patch in
      let at = Point(Double(patch % 6), Double(patch / 6))
      let step = chart.map.derivative(at: at).x
      return length(found.patches[patch].centre - chart.map.apply(at)) / length(step)
    }.max() ?? .infinity
  }

  @Test(
    "It is found at every quarter of a turn and between", arguments: [0, 33, 90, 147, 180, 270])
  func turned(roll: Int) throws {
    let chart = chart(roll: Double(roll))
    #expect(error(try #require(find(chart)), chart) < 0.03)
  }

  @Test("It is found at a tilt, and its scale is that of its centre", arguments: [10, 30, 45, 60])
  func tilted(tilt: Int) throws {
    let chart = chart(tilt: Double(tilt))
    let found = try #require(find(chart))
    #expect(error(found, chart) < 0.04)
    let scale = found.scale(.classic)
    let truth = ChartSize.classic.pitchInMillimetres / 60
    let uncertainty = try #require(scale.relativeUncertainty)
    #expect(abs(try #require(scale.millimetresPerPixel) / truth - 1) < 0.01)
    #expect(uncertainty >= ColourChart.planeDeviation && uncertainty < 0.06)
    #expect(abs(found.tiltInDegrees - Double(tilt)) < 4)
  }

  @Test("It is found small", arguments: [14.0, 20, 35])
  func small(pitch: Double) throws {
    let chart = chart(pitch: pitch)
    #expect(error(try #require(find(chart)), chart) < 0.05)
  }

  @Test("Its editions are told apart", arguments: ChartEdition.allCases)
  func editions(edition: ChartEdition) throws {
    let reading = try #require(find(chart(edition))?.colour)
    #expect(reading.edition == edition)
    #expect(reading.meanLeftOut < 0.5 && reading.isGoodEnough)
  }

  @Test("Paint halfway between the editions is of no known edition")
  func unknownEdition() throws {
    let between = zip(
      ChartEdition.beforeNovember2014.colours, ChartEdition.fromNovember2014.colours
    )
    .map {
      LabColour(($0.lightness + $1.lightness) / 2, ($0.a + $1.a) / 2, ($0.b + $1.b) / 2)
    }
    var chart = chart()
    chart.colours = between
    #expect(try #require(find(chart)?.colour).edition == nil)
  }

  @Test("The correction undoes the camera for colours that are not on the chart")
  func correction() throws {
    let chart = chart()
    let correction = try #require(find(chart)?.colour?.correction)
    for lab in [LabColour(30, 10, 8), LabColour(55, -5, -20), LabColour(72, 12, 18)] {
      let linear = lab.linearColour
      let seen = LinearColour(
        (chart.camera[0] * linear).sum(), (chart.camera[1] * linear).sum(),
        (chart.camera[2] * linear).sum())
      #expect(LabColour(correction.apply(seen)).difference2000(from: lab) < 1)
    }
  }

  @Test("Patches in a shadow do not count, and it is still found")
  func shadow() throws {
    var chart = chart(roll: 0)
    chart.light = { $0.x < 180 ? 0.4 : 1 }
    let found = try #require(find(chart))
    let shaded = found.patches.indices.filter { found.patches[$0].use == .shaded }
    #expect(shaded.contains(0) && shaded.contains(6) && !shaded.contains(2))
    #expect(try #require(found.colour).meanLeftOut < 1)
  }

  @Test("Clipped patches do not count")
  func clipped() throws {
    var chart = chart()
    chart.camera = chart.camera.map { $0 * 1.5 }
    let found = try #require(find(chart))
    #expect(found.patches[18].use == .clipped)
    #expect(found.patches[21].use == .used)
  }

  @Test("A mirrored chart, wrong orders and other colours are none")
  func none() {
    var mirrored = chart()
    mirrored.order = (0..<24).map { 5 - $0 % 6 + 6 * ($0 / 6) }
    #expect(find(mirrored) == nil)
    for step in [5, 7, 11, 13] {
      var shuffled = chart()
      shuffled.order = (0..<24).map { ($0 * step + 3) % 24 }
      #expect(find(shuffled) == nil)
    }
    var checkerboard = chart()
    checkerboard.order = (0..<24).map { ($0 % 6 + $0 / 6) % 2 == 0 ? 18 : 23 }
    #expect(find(checkerboard) == nil)
    var rows = chart()
    rows.order = (0..<24).map { $0 % 6 + 6 * ((($0 / 6) + 1) % 4) }
    #expect(find(rows) == nil)
  }

  @Test("An empty and a tiny picture hold none")
  func empty() {
    #expect(
      ChartFinder.find(
        in: PixelImage(width: 64, height: 48, samples: Array(repeating: 90, count: 64 * 48 * 3)))
        == nil)
    #expect(ChartFinder.find(in: PixelImage(width: 1, height: 1, samples: [1, 2, 3])) == nil)
  }
}
