internal import Access
internal import Vocabulary

/// The words of accounts, devices and invitations.
enum AccountPhrases {
  static let signOut = Phrase(fr: "Se déconnecter", en: "Sign out")

  static func welcome(to clinic: String) -> Phrase {
    Phrase(fr: "Bienvenue à «\u{202F}\(clinic)\u{202F}»", en: "Welcome to “\(clinic)”")
  }
  static let newPasswordLead = Phrase(
    fr:
      "Choisissez un nouveau mot de passe. Vos sessions ouvertes prendront fin, et votre second facteur restera demandé.",
    en:
      "Choose a new password. Your open sessions will end, and your second factor is still asked for."
  )
  static let patientLead = Phrase(
    fr:
      "Ce compte vous montre ce que le cabinet vous a remis, qui a vu votre dossier, et vos rendez-vous. Choisissez un identifiant et un mot de passe.",
    en:
      "This account shows what the clinic released to you, who saw your record, and your appointments. Choose a sign-in name and a password."
  )
  static let createAccount = Phrase(fr: "Continuer", en: "Go on")
  static let gone = Phrase(fr: "Ce lien ne sert plus", en: "This link is no longer good")
  static let goneLead = Phrase(
    fr:
      "Il a déjà servi, a été repris, ou a expiré. Demandez-en un nouveau à la personne qui vous l’a envoyé.",
    en: "It was used, was taken back, or ran out. Ask the person who sent it for a new one.")

  static let ownAccount = Phrase(fr: "Mon compte", en: "My account")
  static let ownLead = Phrase(
    fr: "Où vous êtes connecté, et comment vous prouvez qui vous êtes.",
    en: "Where you are signed in, and how you prove who you are.")
  static let sessions = Phrase(fr: "Sessions ouvertes", en: "Open sessions")
  static let devices = Phrase(fr: "Appareils", en: "Devices")
  static let devicesNote = Phrase(
    fr:
      "Un appareil que vous ne reconnaissez pas\u{202F}? Révoquez-le et changez de mot de passe.",
    en: "A device that you do not know? Revoke it and change your password.")
  static let thisSession = Phrase(fr: "cette session", en: "this session")
  static let thisDevice = Phrase(fr: "cet appareil", en: "this device")
  static let since = Phrase(fr: "ouverte le", en: "opened")
  static let firstSeen = Phrase(fr: "vu d’abord le", en: "first seen")
  static let lastSeen = Phrase(fr: "dernière activité le", en: "last active")
  static let endSession = Phrase(fr: "Fermer", en: "End")
  static let revoke = Phrase(fr: "Révoquer", en: "Revoke")
  static let changePassword = Phrase(fr: "Changer de mot de passe", en: "Change password")
  static let oldPassword = Phrase(fr: "Mot de passe actuel", en: "Current password")
  static let wrongPassword = Phrase(
    fr: "Le mot de passe actuel n’est pas celui-ci.", en: "This is not the current password.")
  static let passwordChanged = Phrase(
    fr: "Le mot de passe est changé\u{202F}; les autres sessions ont pris fin.",
    en: "The password is changed; the other sessions have ended.")
  static let sessionEnded = Phrase(fr: "La session est fermée.", en: "The session has ended.")
  static let deviceRevoked = Phrase(
    fr: "L’appareil est révoqué et ses sessions ont pris fin.",
    en: "The device is revoked and its sessions have ended.")
  static let secondFactorNote = Phrase(
    fr: "Avec un second facteur, un mot de passe volé ne suffit pas à voir votre dossier.",
    en: "With a second factor, a stolen password is not enough to see your record.")
  static let renewCodes = Phrase(fr: "Faire de nouveaux codes", en: "Make new codes")

  static func codesLeft(_ count: Int) -> Phrase {
    switch count {
    case 0: Phrase(fr: "Il n’en reste aucun.", en: "None is left.")
    case 1: Phrase(fr: "Il en reste un.", en: "One is left.")
    default: Phrase(fr: "Il en reste \(count).", en: "\(count) are left.")
    }
  }

