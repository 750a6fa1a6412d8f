internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Raster

extension FaceDrawing {
  /// How each measure was taken, a group for each: a page shows the one that is asked for.
  var measures: [Markup] {
    analysis.measures.filter { !$0.construction.isEmpty }.map { measure in
      .element(
        .g, [.className("measure"), .data(.measure, measure.id)],
        measure.construction.flatMap(shapes))
    }
  }

  private func shapes(_ part: Construction) -> [Markup] {
    switch part {
    case .point(let at): [dot("end", at, radius: 2)]
    case .measured(let from, let to):
      [
        line("casing", from, to), line("measured", from, to), dot("end", from, radius: 2),
        dot("end", to, radius: 2),
      ]
    case .reference(let from, let to): [line("casing", from, to), line("reference", from, to)]
    }
  }
}
