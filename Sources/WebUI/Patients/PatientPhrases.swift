internal import ClinicVocabulary
internal import Vocabulary

/// The words of finding, entering and opening patients.
enum PatientPhrases {
  static let title = Phrase(fr: "Patients", en: "Patients")
  static let search = Phrase(fr: "Chercher un patient", en: "Find a patient")
  static let searchNote = Phrase(
    fr: "Nom, prénom, date de naissance ou téléphone\u{202F}; quelques lettres suffisent.",
    en: "Name, first name, date of birth or phone; a few letters are enough.")
  static let find = Phrase(fr: "Chercher", en: "Find")
  static let nothing = Phrase(
    fr: "Aucun patient de ce cabinet ne correspond. Vérifiez l’orthographe, ou ajoutez-le.",
    en: "No patient of this clinic matches. Check the spelling, or add the patient.")
  static let results = Phrase(fr: "Résultats", en: "Results")
  static let add = Phrase(fr: "Ajouter un patient", en: "Add a patient")
  static let born = Phrase(fr: "né(e) le", en: "born")

  static let familyName = Phrase(fr: "Nom de naissance", en: "Family name at birth")
  static let givenNames = Phrase(fr: "Prénoms", en: "Given names")
  static let usedName = Phrase(fr: "Nom utilisé, s’il est autre", en: "Name in use, if another")
  static let birthDate = Phrase(fr: "Date de naissance", en: "Date of birth")
  static let phone = Phrase(fr: "Téléphone", en: "Phone")
  static let email = Phrase(fr: "Adresse électronique", en: "E-mail address")
  static let save = Phrase(fr: "Enregistrer", en: "Save")
  static let wrongName = Phrase(
    fr: "Écrivez un nom de 1 à 200 lettres.", en: "Write a name of 1 to 200 letters.")
  static let wrongDate = Phrase(
    fr: "Choisissez une date de naissance passée.", en: "Choose a date of birth in the past.")
  static let correct = Phrase(
    fr: "Corrigez ce qui est indiqué, puis enregistrez.",
    en: "Correct what is marked, then save.")

  static let identity = Phrase(fr: "Identité", en: "Identity")
  static let record = Phrase(fr: "Ouvrir le dossier", en: "Open the record")
  static let encounters = Phrase(fr: "Rencontres", en: "Encounters")
  static let noEncounters = Phrase(
    fr: "Aucune rencontre n’est encore notée.", en: "No encounter is noted yet.")
  static let note = Phrase(fr: "Note", en: "Note")
  static let addEncounter = Phrase(fr: "Noter une rencontre", en: "Note an encounter")
  static let ambulatory = Phrase(fr: "au cabinet", en: "at the clinic")
  static let virtual = Phrase(fr: "à distance", en: "remote")
  static let kind = Phrase(fr: "Lieu", en: "Place")
  static func erased(on day: CivilDate) -> Phrase {
    Phrase(
      fr: "Patient effacé le \(dateText(day, .french))",
      en: "Patient erased on \(dateText(day, .english))")
  }
  static let erasedLead = Phrase(
    fr:
      "Son identité, ses notes et ses photographies ont été détruites à sa demande et ne peuvent plus être lues par personne.",
    en:
      "Identity, notes and photographs were destroyed on request and can no longer be read by anyone."
  )

  static let emergency = Phrase(fr: "Ouvrir en urgence", en: "Open in an emergency")
  static let emergencyLead = Phrase(
    fr:
      "Vous ne suivez pas ce patient. Écrivez pourquoi vous devez ouvrir son dossier maintenant\u{202F}: le patient verra votre nom et votre raison.",
    en:
      "You do not follow this patient. Write why you must open the record now: the patient will see your name and your reason."
  )
  static let reason = Phrase(fr: "Raison", en: "Reason")
  static let reasonNote = Phrase(
    fr: "Au moins 15 lettres. L’accès dure une heure.",
    en: "At least 15 letters. Access lasts an hour.")
  static let reasonTooShort = Phrase(
    fr: "La raison est trop courte\u{202F}: écrivez au moins 15 lettres.",
    en: "The reason is too short: write at least 15 letters.")
}
