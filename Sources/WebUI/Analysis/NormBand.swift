internal import HTML
internal import Knowledge
internal import Vocabulary

/// The range of a norm as a grey band, its mean as a tick, and where the value lies as a dot.
struct NormBand {
  let norm: Norm
  let value: Double

  private static let width = 240.0
  private static let height = 20.0

  var markup: Markup {
    let range = norm.range
    // The band fills the middle half; a value further out widens the scale.
    let reach = max(4 * norm.standardDeviation, 1.1 * abs(value - norm.mean))
    func x(_ number: Double) -> Double {
      Self.width * (0.5 + (number - norm.mean) / (2 * reach))
    }
    func text(_ number: Double) -> String { formatted(number, decimals: 1, in: .english) }
    let middle = Self.height / 2
    return .element(
      .svg,
      [
        .className("norm-band"), .ariaHidden,
        .svg(.viewBox, "0 0 \(Int(Self.width)) \(Int(Self.height))"),
      ],
      [
        line(0, Self.width, "norm-axis"),
        .element(
          .rect,
          [
            .className("norm-range"), .svg(.x, text(x(range.lowerBound))), .svg(.y, "4"),
            .svg(.width, text(x(range.upperBound) - x(range.lowerBound))), .svg(.height, "12"),
          ]),
        .element(
          .line,
          [
            .className("norm-mean"), .svg(.x1, text(x(norm.mean))), .svg(.x2, text(x(norm.mean))),
            .svg(.y1, "3"), .svg(.y2, "17"),
          ]),
        .element(
          .circle,
          [
            .className("norm-value"), .svg(.cx, text(x(value))), .svg(.cy, text(middle)),
            .svg(.r, "4"),
          ]),
      ])
  }

  private func line(_ from: Double, _ to: Double, _ name: String) -> Markup {
    .element(
      .line,
      [
        .className(name), .svg(.x1, "\(Int(from))"), .svg(.x2, "\(Int(to))"),
        .svg(.y1, "\(Int(Self.height / 2))"), .svg(.y2, "\(Int(Self.height / 2))"),
      ])
  }
}
