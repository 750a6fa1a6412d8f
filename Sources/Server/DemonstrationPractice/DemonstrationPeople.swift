internal import Access
internal import ClinicVocabulary
internal import Records
internal import Vault

/// The people of the demonstration clinic. None exists; every family name says so.
enum DemonstrationPeople {
  static let clinic = "Cabinet Mirabelle (démo)"
  static let password = "abricot-tramway-lanterne-47"

  struct Member: Sendable {
    let login: String
    let name: String
    let role: Role
    let speciality: Speciality?
  }

  static let administrator = Member(
    login: "admin.exemple", name: "Alix Exemple", role: .administrator, speciality: nil)
  static let physician = Member(
    login: "dr.exemple", name: "Dr Camille Exemple", role: .physician,
    speciality: .plasticSurgery)
  static let nurse = Member(
    login: "assistante.exemple", name: "Noa Exemple", role: .nurse, speciality: nil)
  static let secretary = Member(
    login: "secretaire.exemple", name: "Sacha Exemple", role: .secretary, speciality: nil)
  static let officer = Member(
    login: "dpo.exemple", name: "Dominique Exemple", role: .dataProtectionOfficer,
    speciality: nil)
  static let patientLogin = "patiente.exemple"

  struct Visit: Sendable {
    /// Days before the demonstration was made.
    let daysAgo: Int
    let kind: EncounterKind
    let note: String
  }

  struct Patient: Sendable {
    let familyName: String
    let givenNames: String
    let age: Int
    /// The file of `Demonstration/` that shows them; nil for none.
    let face: String?
    let isFollowedByNurse: Bool
    let visits: [Visit]

    /// The day of birth, `age` years and some days before `today`.
    func birthDate(on today: CivilDate) -> CivilDate {
      let month = 1 + (age * 7) % 12
      let isPast = month < today.month
      return CivilDate(year: today.year - age - (isPast ? 0 : 1), month: month, day: 3 + age % 20)
        ?? today
    }
  }

  /// Women and men from 22 to 71 years; the three with photographs have the age that their rendered
  /// faces were given.
  static let patients: [Patient] = [
    patient("Exemple-Abricot", "Léa", 36, "face-1.jpg", true, [410, 262, 96, 12]),
    patient("Exemple-Bleuet", "Aminata", 48, "face-2.jpg", true, [388, 201, 45]),
    patient("Exemple-Cerise", "Georges", 64, "face-3.jpg", true, [356, 180, 90, 30]),
    patient("Exemple-Dahlia", "Inès", 22, nil, false, [60]),
    patient("Exemple-Églantine", "Hélène", 57, nil, false, [402, 310, 150, 75, 20]),
    patient("Exemple-Figue", "Karim", 41, nil, false, [240, 33]),
    patient("Exemple-Groseille", "Mei", 29, nil, false, [120, 18]),
    patient("Exemple-Hêtre", "Paul", 52, nil, true, [300, 140, 14]),
    patient("Exemple-Iris", "Fatou", 33, nil, false, [210]),
    patient("Exemple-Jasmin", "Odette", 71, nil, false, [365, 182]),
    patient("Exemple-Kiwi", "Thomas", 26, nil, false, [55, 6]),
    patient("Exemple-Lilas", "Sofia", 45, nil, false, []),
  ]

  private static func patient(
    _ familyName: String, _ givenNames: String, _ age: Int, _ face: String?,
    _ isFollowedByNurse: Bool, _ daysAgo: [Int]
  ) -> Patient {
    let visits = daysAgo.enumerated().map { number, days in
      Visit(
        daysAgo: days, kind: number % 3 == 2 ? .virtual : .ambulatory,
        note: notes[min(number, notes.count - 1)])
    }
    return Patient(
      familyName: familyName, givenNames: givenNames, age: age, face: face,
      isFollowedByNurse: isFollowedByNurse, visits: visits)
  }

  private static let notes = [
    "Première consultation\u{202F}: attentes écoutées, information donnée, délai de réflexion rappelé.",
    "Photographies de référence faites. Pas d’acte aujourd’hui.",
    "Entretien à distance\u{202F}: questions du patient, rien à signaler.",
    "Contrôle\u{202F}: évolution conforme à ce qui était attendu.",
    "Contrôle à un an proposé.",
  ]
}
