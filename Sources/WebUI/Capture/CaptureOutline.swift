internal import HTML
internal import Vocabulary

/// The outline of a head in a view, to frame by: 300 × 400 units, eyes on a third of the height.
struct CaptureOutline {
  let view: PhotographicView

  var markup: Markup {
    .element(
      .svg,
      [
        .id("outline"), .className("outline"), .svg(.viewBox, "0 0 300 400"),
        .svg(.preserveAspectRatio, "xMidYMid meet"), .ariaHidden,
      ], [.element(.g, isMirrored ? [.svg(.transform, "translate(300 0) scale(-1 1)")] : [], lines)]
    )
  }

  /// Drawn for the patient's left side; the right side is its mirror image.
  private var isMirrored: Bool { view == .rightProfile || view == .rightOblique }

  private var lines: [Markup] {
    switch view {
    case .frontal: frontal
    case .leftProfile, .rightProfile: profile
    case .leftOblique, .rightOblique: oblique
    case .basal: basal
    }
  }

  private var frontal: [Markup] {
    [
      path(
        "M150 48C98 48 74 92 74 150c0 32 6 62 18 88 14 30 36 58 58 58s44-28 58-58c12-26 18-56 18-88 0-58-24-102-76-102z"
      ),
      path("M112 280c0 26-4 40-30 50-30 10-52 22-62 52M188 280c0 26 4 40 30 50 30 10 52 22 62 52"),
      guide("M60 158H240M150 40V304M118 244H182"),
    ]
  }

  private var profile: [Markup] {
    [
      path(
        "M176 52c-44-6-76 18-82 56-2 14-4 22-8 32-2 6-2 10-6 18-6 12-16 28-20 36-3 7 2 11 12 12 2 6 0 9-2 12 4 4 4 8 0 13 4 6 3 10-1 18-4 12 0 24 16 28 18 4 38 0 56-8"
      ),
      path("M141 269c6 26 4 46-14 62M176 52c58 8 84 60 76 112-6 40-22 62-24 98-2 30 14 52 42 66"),
      path("M178 150c12-10 24-4 22 12-2 16-10 22-16 36-4 8-14 6-14-4 0-14-4-34 8-44z"),
      guide("M70 158H240M62 206H220"),
    ]
  }

  private var oblique: [Markup] {
    [
      path(
        "M158 48C104 44 78 84 76 136c-8 14-6 22-4 34-8 20-14 28-8 34 4 4 10 4 12 8 0 14 0 20 4 28 6 26 22 52 48 56 32 4 70-24 86-58 12-26 20-54 20-86 0-58-26-100-76-104z"
      ),
      path("M146 296c2 20-4 34-26 44M212 248c2 34 6 60 56 90"),
      path("M232 150c10-8 20-2 18 12-2 14-8 20-12 32-4 6-12 4-12-2"),
      guide("M64 158H246M108 52C92 120 88 220 112 290"),
    ]
  }

  private var basal: [Markup] {
    [
      path(
        "M150 84c-46 0-74 34-76 84-2 46 14 92 40 120 12 12 24 16 36 16s24-4 36-16c26-28 42-74 40-120-2-50-30-84-76-84z"
      ),
      path(
        "M150 108c-16 0-22 16-30 32-8 14-6 24 4 26 10 0 18-4 26-4s16 4 26 4c10-2 12-12 4-26-8-16-14-32-30-32z"
      ),
      path("M138 150c-4-8-10-8-12 0M162 150c4-8 10-8 12 0"),
      path("M112 296c-4 30-24 44-60 62M188 296c4 30 24 44 60 62"),
      guide("M70 112H230M150 70V306"),
    ]
  }

  private func path(_ d: String) -> Markup {
    .element(.path, [.className("outline-line"), .svg(.d, d)])
  }

  private func guide(_ d: String) -> Markup {
    .element(.path, [.className("outline-guide"), .svg(.d, d)])
  }
}
