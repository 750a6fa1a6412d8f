internal import Access
internal import ClinicVocabulary
internal import Hummingbird
internal import Records
internal import Vault
internal import WebUI

extension Site {
  func addPatientRoutes(to routes: SiteRoutes) {
    routes.get("/patients", .clinic(.searchPatients)) { request, context in
      try await permitted(context) { _, _ in }
      return .page(PatientsPage(context: pageContext(request, context)).html)
    }
    routes.post("/patients/search", .clinic(.searchPatients)) { request, context in
      let text = try await request.fields(context)[PatientField.text]
      let found = try await search(text, context)
      return .page(
        PatientsPage(context: pageContext(request, context), typed: text, found: found).html)
    }
    routes.get("/patients/new", .clinic(.enterPatient)) { request, context in
      try await permitted(context) { _, _ in }
      return .page(
        PatientFormPage(context: pageContext(request, context), key: RandomID().text).html)
    }
    routes.post("/patients", .clinic(.enterPatient)) { request, context in
      try await enter(request, context)
    }
    routes.get("/patients/:patient", .patient(.openPatient)) { request, context in
      let (reading, mayInvite) = try await permitted(context) { permit, transaction in
        (
          try world.patients.identity(permit, in: transaction),
          permit.allows(.write, .portalAccess)
        )
      }
      return try page(of: reading, .reception(mayInvite: mayInvite), request, context)
    }
    addRecordRoutes(to: routes)
    addKeptPhotographRoutes(to: routes)
    addTeamRoutes(to: routes)
    addRetentionRoutes(to: routes)
    addOwnRecordRoutes(to: routes)
  }

  /// - Returns: nil for nothing typed.
  func search(
    _ text: String, _ context: SiteContext
  ) async throws -> [PatientsPage.Found]? {
    let (clinic, counter) = try await permitted(context) { permit, transaction in
      (permit.clinic, try NameDirectory.counter(of: permit.clinic, in: transaction))
    }
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    let names = await world.names.directory(of: clinic)
    return try await names.find(text, upTo: counter).map { entry in
      PatientsPage.Found(
        id: entry.patient.text, name: entry.displayName, birthDate: entry.birthDate)
    }
  }

  private func enter(_ request: Request, _ context: SiteContext) async throws -> Response {
    let fields = try await request.fields(context)
    let entered = PatientFormPage.Entered(fields)
    let key = RandomID(fields[PatientField.key]) ?? RandomID()
    switch entered.identity(on: world.now().day) {
    case .failure(let wrong):
      return .page(
        PatientFormPage(
          context: pageContext(request, context), entered: entered, key: key.text,
          wrong: wrong.fields
        ).html, status: .unprocessableContent)
    case .success(let identity):
      guard let clinic = context.person?.clinic else { throw Entrance.signIn }
      // The permit is asked for first: whoever may not enter patients makes no key.
      try await permitted(context) { _, _ in }
      let once = try onceKey(fields, "POST /patients", context)
      let new = try await prepare(identity, clinic)
      let place = try await permitted(context) { permit, transaction in
        try once.place(permit, in: transaction) {
          Paths.patient(try world.patients.enter(new, permit, in: transaction).text)
        }
      }
      return .redirect(to: place)
    }
  }

  private func prepare(
    _ identity: PatientIdentity, _ clinic: ClinicID
  ) async throws -> NewPatient {
    do {
      return try await world.patients.prepare(identity, in: clinic, at: world.now())
    } catch {
      guard error.code == .copyNotTested else { throw error }
      throw Problem.keysNotCopied
    }
  }
}

extension NameEntry {
  /// As in « LEFÈVRE Anne ».
  var displayName: String { "\((usedName ?? familyName).uppercased()) \(givenNames)" }
}

extension PatientFormPage.Entered {
  init(_ fields: FormFields) {
    self.init()
    familyName = fields[PatientField.familyName].tidy
    givenNames = fields[PatientField.givenNames].tidy
    usedName = fields[PatientField.usedName].tidy
    birthDate = fields[PatientField.birthDate]
    phone = fields[PatientField.phone].tidy
    email = fields[PatientField.email].tidy
  }

  struct WrongFields: Error { let fields: Set<PatientFormPage.Wrong> }

  func identity(on today: CivilDate) -> Result<PatientIdentity, WrongFields> {
    var wrong: Set<PatientFormPage.Wrong> = []
    if !(1...200).contains(familyName.count) { wrong.insert(.familyName) }
    if !(1...200).contains(givenNames.count) { wrong.insert(.givenNames) }
    let born = CivilDate(birthDate).flatMap { $0 <= today && $0.age(on: today) <= 130 ? $0 : nil }
    if born == nil { wrong.insert(.birthDate) }
    guard let born, wrong.isEmpty else { return .failure(WrongFields(fields: wrong)) }
    return .success(
      PatientIdentity(
        familyName: familyName, givenNames: givenNames, usedName: usedName.orNil, birthDate: born,
        phone: phone.orNil, email: email.orNil))
  }
}

extension String {
  /// Without spaces around it, one between words, and at most 254 letters.
  fileprivate var tidy: String {
    String(split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(254))
  }

  fileprivate var orNil: String? { isEmpty ? nil : self }
}
