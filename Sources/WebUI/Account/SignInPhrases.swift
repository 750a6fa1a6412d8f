internal import Access
internal import Vocabulary

/// The words of signing in.
enum SignInPhrases {
  static let title = Phrase(fr: "Connexion", en: "Sign in")
  static let login = Phrase(fr: "Identifiant", en: "Sign-in name")
  static let password = Phrase(fr: "Mot de passe", en: "Password")
  static let send = Phrase(fr: "Se connecter", en: "Sign in")
  static let refused = Phrase(
    fr:
      "L’identifiant et le mot de passe ne vont pas ensemble, ou le compte est fermé. Vérifiez les majuscules et réessayez\u{202F}; un administrateur peut envoyer un lien pour choisir un nouveau mot de passe.",
    en:
      "The sign-in name and password do not go together, or the account is closed. Check capitals and try again; an administrator can send a link to choose a new password."
  )
  static let ended = Phrase(
    fr: "La session a pris fin. Connectez-vous pour continuer.",
    en: "The session has ended. Sign in to go on.")
  static let signedOut = Phrase(fr: "Vous êtes déconnecté.", en: "You are signed out.")

  static func wait(seconds: Int) -> Phrase {
    let minutes = (seconds + 59) / 60
    return seconds < 90
      ? Phrase(
        fr: "Trop d’essais. Réessayez dans \(seconds)\u{202F}s.",
        en: "Too many tries. Try again in \(seconds)\u{202F}s.")
      : Phrase(
        fr: "Trop d’essais. Réessayez dans \(minutes)\u{202F}min.",
        en: "Too many tries. Try again in \(minutes)\u{202F}min.")
  }

  static let secondFactor = Phrase(fr: "Second facteur", en: "Second factor")
  static let secondFactorLead = Phrase(
    fr:
      "Entrez le code à six chiffres de votre application d’authentification. Si elle est perdue, entrez un code de secours.",
    en:
      "Enter the six-digit code of your authenticator application. If it is lost, enter a recovery code."
  )
  static let code = Phrase(fr: "Code", en: "Code")
  static let confirm = Phrase(fr: "Confirmer", en: "Confirm")
  static let wrongCode = Phrase(
    fr:
      "Ce code n’est pas valable, ou a déjà servi. Attendez le suivant et vérifiez l’heure du téléphone.",
    en: "This code is not valid, or was used. Wait for the next and check the phone’s clock.")

  static let enrolment = Phrase(fr: "Installer le second facteur", en: "Set up the second factor")
  static let enrolmentLead = Phrase(
    fr:
      "Un mot de passe volé ne doit pas suffire à ouvrir un dossier. Ajoutez ce compte à une application d’authentification de votre téléphone, puis entrez le code qu’elle affiche.",
    en:
      "A stolen password must not be enough to open a record. Add this account to an authenticator application on your phone, then enter the code that it shows."
  )
  static let scan = Phrase(
    fr: "Code à lire avec l’application d’authentification",
    en: "Code to be read by the authenticator application")
  static let seed = Phrase(
    fr: "Ou tapez cette clé dans l’application", en: "Or type this key into the application")

  static let recoveryCodes = Phrase(fr: "Codes de secours", en: "Recovery codes")
  static let recoveryLead = Phrase(
    fr:
      "Chacun remplace une fois le second facteur s’il est perdu. Imprimez-les ou notez-les, et gardez-les loin du téléphone\u{202F}: ils ne seront plus affichés.",
    en:
      "Each stands in once for a lost second factor. Print them or write them down, and keep them away from the phone: they will not be shown again."
  )
  static let kept = Phrase(fr: "Je les ai notés, continuer", en: "I have kept them, go on")

  static let newPassword = Phrase(fr: "Nouveau mot de passe", en: "New password")
  static let passwordNote = Phrase(
    fr: "Au moins 12 caractères\u{202F}; une phrase de quatre mots convient bien.",
    en: "At least 12 characters; a phrase of four words does well.")
  static let loginNote = Phrase(
    fr: "Une adresse e-mail ou un nom sans espace, de 3 caractères au moins.",
    en: "An e-mail address or a name without spaces, of at least 3 characters.")
  static let wrongLogin = Phrase(
    fr: "L’identifiant a de 3 à 254 caractères, sans espace.",
    en: "The sign-in name has 3 to 254 characters and no spaces.")
  static let loginTaken = Phrase(
    fr: "Cet identifiant est déjà pris. Choisissez-en un autre.",
    en: "This sign-in name is taken. Choose another.")

  static func problem(_ refusal: PasswordRefusal) -> Phrase {
    switch refusal {
    case .short:
      Phrase(
        fr: "Ce mot de passe a moins de 12 caractères.",
        en: "This password has fewer than 12 characters.")
    case .long:
      Phrase(
        fr: "Ce mot de passe dépasse 1\u{202F}024 octets.",
        en: "This password is longer than 1,024 bytes.")
    case .common:
      Phrase(
        fr:
          "Ce mot de passe est de ceux qu’on essaie en premier. Prenez quelques mots sans rapport entre eux.",
        en:
          "This password is among those tried first. Take a few words that do not belong together."
      )
    case .personal:
      Phrase(
        fr: "Ce mot de passe contient votre nom, votre identifiant ou celui du cabinet.",
        en: "This password holds your name, your sign-in name or that of the clinic.")
    }
  }
}
