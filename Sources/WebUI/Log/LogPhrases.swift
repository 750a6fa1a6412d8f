internal import Access
internal import Vocabulary

/// The words of the log.
enum LogPhrases {
  static let title = Phrase(fr: "Journal", en: "Log")

  static func lead(_ reader: LogReader) -> Phrase {
    switch reader {
    case .officer:
      Phrase(
        fr:
          "Qui a vu, changé ou s’est vu refuser quoi, de quel patient et à quel titre. Rien ne peut en être retiré sans que la vérification le trouve.",
        en:
          "Who saw or changed what, or was refused, of which patient and for what. Nothing can be taken out of it without the check finding it."
      )
    case .patient:
      Phrase(
        fr:
          "Qui a vu ou changé quelque chose de votre dossier, et à quel titre. Si une ligne vous étonne, demandez au cabinet ou à son délégué à la protection des données.",
        en:
          "Who saw or changed something of your record, and what for. If a line surprises you, ask the clinic or its data-protection officer."
      )
    case .administrator:
      Phrase(
        fr:
          "Connexions, comptes et réglages. Les lignes qui concernent un patient sont réservées au délégué à la protection des données.",
        en:
          "Sign-ins, accounts and settings. Lines that concern a patient are for the data-protection officer."
      )
    }
  }

  static let empty = Phrase(fr: "Aucune ligne.", en: "No lines.")
  static let when = Phrase(fr: "Quand", en: "When")
  static let who = Phrase(fr: "Qui", en: "Who")
  static let what = Phrase(fr: "Quoi", en: "What")
  static let why = Phrase(fr: "À quel titre", en: "What for")
  static let patient = Phrase(fr: "Patient", en: "Patient")
  static let refused = Phrase(fr: "refusé", en: "refused")
  static let withReason = Phrase(fr: "motif écrit", en: "written reason")
  static let program = Phrase(fr: "le programme", en: "the program")
  static let you = Phrase(fr: "Vous", en: "You")
  static let older = Phrase(fr: "Lignes plus anciennes", en: "Older lines")
  static let ofPatient = Phrase(fr: "Lignes du patient", en: "Lines of patient")
  static let all = Phrase(fr: "Tout le journal", en: "The whole log")

  /// What an act of accounts is in words; nil for acts that stand under their code.
  static func act(_ code: String) -> Phrase? { acts[code] }

