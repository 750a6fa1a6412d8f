internal import Vocabulary

/// The words of the patient's own page.
enum OwnRecordPhrases {
  static let title = Phrase(fr: "Mon dossier", en: "My record")
  static func lead(_ clinic: String) -> Phrase {
    Phrase(
      fr: "Ce que garde de vous \(clinic), qui peut le voir, et comment dire non.",
      en: "What \(clinic) keeps of you, who may see it, and how to say no.")
  }
  static let kept = Phrase(fr: "Ce qui est gardé", en: "What is kept")
  static let name = Phrase(fr: "Nom", en: "Name")
  static let until = Phrase(
    fr: "Il ne peut pas être effacé avant le", en: "It cannot be erased before")
  static let free = Phrase(
    fr:
      "Aucune loi n’oblige aujourd’hui le cabinet à le garder\u{202F}: vous pouvez en demander l’effacement.",
    en: "No law makes the clinic keep it today: you can ask for its erasure.")
  static let seen = Phrase(fr: "Qui l’a vu", en: "Who saw it")
  static let seenLead = Phrase(
    fr:
      "Chaque ouverture de votre dossier est notée\u{202F}: qui, quand, à quel titre. Si quelqu’un l’a ouvert en urgence, vous lisez aussi la raison écrite.",
    en:
      "Each opening of your record is noted: who, when and what for. If someone opened it in an emergency, you also read the written reason."
  )
  static let toLog = Phrase(fr: "Voir qui l’a ouvert", en: "See who opened it")
  static let team = Phrase(fr: "Qui peut l’ouvrir", en: "Who may open it")
  static let teamLead = Phrase(
    fr:
      "Vous pouvez vous opposer à l’accès de chacun\u{202F}; vous pouvez revenir sur une opposition.",
    en: "You can oppose the access of each; you can take an opposition back.")
  static let opposed = Phrase(
    fr: "Vos oppositions", en: "Whom you oppose")
  static let others = Phrase(
    fr: "M’opposer à l’accès d’un autre soignant", en: "Oppose the access of another clinician")
  static let requests = Phrase(fr: "Mes demandes", en: "My requests")
  static let requestsLead = Phrase(
    fr:
      "Une copie vous est remise sous huit jours. Un effacement est fait dès que la loi le permet, et ne peut pas être annulé.",
    en:
      "A copy is handed to you within eight days. An erasure is done as soon as the law allows, and cannot be undone."
  )
  static let withdraw = Phrase(fr: "Retirer la demande", en: "Withdraw the request")
  static let proof = Phrase(fr: "Preuves", en: "Proofs")
  static let proofLead = Phrase(
    fr:
      "Chaque ligne du journal a une preuve à télécharger, que le vérificateur indépendant contrôle avec la clé publique du cabinet. Gardez cette clé.",
    en:
      "Each line of the log has a proof to download, which the stand-alone verifier checks with the clinic’s public key. Keep this key."
  )
  static let proofOfLine = Phrase(fr: "Preuve", en: "Proof")
  static let downloadProof = Phrase(
    fr: "Télécharger la preuve de cette ligne", en: "Download the proof of this line")

  static let invite = Phrase(
    fr: "Inviter le patient à son espace", en: "Invite the patient to their own account")
  static let hasAccount = Phrase(
    fr:
      "Ce patient a déjà un compte. S’il a perdu son mot de passe, un administrateur crée un lien.",
    en:
      "This patient has an account already. If they lost the password, an administrator makes a link."
  )

  static func ask(_ kind: RequestLine.Kind) -> Phrase {
    switch kind {
    case .copy: Phrase(fr: "Demander une copie", en: "Ask for a copy")
    case .erasure: Phrase(fr: "Demander l’effacement", en: "Ask for erasure")
    }
  }

  static func done(_ outcome: OwnRecordPage.Outcome) -> Phrase {
    switch outcome {
    case .opposed:
      Phrase(
        fr: "Cette personne ne peut plus ouvrir votre dossier, sauf urgence motivée.",
        en: "This person can no longer open your record, but for an emergency with a reason.")
    case .allowed: Phrase(fr: "Votre opposition est retirée.", en: "Your opposition is withdrawn.")
    case .asked: Phrase(fr: "Votre demande est notée.", en: "Your request is noted.")
    case .withdrawn: Phrase(fr: "Votre demande est retirée.", en: "Your request is withdrawn.")
    }
  }
}
