internal import HTML
public import Raster

/// Where a colour chart was seen in a photograph, pixels of the upright picture.
public struct ChartSight: Hashable, Sendable {
  public let width: Int
  public let height: Int
  /// Four, clockwise on the chart.
  public let corners: [Point]
  public let patches: [Patch]

  public struct Patch: Hashable, Sendable {
    public let at: Point
    /// Whether its colour counts.
    public let isUsed: Bool

    public init(at: Point, isUsed: Bool) {
      self.at = at
      self.isUsed = isUsed
    }
  }

  public init(width: Int, height: Int, corners: [Point], patches: [Patch]) {
    self.width = width
    self.height = height
    self.corners = corners
    self.patches = patches
  }
}

/// The outline of a chart, a ring on each patch that counts and a cross on each that does not.
struct ChartDrawing {
  let sight: ChartSight

  /// To lie over the photograph.
  var markup: Markup {
    .element(
      .svg, [.svg(.viewBox, "0 0 \(sight.width) \(sight.height)"), .ariaHidden], shapes)
  }

  var shapes: [Markup] {
    let outline = sight.corners.map { "\(place($0.x)),\(place($0.y))" }.joined(separator: " ")
    return [
      .element(.polygon, [.className("casing chart"), .svg(.points, outline)]),
      .element(.polygon, [.className("chart"), .svg(.points, outline)]),
    ] + sight.patches.flatMap(mark)
  }

  /// A third of the way from one patch to the next.
  private var reach: Double {
    guard sight.patches.count > 1 else { return 4 }
    let step = sight.patches[1].at - sight.patches[0].at
    return max(2, (step * step).sum().squareRoot() / 4)
  }

  private func mark(_ patch: ChartSight.Patch) -> [Markup] {
    ["casing chart", "chart"].map { name in
      patch.isUsed ? ring(name, patch.at) : cross(name, patch.at)
    }
  }

  private func ring(_ name: String, _ at: Point) -> Markup {
    .element(
      .circle,
      [
        .className(name), .svg(.cx, place(at.x)), .svg(.cy, place(at.y)), .svg(.r, place(reach)),
      ])
  }

  private func cross(_ name: String, _ at: Point) -> Markup {
    let (l, r, t, b) = (at.x - reach, at.x + reach, at.y - reach, at.y + reach)
    return .element(
      .path,
      [
        .className(name),
        .svg(
          .d,
          "M\(place(l)) \(place(t))L\(place(r)) \(place(b))M\(place(r)) \(place(t))L\(place(l)) \(place(b))"
        ),
      ])
  }
}
