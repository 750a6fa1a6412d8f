internal import Vocabulary

/// Measures of the profile, which a picture of another view cannot give.
enum ProfileMeasures {
  static let all: [NamedMeasure] =
    [
      NamedMeasure(
        id: "nasofrontal_angle", name: Phrase(fr: "Angle naso-frontal", en: "Nasofrontal angle")),
      NamedMeasure(
        id: "nasofacial_angle", name: Phrase(fr: "Angle naso-facial", en: "Nasofacial angle")),
      NamedMeasure(
        id: "nasomental_angle", name: Phrase(fr: "Angle naso-mentonnier", en: "Nasomental angle")),
      NamedMeasure(
        id: "mentocervical_angle",
        name: Phrase(fr: "Angle mento-cervical", en: "Mentocervical angle")),
      NamedMeasure(
        id: "nasolabial_angle", name: Phrase(fr: "Angle naso-labial", en: "Nasolabial angle")),
      NamedMeasure(
        id: "tip_rotation", name: Phrase(fr: "Rotation de la pointe", en: "Tip rotation")),
      NamedMeasure(
        id: "tip_projection", name: Phrase(fr: "Projection de la pointe", en: "Tip projection")),
      NamedMeasure(id: "goode_ratio", name: Phrase(fr: "Rapport de Goode", en: "Goode ratio")),
      NamedMeasure(
        id: "crumley_triangle.projection",
        name: Phrase(fr: "Triangle de Crumley, projection", en: "Crumley triangle, projection")),
      NamedMeasure(
        id: "crumley_triangle.height",
        name: Phrase(fr: "Triangle de Crumley, hauteur", en: "Crumley triangle, height")),
      NamedMeasure(
        id: "simons_ratio", name: Phrase(fr: "Rapport de Simons", en: "Simons ratio")),
      NamedMeasure(
        id: "powell_humphreys_projection",
        name: Phrase(
          fr: "Projection de Powell et Humphreys", en: "Powell and Humphreys projection")),
      NamedMeasure(
        id: "byrd_tip_ratio", name: Phrase(fr: "Rapport de Byrd", en: "Byrd tip ratio")),
      NamedMeasure(
        id: "columellar_show", name: Phrase(fr: "Exposition columellaire", en: "Columellar show")),
      NamedMeasure(id: "dorsal_hump", name: Phrase(fr: "Bosse dorsale", en: "Dorsal hump")),
      NamedMeasure(
        id: "radix_position", name: Phrase(fr: "Position du radix", en: "Radix position")),
    ] + lips + chin

  private static let lips: [NamedMeasure] =
    [
      (
        "lip_projection", Phrase(fr: "Projection des lèvres", en: "Lip projection"),
        ["upper", "lower"]
      ),
      ("ricketts_e_line", Phrase(fr: "Ligne E (Ricketts)", en: "E line (Ricketts)"), lipComponents),
      ("burstone_line", Phrase(fr: "Ligne de Burstone", en: "Burstone line"), lipComponents),
      ("steiner_s_line", Phrase(fr: "Ligne S (Steiner)", en: "S line (Steiner)"), lipComponents),
    ].flatMap { id, name, components in
      zip(components, lipNames).map { component, lip in
        NamedMeasure(
          id: "\(id).\(component)",
          name: Phrase(fr: "\(name.fr), \(lip.fr)", en: "\(name.en), \(lip.en)"))
      }
    }

  private static let lipComponents = ["upper_lip", "lower_lip"]
  private static let lipNames = [
    Phrase(fr: "lèvre supérieure", en: "upper lip"),
    Phrase(fr: "lèvre inférieure", en: "lower lip"),
  ]

  private static let chin: [NamedMeasure] = [
    NamedMeasure(
      id: "legan_convexity",
      name: Phrase(fr: "Convexité faciale (Legan)", en: "Facial convexity (Legan)")),
    NamedMeasure(
      id: "zero_meridian",
      name: Phrase(fr: "Méridien zéro (Gonzalez-Ulloa)", en: "Zero meridian (Gonzalez-Ulloa)")),
    NamedMeasure(
      id: "labiomental_fold.depth",
      name: Phrase(fr: "Profondeur du sillon labio-mentonnier", en: "Depth of the labiomental fold")
    ),
    NamedMeasure(
      id: "labiomental_fold.angle",
      name: Phrase(fr: "Angle du sillon labio-mentonnier", en: "Angle of the labiomental fold")),
    NamedMeasure(
      id: "gonial_angle_soft",
      name: Phrase(fr: "Angle goniaque cutané", en: "Soft-tissue gonial angle")),
    NamedMeasure(
      id: "submental_neck_angle",
      name: Phrase(fr: "Angle cervico-mentonnier", en: "Submental-neck angle")),
  ]
}
