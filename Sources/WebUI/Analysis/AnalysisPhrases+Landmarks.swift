internal import FaceAnalysis
internal import Vocabulary

extension AnalysisPhrases {
  /// The clinician's name of a landmark; left and right are the patient's.
  static func name(of landmark: NamedLandmark) -> Phrase {
    switch landmark {
    case .trichion: Phrase(fr: "Trichion (haut du maillage)", en: "Trichion (top of the mesh)")
    case .glabella: Phrase(fr: "Glabelle", en: "Glabella")
    case .nasion: Phrase(fr: "Nasion", en: "Nasion")
    case .pronasale: Phrase(fr: "Pronasale (pointe du nez)", en: "Pronasale (tip of the nose)")
    case .subnasale: Phrase(fr: "Subnasale", en: "Subnasale")
    case .labraleSuperius: Phrase(fr: "Labrale superius", en: "Labrale superius")
    case .stomionSuperius: Phrase(fr: "Stomion superius", en: "Stomion superius")
    case .stomionInferius: Phrase(fr: "Stomion inferius", en: "Stomion inferius")
    case .labraleInferius: Phrase(fr: "Labrale inferius", en: "Labrale inferius")
    case .pogonion: Phrase(fr: "Pogonion", en: "Pogonion")
    case .menton: Phrase(fr: "Menton", en: "Menton")
    case .rightExocanthion: Phrase(fr: "Exocanthion droit", en: "Right exocanthion")
    case .leftExocanthion: Phrase(fr: "Exocanthion gauche", en: "Left exocanthion")
    case .rightEndocanthion: Phrase(fr: "Endocanthion droit", en: "Right endocanthion")
    case .leftEndocanthion: Phrase(fr: "Endocanthion gauche", en: "Left endocanthion")
    case .rightPupil: Phrase(fr: "Pupille droite", en: "Right pupil")
    case .leftPupil: Phrase(fr: "Pupille gauche", en: "Left pupil")
    case .rightBrowPeak: Phrase(fr: "Sommet du sourcil droit", en: "Peak of the right brow")
    case .leftBrowPeak: Phrase(fr: "Sommet du sourcil gauche", en: "Peak of the left brow")
    case .rightAlare: Phrase(fr: "Alare droit", en: "Right alare")
    case .leftAlare: Phrase(fr: "Alare gauche", en: "Left alare")
    case .rightCheilion: Phrase(fr: "Cheilion droit", en: "Right cheilion")
    case .leftCheilion: Phrase(fr: "Cheilion gauche", en: "Left cheilion")
    case .rightCristaPhiltri: Phrase(fr: "Crista philtri droite", en: "Right crista philtri")
    case .leftCristaPhiltri: Phrase(fr: "Crista philtri gauche", en: "Left crista philtri")
    case .rightZygion: Phrase(fr: "Zygion droit", en: "Right zygion")
    case .leftZygion: Phrase(fr: "Zygion gauche", en: "Left zygion")
    case .rightGonion: Phrase(fr: "Gonion droit", en: "Right gonion")
    case .leftGonion: Phrase(fr: "Gonion gauche", en: "Left gonion")
    }
  }
}
