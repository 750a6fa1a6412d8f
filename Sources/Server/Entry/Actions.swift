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
    "patient.open", for: .reception, needs: [.identity: .read], wants: [.contact: .read])
  static let openRecord = Action(
    "record.open", for: .care, needs: [.identity: .read, .treatments: .read],
    wants: [.contact: .read, .treatments: .write])
  static let recordEncounter = Action(
    "encounter.record", for: .care, needs: [.treatments: .readAndWrite])
  static let openRecordInEmergency = Action(
    "record.openInEmergency", for: .emergency, needs: [.identity: .read, .treatments: .read])
  static let seeJobs = Action("jobs.see", for: .installation, needs: [.jobs: .read])
  static let changeJobs = Action("jobs.change", for: .installation, needs: [.jobs: .readAndWrite])
  static let keepKeys = Action("keys.copy", for: .installation, needs: [.jobs: .readAndWrite])
}
