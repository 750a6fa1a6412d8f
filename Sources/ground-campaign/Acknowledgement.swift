internal import ClinicVocabulary
internal import Vault

/// What a writer was told is kept: a line of its output.
struct Acknowledgement: Sendable, Hashable {
  enum Step: String, Sendable {
    case entered, read, noted, photographed
  }

  let visit: Int
  let step: Step
  let patient: PatientID
  let photograph: Photograph.ID?

  init(_ visit: Int, _ step: Step, _ patient: PatientID, _ photograph: Photograph.ID? = nil) {
    (self.visit, self.step, self.patient, self.photograph) = (visit, step, patient, photograph)
  }

  init?(_ line: some StringProtocol) {
    let words = line.split(separator: " ")
    guard words.count == 4, let visit = Int(words[0]), let step = Step(rawValue: String(words[1])),
      let patient = PatientID(words[2])
    else { return nil }
    self.init(visit, step, patient, Photograph.ID(words[3]))
  }

  var line: String { "\(visit) \(step.rawValue) \(patient.text) \(photograph?.text ?? "-")\n" }
}

/// What is recorded of each visit, told by its number.
enum Visit {
  static func identity(_ number: Int) -> PatientIdentity {
    PatientIdentity(
      familyName: "Nom\(number)", givenNames: "Camille",
      birthDate: Instant(microseconds: 0).day, phone: "06 00 00 00 00")
  }

  static func note(_ number: Int) -> String { "note \(number)" }

  /// Up to 150 KB, so that some have one chunk and some several.
  static func photograph(_ number: Int) -> [UInt8] {
    let size = 1 + (number &* 7919) % 150_000
    return (0..<size).map { UInt8(truncatingIfNeeded: ($0 &* 31) ^ ($0 >> 8) &+ number) }
  }
}
