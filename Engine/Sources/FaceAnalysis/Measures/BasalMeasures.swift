internal import Vocabulary

/// Measures of the basal view.
enum BasalMeasures {
  static let all = [
    NamedMeasure(id: "basal_triangle", name: Phrase(fr: "Triangle basal", en: "Basal triangle"))
  ]
}
