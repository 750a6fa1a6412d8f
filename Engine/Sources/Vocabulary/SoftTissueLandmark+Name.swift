extension SoftTissueLandmark {
  /// The name in the field's terms.
  public var name: Phrase {
    switch self {
    case .trichion: Phrase(fr: "Trichion", en: "Trichion")
    case .glabella: Phrase(fr: "Glabelle", en: "Glabella")
    case .nasion: Phrase(fr: "Nasion cutané", en: "Soft-tissue nasion")
    case .rhinion: Phrase(fr: "Rhinion", en: "Rhinion")
    case .supratip: Phrase(fr: "Point sus-apical", en: "Supratip point")
    case .pronasale: Phrase(fr: "Pronasal", en: "Pronasale")
    case .columella: Phrase(fr: "Point columellaire", en: "Columella point")
    case .subnasale: Phrase(fr: "Sous-nasal", en: "Subnasale")
    case .alare: Phrase(fr: "Alaire", en: "Alare")
    case .alarCrease: Phrase(fr: "Sillon alaire", en: "Alar crease")
    case .nostrilFront: Phrase(fr: "Bord antérieur de la narine", en: "Front of the nostril")
    case .nostrilBack: Phrase(fr: "Bord postérieur de la narine", en: "Back of the nostril")
    case .labraleSuperius: Phrase(fr: "Labial supérieur", en: "Labrale superius")
    case .cristaPhiltri: Phrase(fr: "Crête philtrale", en: "Crista philtri")
    case .stomion: Phrase(fr: "Stomion", en: "Stomion")
    case .labraleInferius: Phrase(fr: "Labial inférieur", en: "Labrale inferius")
    case .cheilion: Phrase(fr: "Cheilion", en: "Cheilion")
    case .sublabiale: Phrase(fr: "Sublabial", en: "Sublabiale")
    case .pogonion: Phrase(fr: "Pogonion cutané", en: "Soft-tissue pogonion")
    case .gnathion: Phrase(fr: "Gnathion cutané", en: "Soft-tissue gnathion")
    case .menton: Phrase(fr: "Menton cutané", en: "Soft-tissue menton")
    case .cervicalPoint: Phrase(fr: "Point cervical", en: "Cervical point")
    case .endocanthion: Phrase(fr: "Endocanthion", en: "Endocanthion")
    case .exocanthion: Phrase(fr: "Exocanthion", en: "Exocanthion")
    case .pupil: Phrase(fr: "Centre de la pupille", en: "Pupil centre")
    case .zygion: Phrase(fr: "Zygion", en: "Zygion")
    case .gonion: Phrase(fr: "Gonion cutané", en: "Soft-tissue gonion")
    case .tragion: Phrase(fr: "Tragion", en: "Tragion")
    case .orbitale: Phrase(fr: "Orbital cutané", en: "Soft-tissue orbitale")
    case .browHead: Phrase(fr: "Tête du sourcil", en: "Brow head")
    case .browApex: Phrase(fr: "Sommet du sourcil", en: "Brow apex")
    case .browTail: Phrase(fr: "Queue du sourcil", en: "Brow tail")
    }
  }
}
