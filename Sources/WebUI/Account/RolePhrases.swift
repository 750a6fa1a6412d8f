internal import Access
internal import Vocabulary

/// Roles, purposes and specialities in words.
enum RolePhrases {
  static func name(of role: Role) -> Phrase {
    switch role {
    case .physician: Phrase(fr: "Médecin", en: "Physician")
    case .nurse: Phrase(fr: "Infirmier ou assistant", en: "Nurse or assistant")
    case .secretary: Phrase(fr: "Secrétaire", en: "Secretary")
    case .patient: Phrase(fr: "Patient", en: "Patient")
    case .dataProtectionOfficer:
      Phrase(fr: "Délégué à la protection des données", en: "Data-protection officer")
    case .administrator: Phrase(fr: "Administrateur", en: "Administrator")
    }
  }

  /// The role, and that it also keeps accounts.
  static func name(of profile: AccountProfile) -> Phrase {
    let role = name(of: profile.role)
    guard profile.administers else { return role }
    return Phrase(fr: "\(role.fr), administre aussi", en: "\(role.en), also administers")
  }

  static func name(of speciality: Speciality) -> Phrase {
    switch speciality {
    case .plasticSurgery:
      Phrase(
        fr: "Chirurgie plastique, reconstructrice et esthétique", en: "Plastic surgery")
    case .dermatology: Phrase(fr: "Dermatologie", en: "Dermatology")
    case .faceAndNeckSurgery:
      Phrase(fr: "Chirurgie de la face et du cou", en: "Face and neck surgery")
    case .maxillofacialSurgery:
      Phrase(fr: "Chirurgie maxillo-faciale", en: "Maxillofacial surgery")
    case .ophthalmology: Phrase(fr: "Ophtalmologie", en: "Ophthalmology")
    case .otorhinolaryngology:
      Phrase(fr: "Oto-rhino-laryngologie", en: "Otorhinolaryngology")
    case .generalMedicine: Phrase(fr: "Médecine générale", en: "General practice")
    case .other: Phrase(fr: "Autre spécialité", en: "Another speciality")
    }
  }

  static func name(of purpose: Purpose) -> Phrase {
    switch purpose {
    case .care: Phrase(fr: "Soin", en: "Care")
    case .reception: Phrase(fr: "Accueil", en: "Reception")
    case .emergency: Phrase(fr: "Urgence", en: "Emergency")
    case .ownRecord: Phrase(fr: "Propre dossier", en: "Own record")
    case .oversight: Phrase(fr: "Contrôle", en: "Oversight")
    case .installation: Phrase(fr: "Installation", en: "Installation")
    case .ownAccount: Phrase(fr: "Propre compte", en: "Own account")
    }
  }

  static func name(of relation: Relation) -> Phrase {
    switch relation {
    case .own: Phrase(fr: "Patient suivi", en: "Own patient")
    case .team: Phrase(fr: "Équipe de soins", en: "Care team")
    case .stranger: Phrase(fr: "Non suivi", en: "Not followed")
    case .otherClinic: Phrase(fr: "Autre cabinet", en: "Another clinic")
    case .clinic: Phrase(fr: "Cabinet", en: "Clinic")
    }
  }
}
