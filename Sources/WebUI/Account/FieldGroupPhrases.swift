internal import Access
internal import Vocabulary

/// What someone at the reception may see or change, in words.
enum FieldGroupPhrases {
  static let receptionFields: [(field: FieldGroup, name: Phrase)] = [
    (.identity, Phrase(fr: "Identité, naissance", en: "Identity, birth")),
    (.contact, Phrase(fr: "Adresse, téléphone", en: "Address, telephone")),
    (.agenda, Phrase(fr: "Rendez-vous", en: "Appointments")),
    (.actLabel, Phrase(fr: "Libellé de l’acte", en: "Label of the act")),
    (
      .quotesAndInvoices,
      Phrase(fr: "Lignes de devis et de factures", en: "Lines of quotes and invoices")
    ),
    (.consentState, Phrase(fr: "S’il manque un consentement", en: "Whether a consent is missing")),
    (.photographState, Phrase(fr: "S’il manque des photos", en: "Whether photos are missing")),
    (
      .recentActNotice,
      Phrase(
        fr: "«\u{202F}Acte récent\u{202F}: passer l’appel au médecin\u{202F}»",
        en: "“Recent act: pass the call to the doctor”")
    ),
    (.careTeam, Phrase(fr: "Équipe de soins", en: "Care team")),
    (.portalAccess, Phrase(fr: "Accès du patient à son espace", en: "The patient’s own access")),
  ]
}
