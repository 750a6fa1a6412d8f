internal import Audit
public import ClinicVocabulary

/// Where a sealed field stands: one that is moved to another place does not open.
public struct FieldPlace: Sendable, Hashable {
  public let clinic: ClinicID
  public let patient: PatientID
  public let table: String
  public let column: String
  /// The row's own id.
  public let record: String
  public let version: Int

  public init(
    clinic: ClinicID, patient: PatientID, table: String, column: String, record: String,
    version: Int
  ) {
    self.clinic = clinic
    self.patient = patient
    self.table = table
    self.column = column
    self.record = record
    self.version = version
  }

  var bytes: [UInt8] {
    var encoding = CanonicalBytes("aglae.field/1")
    encoding.append(clinic.text)
    encoding.append(patient.text)
    encoding.append(table)
    encoding.append(column)
    encoding.append(record)
    encoding.append(Int64(version))
    return encoding.bytes
  }
}

extension PatientKey {
  private static let form: UInt8 = 1

  /// Seals what a column is to hold: a byte for the form, nonce, sealed bytes, tag.
  ///
  /// - Precondition: `place` is one of this patient's.
  public func seal(_ bytes: [UInt8], for place: FieldPlace) throws(VaultFailure) -> [UInt8] {
    precondition(
      place.patient == patient && place.clinic == clinic, "a field is sealed by its patient's key")
    return [Self.form] + (try Box.seal(bytes, with: fields, place: place.bytes))
  }

  /// - Throws: `VaultFailure` with `.sealBroken` when it was changed or belongs elsewhere.
  public func open(_ sealed: [UInt8], at place: FieldPlace) throws(VaultFailure) -> [UInt8] {
    guard sealed.first == Self.form,
      let bytes = Box.open(Array(sealed.dropFirst()), with: fields, place: place.bytes)
    else { throw VaultFailure(.sealBroken, "\(place.table).\(place.column) \(place.record)") }
    return bytes
  }
}
