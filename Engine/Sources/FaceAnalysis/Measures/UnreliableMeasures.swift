internal import Vocabulary

/// Frontal measures whose points the mesh does not follow. They have no value, whatever the
/// picture.
enum UnreliableMeasures {
  static let all: [NamedMeasure] = [
    // The trichion: the mesh ends on the forehead and does not see the hairline.
    NamedMeasure(
      id: "facial_thirds.upper", name: Phrase(fr: "Tiers supérieur", en: "Upper third")),
    NamedMeasure(id: "facial_thirds.middle", name: Phrase(fr: "Tiers moyen", en: "Middle third")),
    NamedMeasure(
      id: "facial_thirds.lower", name: Phrase(fr: "Tiers inférieur", en: "Lower third")),
    // The side walls of the nasal bone: nothing in the mesh marks where they meet the cheek.
    NamedMeasure(id: "bony_width", name: Phrase(fr: "Largeur osseuse", en: "Bony width")),
    NamedMeasure(
      id: "bony_vs_alar_width",
      name: Phrase(fr: "Largeur osseuse sur largeur alaire", en: "Bony to alar width")),
    // The brow's apex: the same vertex stands there whatever the arch.
    NamedMeasure(
      id: "brow_position.right_apex",
      name: Phrase(fr: "Sommet du sourcil droit", en: "Apex of the right brow")),
    NamedMeasure(
      id: "brow_position.left_apex",
      name: Phrase(fr: "Sommet du sourcil gauche", en: "Apex of the left brow")),
    // Head and tail: where hair begins and ends, which styling moves.
    NamedMeasure(
      id: "brow_position.right_tail_rise",
      name: Phrase(fr: "Montée du sourcil droit", en: "Rise of the right brow")),
    NamedMeasure(
      id: "brow_position.left_tail_rise",
      name: Phrase(fr: "Montée du sourcil gauche", en: "Rise of the left brow")),
  ]
}
