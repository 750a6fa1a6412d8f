internal import Access
internal import Audit

extension Action {
  /// Photographs on the light table, which belong to no record.
  static let lightTable = Action("lightTable.use", for: .care, needs: [.lightTable: .readAndWrite])
  static let stations = Action("station.use", for: .care, needs: [.stations: .readAndWrite])

  static let searchPatients = Action(
    "patient.search", for: .reception, needs: [.identity: .read])
  static let enterPatient = Action(
    "patient.enter", for: .reception, needs: [.identity: .readAndWrite])
  static let openPatient = Action(
    "patient.open", for: .reception, needs: [.identity: .read],
    wants: [.contact: .read, .portalAccess: .write])
  static let openRecord = Action(
    "record.open", for: .care, needs: [.identity: .read, .treatments: .read],
    wants: [
      .contact: .read, .treatments: .write, .photographs: .read, .careTeam: .read,
      .retention: .read,
    ])
  static let keepPhotograph = Action(
    "photograph.keep", for: .care, needs: [.photographs: .readAndWrite])
  static let seePhotograph = Action(
    "photograph.see", for: .care, needs: [.photographs: .read], wants: [.careTeam: .read])
  static let seeRetention = Action(
    "retention.see", for: .care, needs: [.identity: .read, .retention: .read],
    wants: [.retention: .write, .dataRequests: .readAndWrite, .careTeam: .read])
  static let changeRetention = Action(
    "retention.change", for: .care,
    needs: [.retention: .readAndWrite, .dataRequests: .readAndWrite])
  static let changeRequests = Action(
    "dataRequest.ask", for: .care, needs: [.dataRequests: .readAndWrite])
  static let erasePatient = Action(
    "patient.erase", for: .care,
    needs: [.identity: .read, .retention: .readAndWrite, .dataRequests: .readAndWrite])
  static let seeErasure = Action(
    "erasure.see", for: .care, needs: [.retention: .read, .dataRequests: .read])
  static let listErasures = Action("erasure.list", for: .oversight, needs: [.retention: .read])
  static let checkErasure = Action(
    "erasure.check", for: .oversight, needs: [.retention: .read, .dataRequests: .read])
  static let openOwnRecord = Action(
    "ownRecord.open", for: .ownRecord,
    needs: [.identity: .read, .retention: .read, .dataRequests: .read],
    wants: [.contact: .read, .careTeam: .readAndWrite])
  static let opposeOwn = Action(
    "ownRecord.oppose", for: .ownRecord, needs: [.careTeam: .readAndWrite])
  static let askOwn = Action(
    "ownRecord.ask", for: .ownRecord, needs: [.dataRequests: .readAndWrite])
  static let proveOwn = Action("ownRecord.prove", for: .ownRecord, needs: [.accessLog: .read])
  static let seeTeam = Action(
    "careTeam.see", for: .care, needs: [.identity: .read, .careTeam: .read],
    wants: [.careTeam: .write])
  static let changeTeam = Action("careTeam.change", for: .care, needs: [.careTeam: .readAndWrite])
  static let recordEncounter = Action(
    "encounter.record", for: .care, needs: [.treatments: .readAndWrite])
  static let openRecordInEmergency = Action(
    "record.openInEmergency", for: .emergency, needs: [.identity: .read, .treatments: .read])
  static let seeJobs = Action("jobs.see", for: .installation, needs: [.jobs: .read])
  static let changeJobs = Action("jobs.change", for: .installation, needs: [.jobs: .readAndWrite])
  static let keepKeys = Action("keys.copy", for: .installation, needs: [.jobs: .readAndWrite])
}
