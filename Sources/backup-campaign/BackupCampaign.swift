internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Vault

/// Fills a practice with patients who never were, and says what can be read of them: what the tests of
/// backups ask before and after.
@main
enum BackupCampaign {
  static let usage = """
    usage: backup-campaign fill DATA KEYS DATABASE|- PATIENTS PHOTOGRAPHS BYTES
             adds patients whose names, telephones and notes are known words, and photographs of so
             many bytes, to a practice that was set up
           backup-campaign read DATA KEYS DATABASE|-
             a line for each patient and each photograph: its id and a digest of what is read
           backup-campaign erase DATA KEYS DATABASE|- PATIENT
    """

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      guard arguments.count >= 4 else { throw CampaignFailure(usage) }
      let practice = try await PlantedPractice(
        data: arguments[1], keys: arguments[2],
        database: arguments[3] == "-" ? nil : arguments[3])
      switch (arguments[0], arguments.count) {
      case ("fill", 7):
        try await practice.fill(
          patients: try number(arguments[4]), photographs: try number(arguments[5]),
          bytes: try number(arguments[6]))
      case ("read", 4): try await practice.read()
      case ("erase", 5):
        guard let patient = PatientID(arguments[4]) else { throw CampaignFailure(usage) }
        try await practice.erase(patient)
      default: throw CampaignFailure(usage)
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number >= 0 else { throw CampaignFailure(usage) }
    return number
  }
}

struct CampaignFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