  private static let acts: [String: Phrase] = [
    "patient.search": Phrase(fr: "Patients cherchés", en: "Patients searched"),
    "patient.enter": Phrase(fr: "Patient inscrit", en: "Patient entered"),
    "patient.open": Phrase(fr: "Fiche ouverte", en: "Patient opened"),
    "record.open": Phrase(fr: "Dossier ouvert", en: "Record opened"),
    "record.openInEmergency": Phrase(
      fr: "Dossier ouvert en urgence", en: "Record opened in an emergency"),
    "encounter.record": Phrase(fr: "Rencontre notée", en: "Encounter noted"),
    "keys.copy": Phrase(fr: "Copie des clés", en: "Copy of the keys"),
    "jobs.see": Phrase(fr: "Tâches vues", en: "Jobs seen"),
    "jobs.change": Phrase(fr: "Tâche à changer", en: "Job to be changed"),
    "job.attempt": Phrase(fr: "Tâche recommencée", en: "Job begun again"),
    "job.setAside": Phrase(fr: "Tâche mise de côté", en: "Job set aside"),
    "job.return": Phrase(fr: "Tâche reprise", en: "Job taken back"),
    "photograph.keep": Phrase(fr: "Photographie gardée", en: "Photograph kept"),
    "photograph.create": Phrase(fr: "Photographie entrée au dossier", en: "Photograph put in"),
    "photograph.see": Phrase(fr: "Photographies vues", en: "Photographs seen"),
    "photograph.read": Phrase(fr: "Photographie ouverte", en: "Photograph opened"),
    "careTeam.see": Phrase(fr: "Équipe de soins vue", en: "Care team seen"),
    "careTeam.change": Phrase(fr: "Équipe de soins à changer", en: "Care team to be changed"),
    "careTeam.treating": Phrase(fr: "Médecin qui suit", en: "Following physician"),
    "careTeam.member": Phrase(fr: "Accès donné", en: "Access given"),
    "careTeam.none": Phrase(fr: "Accès retiré", en: "Access withdrawn"),
    "careTeam.opposed": Phrase(fr: "Opposition du patient", en: "The patient’s opposition"),
    "retention.see": Phrase(fr: "Conservation vue", en: "Retention seen"),
    "retention.change": Phrase(fr: "Conservation à changer", en: "Retention to be changed"),
    "retention.held": Phrase(fr: "Dossier retenu pour litige", en: "Record held for litigation"),
    "retention.lifted": Phrase(fr: "Litige levé", en: "Hold lifted"),
    "retention.declined": Phrase(fr: "Demande refusée", en: "Request refused"),
    "retention.delivered": Phrase(fr: "Copie remise", en: "Copy handed over"),
    "dataRequest.ask": Phrase(fr: "Demande sur les données", en: "Request about data"),
    "patient.erase": Phrase(fr: "Effacement préparé", en: "Erasure prepared"),
    "erase": Phrase(fr: "Dossier effacé", en: "Record erased"),
    "eraseRefused": Phrase(fr: "Effacement empêché par la loi", en: "Erasure stopped by law"),
    "erasure.see": Phrase(fr: "Certificat d’effacement vu", en: "Certificate of erasure seen"),
    "erasure.list": Phrase(fr: "Effacements vus", en: "Erasures seen"),
    "erasure.check": Phrase(fr: "Certificat d’effacement vu", en: "Certificate of erasure seen"),
    "ownRecord.open": Phrase(fr: "Votre page vue par vous", en: "Your page seen by you"),
    "ownRecord.oppose": Phrase(fr: "Opposition à changer", en: "Opposition to be changed"),
    "ownRecord.ask": Phrase(fr: "Demande de votre part", en: "Request of yours"),
    "ownRecord.prove": Phrase(fr: "Preuve téléchargée par vous", en: "Proof downloaded by you"),
    "signIn": Phrase(fr: "Connexion", en: "Sign-in"),
    "signIn.password": Phrase(fr: "Mot de passe donné", en: "Password given"),
    "signIn.code": Phrase(fr: "Connexion avec second facteur", en: "Sign-in with second factor"),
    "signIn.recoveryCode": Phrase(
      fr: "Connexion avec code de secours", en: "Sign-in with recovery code"),
    "signOut": Phrase(fr: "Déconnexion", en: "Sign-out"),
    "secondFactor": Phrase(fr: "Second facteur", en: "Second factor"),
    "secondFactor.enrolled": Phrase(fr: "Second facteur installé", en: "Second factor set up"),
    "recoveryCodes.renew": Phrase(fr: "Nouveaux codes de secours", en: "New recovery codes"),
    "password.change": Phrase(fr: "Mot de passe changé", en: "Password changed"),
    "password.renew": Phrase(
      fr: "Nouveau mot de passe par lien", en: "New password by a link"),
    "clinic.begin": Phrase(fr: "Cabinet créé", en: "Clinic made"),
    "account.join": Phrase(fr: "Invitation acceptée", en: "Invitation accepted"),
    "account.list": Phrase(fr: "Comptes vus", en: "Accounts seen"),
    "account.change": Phrase(fr: "Compte à changer", en: "Account to be changed"),
    "account.invite": Phrase(fr: "Invitations", en: "Invitations"),
    "account.close": Phrase(fr: "Compte fermé", en: "Account closed"),
    "account.open": Phrase(fr: "Compte rouvert", en: "Account opened again"),
    "account.role": Phrase(fr: "Rôle changé", en: "Role changed"),
    "account.erase": Phrase(fr: "Compte effacé", en: "Account erased"),
    "account.secondFactor.remove": Phrase(
      fr: "Second facteur retiré", en: "Second factor removed"),
    "invitation.make": Phrase(fr: "Lien d’invitation créé", en: "Invitation link made"),
    "invitation.revoke": Phrase(fr: "Invitation reprise", en: "Invitation taken back"),
    "portal.invite": Phrase(fr: "Invitation d’un patient", en: "Invitation of a patient"),
    "ownAccount.see": Phrase(fr: "Propre compte vu", en: "Own account seen"),
    "ownAccount.change": Phrase(fr: "Propre compte à changer", en: "Own account to be changed"),
    "session.end": Phrase(fr: "Session fermée", en: "Session ended"),
    "device.revoke": Phrase(fr: "Appareil révoqué", en: "Device revoked"),
    "team.choose": Phrase(fr: "Équipe à changer", en: "Team to be changed"),
    "team.add": Phrase(fr: "Membre ajouté à l’équipe", en: "Member added to the team"),
    "team.remove": Phrase(fr: "Membre retiré de l’équipe", en: "Member removed from the team"),
    "policy.narrow": Phrase(fr: "Droits restreints", en: "Rights narrowed"),
    "policy.see": Phrase(fr: "Droits vus", en: "Rights seen"),
    "emergency.reason": Phrase(fr: "Accès d’urgence motivé", en: "Emergency access with a reason"),
    "log.read": Phrase(fr: "Journal vu", en: "Log seen"),
    "log.readOwn": Phrase(fr: "Journal vu par vous", en: "Log seen by you"),
    "log.readTechnical": Phrase(fr: "Journal technique vu", en: "Technical log seen"),
  ]
}
