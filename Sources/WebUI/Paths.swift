/// Where each screen and act of the site is found: the one list of its addresses.
///
/// No address holds a name: photographs are told apart by random ids.
public enum Paths {
  public static let start = "/"
  public static let language = "/language"
  public static let capture = "/capture"
  public static let photographs = "/photographs"

  public static func capture(_ view: String) -> String { "/capture?view=\(view)" }
  public static func demonstration(_ number: Int) -> String { "/demonstrations/\(number)" }
  public static func demonstrationPicture(_ number: Int) -> String {
    "/demonstrations/\(number)/picture.jpg"
  }
  public static func photograph(_ id: String) -> String { "/photographs/\(id)" }
  public static func preview(_ id: String) -> String { "/photographs/\(id)/preview.jpg" }
  public static func thumbnail(_ id: String) -> String { "/photographs/\(id)/thumbnail.jpg" }
  public static func fullPicture(_ id: String) -> String { "/photographs/\(id)/full.jpg" }
  public static func landmarks(_ id: String) -> String { "/photographs/\(id)/landmarks" }
  public static func view(_ id: String) -> String { "/photographs/\(id)/view" }
  public static func continuation(_ id: String) -> String { "/photographs/\(id)/continuation" }
  public static func removal(_ id: String) -> String { "/photographs/\(id)/removal" }
  public static func document(_ id: String) -> String { "/photographs/\(id)/analysis.json" }
  public static func report(_ id: String) -> String { "/photographs/\(id)/report.html" }
  public static func reportPaper(_ id: String) -> String { "/photographs/\(id)/report.pdf" }
  public static func table(_ id: String, _ dialect: String) -> String {
    "/photographs/\(id)/\(dialect).csv"
  }

  public static let comparisons = "/comparisons"
  /// Where the photograph to hold against `id` is chosen, and where a new one is sent.
  public static func comparisonChoice(_ id: String) -> String { "/photographs/\(id)/comparison" }
  public static func comparison(_ id: String) -> String { "/comparisons/\(id)" }
  public static func statement(_ id: String) -> String { "/comparisons/\(id)/statement" }
  public static func exchange(_ id: String) -> String { "/comparisons/\(id)/exchange" }
  public static func comparisonDocument(_ id: String) -> String {
    "/comparisons/\(id)/comparison.json"
  }
  public static func comparisonPaper(_ id: String) -> String { "/comparisons/\(id)/report.pdf" }
  public static func comparisonTable(_ id: String, _ dialect: String) -> String {
    "/comparisons/\(id)/\(dialect).csv"
  }

  public static let stations = "/stations"
  public static let stationRegistration = "/stations/registration"
  public static let stationChecks = "/stations/checks"
  public static func chartSight(_ id: String) -> String { "/stations/charts/\(id)" }
  public static func chartPicture(_ id: String) -> String { "/stations/charts/\(id)/picture.jpg" }

  public static let signIn = "/sign-in"
  public static let secondFactor = "/sign-in/second-factor"
  public static let enrolment = "/sign-in/enrolment"
  public static let signOut = "/sign-out"
  public static let firstRun = "/first-run"
  /// The link of an invitation; `token` is the text of a `ClinicToken`.
  public static func invitation(_ token: String) -> String { "/invitations/\(token)" }

  public static let ownAccount = "/account"
  public static let ownPassword = "/account/password"
  public static let ownSecondFactor = "/account/second-factor"
  public static let ownRecoveryCodes = "/account/recovery-codes"
  public static func ownSessionRemoval(_ id: String) -> String { "/account/sessions/\(id)/removal" }
  public static func ownDeviceRemoval(_ id: String) -> String { "/account/devices/\(id)/removal" }

  public static let accounts = "/accounts"
  public static let accountInvitations = "/accounts/invitations"
  public static func invitationRemoval(_ id: String) -> String {
    "/accounts/invitations/\(id)/removal"
  }
  public static func accountClosure(_ id: String) -> String { "/accounts/\(id)/closure" }
  public static func accountOpening(_ id: String) -> String { "/accounts/\(id)/opening" }
  public static func accountProfile(_ id: String) -> String { "/accounts/\(id)/profile" }
  public static func passwordLink(_ id: String) -> String { "/accounts/\(id)/password-link" }
  public static func secondFactorRemoval(_ id: String) -> String {
    "/accounts/\(id)/second-factor-removal"
  }

