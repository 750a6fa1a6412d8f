internal import Vocabulary

/// The words of care teams.
enum TeamPhrases {
  static let title = Phrase(fr: "Équipe de soins", en: "Care team")
  static let lead = Phrase(
    fr:
      "Ces personnes peuvent ouvrir le dossier. Les autres soignants du cabinet doivent écrire une raison, que le patient voit. Le patient peut s’opposer à l’accès de chacune.",
    en:
      "These people may open the record. Other clinicians of the clinic must write a reason, which the patient sees. The patient may oppose the access of each."
  )
  static let nobody = Phrase(
    fr: "Personne ne suit encore ce patient.", en: "Nobody follows this patient yet.")
  static let give = Phrase(fr: "Donner accès à un collègue", en: "Give a colleague access")
  static let colleague = Phrase(fr: "Collègue", en: "Colleague")
  static let giveAct = Phrase(fr: "Donner accès", en: "Give access")
  static let giveNote = Phrase(
    fr: "Ce collègue verra le dossier jusqu’à ce que l’accès lui soit retiré.",
    en: "This colleague will see the record until access is withdrawn.")
  static let since = Phrase(fr: "depuis le", en: "since")
  static let formerColleague = Phrase(fr: "Ancien collègue", en: "Former colleague")
  static let oppose = Phrase(fr: "M’opposer à son accès", en: "Oppose their access")
  static let withdrawOpposition = Phrase(
    fr: "Retirer mon opposition", en: "Withdraw my opposition")

  static func name(of part: TeamPage.Part) -> Phrase {
    switch part {
    case .treating: Phrase(fr: "suit le patient", en: "follows the patient")
    case .member: Phrase(fr: "membre de l’équipe", en: "member of the team")
    case .none: Phrase(fr: "sans accès", en: "without access")
    case .opposed: Phrase(fr: "le patient s’y oppose", en: "opposed by the patient")
    }
  }

  static func withdraw(_ part: TeamPage.Part) -> Phrase {
    Phrase(fr: "Retirer l’accès", en: "Withdraw access")
  }

  static func done(_ part: TeamPage.Part) -> Phrase {
    switch part {
    case .treating, .member: Phrase(fr: "L’accès est donné.", en: "Access is given.")
    case .none:
      Phrase(
        fr: "L’accès est retiré. Pour l’annuler, donnez-le de nouveau.",
        en: "Access is withdrawn. To undo this, give it again.")
    case .opposed: Phrase(fr: "L’opposition est notée.", en: "The opposition is noted.")
    }
  }
}
