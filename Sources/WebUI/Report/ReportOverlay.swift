internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Raster
private import Vocabulary

/// Regions with numbers, mesh points, irises and a scale bar, as SVG in pixels of the photograph.
struct ReportOverlay {
  let analysis: PhotoAnalysis
  let width: Int
  let height: Int

  /// Okabe–Ito, without black; the number in each region says what the colour cannot.
  static let colours = [
    "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
  ]

  private var unit: Double { Double(max(width, height)) / 1000 }

  var markup: Markup {
    .element(
      .svg, [.svg(.viewBox, "0 0 \(width) \(height)"), .ariaHidden],
      [
        .element(.g, [.className("layer-regions")], regions),
        .element(.g, [.className("layer-points")], points),
        .element(.g, [.className("layer-irises")], irises + scaleBar),
      ])
  }

  private var regions: [Markup] {
    analysis.regions.enumerated().flatMap { index, region -> [Markup] in
      guard !region.corners.isEmpty else { return [] }
      let colour = Self.colours[index % Self.colours.count]
      let corners = region.corners.map { "\(place($0.x)),\(place($0.y))" }
      let centre = region.corners.reduce(Point(0, 0), +) / Double(region.corners.count)
      return [
        .element(
          .polygon,
          [
            .svg(.points, corners.joined(separator: " ")), .svg(.fill, colour),
            .svg(.fillOpacity, "0.10"), .svg(.stroke, colour),
            .svg(.strokeWidth, place(1.6 * unit)),
          ]),
        .element(
          .text,
          [
            .svg(.x, place(centre.x)), .svg(.y, place(centre.y + 4 * unit)),
            .svg(.fontSize, place(13 * unit)), .svg(.textAnchor, "middle"),
          ], [.data("\(index + 1)")]),
      ]
    }
  }

  private var points: [Markup] {
    (analysis.landmarks?.points ?? []).map { dot(Point($0.x, $0.y), radius: 1.1 * unit) }
  }

  /// Circles through the four rim points of each iris.
  private var irises: [Markup] {
    guard let landmarks = analysis.landmarks else { return [] }
    return [468, 473].map { centre in
      let middle = landmarks.position(centre)
      let rim = (1...4).map { index -> Double in
        let d = landmarks.position(centre + index) - middle
        return (d * d).sum().squareRoot()
      }
      return .element(
        .circle,
        [
          .svg(.cx, place(middle.x)), .svg(.cy, place(middle.y)),
          .svg(.r, place(rim.reduce(0, +) / 4)), .svg(.fill, "none"),
          .svg(.stroke, "#ffffff"), .svg(.strokeWidth, place(1.6 * unit)),
        ])
    }
  }

  private var scaleBar: [Markup] {
    guard let size = analysis.document.scale.millimetresPerPixel, size > 0 else { return [] }
    let length = 10 / size
    let left = 24 * unit
    let bottom = Double(height) - 24 * unit
    return [
      .element(
        .line,
        [
          .svg(.x1, place(left)), .svg(.x2, place(left + length)), .svg(.y1, place(bottom)),
          .svg(.y2, place(bottom)), .svg(.stroke, "#ffffff"),
          .svg(.strokeWidth, place(4 * unit)),
        ]),
      .element(
        .text,
        [
          .svg(.x, place(left)), .svg(.y, place(bottom - 9 * unit)),
          .svg(.fontSize, place(20 * unit)),
        ], [.data("10\u{202F}mm")]),
    ]
  }

  private func dot(_ at: Point, radius: Double) -> Markup {
    .element(
      .circle,
      [
        .svg(.cx, place(at.x)), .svg(.cy, place(at.y)), .svg(.r, place(radius)),
        .svg(.fill, "#ffffff"),
      ])
  }
}

/// A position to a tenth of a pixel.
private func place(_ value: Double) -> String {
  formatted(value, decimals: 1, in: .english).replacing("\u{2212}", with: "-")
}
