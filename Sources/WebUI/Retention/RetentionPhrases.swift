internal import Vocabulary

/// What the last act about retention did; it stands in the address.
public enum RetentionOutcome: String, Sendable {
  case held, lifted, noted, refused, delivered, withdrawn
  case reasonTooShort, notAsked, mustKeep

  var isProblem: Bool { [.reasonTooShort, .notAsked, .mustKeep].contains(self) }
}

/// The words of keeping and erasing records.
enum RetentionPhrases {
  static let title = Phrase(fr: "Conservation et effacement", en: "Retention and erasure")
  static let law = Phrase(fr: "Ce que la loi fait garder", en: "What the law makes keep")
  static let nothingKeeps = Phrase(
    fr: "Ni durée légale ni litige ne s’opposent aujourd’hui à l’effacement.",
    en: "Neither a legal period nor a litigation stands against erasure today.")
  static let keptUntil = Phrase(
    fr: "Aucune dérogation n’est possible avant le", en: "No exception is possible before")
  static let source = Phrase(fr: "Source\u{202F}:", en: "Source:")
  static let emptyRecord = Phrase(
    fr: "Aucun soin n’est noté dans ce dossier.", en: "No care is noted in this record.")

  static let holds = Phrase(fr: "Litiges", en: "Litigation holds")
  static let noHolds = Phrase(
    fr: "Aucun litige ne retient ce dossier.", en: "No litigation holds this record.")
  static let holdReason = Phrase(
    fr: "Raison de retenir le dossier", en: "Reason for holding the record")
  static let holdNote = Phrase(
    fr: "Au moins 15 lettres. Tant que le litige dure, rien n’est effacé.",
    en: "At least 15 letters. While it lasts, nothing is erased.")
  static let hold = Phrase(fr: "Retenir le dossier", en: "Hold the record")
  static let lift = Phrase(fr: "Mettre fin au litige", en: "End the hold")
  static let lifted = Phrase(fr: "levé le", en: "lifted on")

  static let requests = Phrase(fr: "Demandes du patient", en: "The patient’s requests")
  static let noRequests = Phrase(
    fr: "Le patient n’a rien demandé au sujet de ses données.",
    en: "The patient has asked nothing about their data.")
  static let asked = Phrase(fr: "demandé le", en: "asked on")
  static let byPatient = Phrase(fr: "depuis l’espace du patient", en: "from the patient’s account")
  static let byClinic = Phrase(fr: "noté par le cabinet", en: "noted by the clinic")
  static let refuse = Phrase(fr: "Refuser", en: "Refuse")
  static let refusalReason = Phrase(fr: "Raison du refus", en: "Reason for refusing")
  static let refusalNote = Phrase(
    fr: "Au moins 15 lettres\u{202F}; le patient la lit dans son espace.",
    en: "At least 15 letters; the patient reads it in their account.")
  static let delivered = Phrase(fr: "Copie remise", en: "Copy handed over")
  static let toErasure = Phrase(fr: "Effacer…", en: "Erase…")

  static func name(of kind: RequestLine.Kind) -> Phrase {
    switch kind {
    case .erasure: Phrase(fr: "Effacement du dossier", en: "Erasure of the record")
    case .copy:
      Phrase(
        fr: "Copie du dossier (à remettre sous huit jours)",
        en: "Copy of the record (to be handed over within eight days)")
    }
  }

  static func note(_ kind: RequestLine.Kind) -> Phrase {
    switch kind {
    case .erasure: Phrase(fr: "Noter une demande d’effacement", en: "Note a request for erasure")
    case .copy: Phrase(fr: "Noter une demande de copie", en: "Note a request for a copy")
    }
  }

  static func name(of state: RequestLine.State) -> Phrase {
    switch state {
    case .asked: Phrase(fr: "en attente depuis le", en: "waiting since")
    case .withdrawn: Phrase(fr: "retiré le", en: "withdrawn on")
    case .refused: Phrase(fr: "refusé le", en: "refused on")
    case .done: Phrase(fr: "accompli le", en: "done on")
    }
  }

  static func phrase(_ outcome: RetentionOutcome) -> Phrase {
    switch outcome {
    case .held: Phrase(fr: "Le dossier est retenu.", en: "The record is held.")
    case .lifted: Phrase(fr: "Le litige est levé.", en: "The hold is lifted.")
    case .noted: Phrase(fr: "La demande est notée.", en: "The request is noted.")
    case .refused:
      Phrase(
        fr: "La demande est refusée\u{202F}; le patient lit la raison.",
        en: "The request is refused; the patient reads the reason.")
    case .delivered:
      Phrase(fr: "La remise est notée.", en: "The handing over is noted.")
    case .withdrawn: Phrase(fr: "La demande est retirée.", en: "The request is withdrawn.")
    case .reasonTooShort: PatientPhrases.reasonTooShort
    case .notAsked:
      Phrase(
        fr: "Aucune demande d’effacement n’est en attente. Notez-la d’abord.",
        en: "No request for erasure is waiting. Note it first.")
    case .mustKeep:
      Phrase(
        fr: "Le dossier doit être conservé\u{202F}: rien n’a été effacé.",
        en: "The record must be kept: nothing was erased.")
    }
  }
}