  public static let log = "/log"
  /// The log before the line of that id, and of one patient where there is one.
  public static func log(before: String?, patient: String?) -> String {
    let parts = [before.map { "before=\($0)" }, patient.map { "patient=\($0)" }].compactMap(\.self)
    return parts.isEmpty ? log : "\(log)?\(parts.joined(separator: "&"))"
  }

  /// A patient's own page.
  public static let ownRecord = "/my"
  public static let ownTeam = "/my/team"
  public static let ownRequests = "/my/requests"
  public static func ownRequestWithdrawal(_ id: String) -> String {
    "/my/requests/\(id)/withdrawal"
  }
  public static func ownProof(_ event: String) -> String { "/my/proofs/\(event)" }
  public static func patientInvitation(_ id: String) -> String { "/patients/\(id)/invitation" }

  public static let patients = "/patients"
  public static let patientSearch = "/patients/search"
  public static let newPatient = "/patients/new"
  public static func patient(_ id: String) -> String { "/patients/\(id)" }
  public static func patientRecord(_ id: String) -> String { "/patients/\(id)/record" }
  public static func patientEncounters(_ id: String) -> String { "/patients/\(id)/encounters" }
  /// Into whose record a photograph of the light table goes.
  public static func keeping(_ photograph: String) -> String {
    "/photographs/\(photograph)/keeping"
  }
  public static func patientPhotographs(_ id: String) -> String { "/patients/\(id)/photographs" }
  public static func keptPhotograph(_ id: String, _ photograph: String) -> String {
    "/patients/\(id)/photographs/\(photograph)"
  }
  public static func keptPicture(_ id: String, _ photograph: String) -> String {
    "/patients/\(id)/photographs/\(photograph)/picture.jpg"
  }
  public static func patientTeam(_ id: String) -> String { "/patients/\(id)/team" }
  public static func patientRetention(_ id: String) -> String { "/patients/\(id)/retention" }
  public static func patientHolds(_ id: String) -> String { "/patients/\(id)/holds" }
  public static func holdLifting(_ id: String, _ hold: String) -> String {
    "/patients/\(id)/holds/\(hold)/lifting"
  }
  public static func patientRequests(_ id: String) -> String { "/patients/\(id)/requests" }
  public static func requestRefusal(_ id: String, _ request: String) -> String {
    "/patients/\(id)/requests/\(request)/refusal"
  }
  public static func requestDelivery(_ id: String, _ request: String) -> String {
    "/patients/\(id)/requests/\(request)/delivery"
  }
  public static func patientErasure(_ id: String) -> String { "/patients/\(id)/erasure" }
  public static func patientCertificate(_ id: String) -> String { "/patients/\(id)/certificate" }
  public static let erasures = "/erasures"
  public static func erasure(_ id: String) -> String { "/erasures/\(id)" }
  public static func patientEmergency(_ id: String) -> String { "/patients/\(id)/emergency" }
  public static func patientEmergencyRecord(_ id: String) -> String {
    "/patients/\(id)/emergency/record"
  }

  /// The second copy of the keys.
  public static let keys = "/keys"
  public static let keysCopy = "/keys/copy"
  public static let keysTest = "/keys/test"

  /// Background work.
  public static let jobs = "/jobs"
  public static func jobAttempt(_ id: String) -> String { "/jobs/\(id)/attempt" }
  public static func jobRemoval(_ id: String) -> String { "/jobs/\(id)/removal" }
  public static func jobReturn(_ id: String) -> String { "/jobs/\(id)/return" }

  /// A file of `Assets/` or of the third-party assets; `version` changes with its content.
  public static func asset(_ name: String, _ version: String) -> String {
    "/assets/\(version)/\(name)"
  }
}