  static let accounts = Phrase(fr: "Comptes", en: "Accounts")
  static let accountsLead = Phrase(
    fr:
      "Qui peut se connecter, et en quelle qualité. Un administrateur ne voit aucune donnée de patient.",
    en: "Who can sign in, and as what. An administrator sees no data of patients.")
  static let invite = Phrase(fr: "Inviter quelqu’un", en: "Invite someone")
  static let makeLink = Phrase(fr: "Créer le lien", en: "Make the link")
  static let pending = Phrase(fr: "Invitations en attente", en: "Pending invitations")
  static let takeBack = Phrase(fr: "Reprendre", en: "Take back")
  static let goodUntil = Phrase(fr: "valable jusqu’au", en: "good until")
  static let newPasswordLink = Phrase(fr: "nouveau mot de passe", en: "new password")
  static let you = Phrase(fr: "vous", en: "you")
  static let closed = Phrase(fr: "compte fermé", en: "account closed")
  static let noSecondFactor = Phrase(
    fr: "second facteur pas encore installé", en: "second factor not set up yet")
  static let close = Phrase(fr: "Fermer le compte", en: "Close the account")
  static let open = Phrase(fr: "Rouvrir le compte", en: "Open the account again")
  static let sendPasswordLink = Phrase(
    fr: "Lien pour un nouveau mot de passe", en: "Link for a new password")
  static let removeSecondFactor = Phrase(
    fr: "Retirer le second facteur perdu", en: "Remove the lost second factor")
  static let removeNote = Phrase(
    fr:
      "Après vérification de l’identité de la personne\u{202F}: ses sessions prennent fin, et le mot de passe seul suffira à en installer un autre.",
    en:
      "After checking the person’s identity: their sessions end, and the password alone will do to set up another."
  )
  static let changeRole = Phrase(fr: "Changer de rôle", en: "Change role")
  static let changeNote = Phrase(
    fr: "Les sessions de la personne prennent fin.", en: "The person’s sessions end.")
  static let more = Phrase(fr: "Gérer", en: "Manage")
  static let role = Phrase(fr: "Rôle", en: "Role")
  static let administers = Phrase(
    fr: "Administre aussi les comptes et les réglages", en: "Also keeps accounts and settings")
  static let speciality = Phrase(fr: "Spécialité (médecin)", en: "Speciality (physician)")
  static let none = Phrase(fr: "Aucune", en: "None")
  static let registrationNumber = Phrase(
    fr: "Numéro RPPS ou de l’Ordre (médecin)", en: "Registration number (physician)")
  static let name = Phrase(fr: "Nom et prénom", en: "Name")
  static let patientAccount = Phrase(fr: "Compte d’un patient", en: "Account of a patient")

  static let rights = Phrase(fr: "Droits du secrétariat", en: "Rights of the secretaries")
  static let rightsLead = Phrase(
    fr:
      "Le programme ne montre jamais à un secrétaire d’indication, d’examen, d’antécédents ni de photo. Ici, le cabinet peut restreindre le reste, jamais l’étendre.",
    en:
      "The program never shows a secretary an indication, findings, history or photos. Here the clinic may narrow the rest, and never widen it."
  )
  static let rightsSaved = Phrase(
    fr: "Les droits sont enregistrés et valent dès maintenant.",
    en: "The rights are saved and hold from now on.")
  static let what = Phrase(fr: "Données", en: "Data")
  static let see = Phrase(fr: "Voir", en: "See")
  static let change = Phrase(fr: "Changer", en: "Change")
  static let save = Phrase(fr: "Enregistrer", en: "Save")

  static let invited = Phrase(fr: "Le lien est prêt", en: "The link is ready")
  static let invitedLead = Phrase(
    fr:
      "Transmettez-le à la personne elle-même, par un canal sûr. Il sert une fois et ne sera plus affiché.",
    en: "Hand it to the person themselves, by a safe way. It works once and is not shown again.")
  static let link = Phrase(fr: "Lien", en: "Link")
  static let back = Phrase(fr: "Retour aux comptes", en: "Back to accounts")

  static func problem(_ change: AccountChange) -> Phrase? {
    switch change {
    case .changed: nil
    case .notPossible:
      Phrase(
        fr: "Ce changement n’est pas possible pour ce compte\u{202F}; rien n’a changé.",
        en: "This change is not possible for this account; nothing was changed.")
    case .lastAdministrator:
      Phrase(
        fr:
          "C’est le dernier compte qui administre le cabinet. Donnez d’abord ce droit à quelqu’un d’autre.",
        en:
          "This is the last account that administers the clinic. Give someone else this right first."
      )
    case .ownAccount:
      Phrase(
        fr: "Personne ne change ses propres droits\u{202F}; demandez à un autre administrateur.",
        en: "No one changes their own rights; ask another administrator.")
    }
  }

  static let wrongProfile = Phrase(
    fr:
      "Un médecin a une spécialité, les autres rôles n’en ont pas\u{202F}; seuls médecins, infirmiers et secrétaires administrent en plus.",
    en:
      "A physician has a speciality and no other role has; only physicians, nurses and secretaries also administer."
  )
  static let wrongName = Phrase(
    fr: "Le nom a de 1 à 200 caractères.", en: "The name has 1 to 200 characters.")
}
