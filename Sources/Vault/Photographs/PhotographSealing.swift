internal import Audit
internal import ClinicVocabulary
internal import Crypto

/// A photograph's file begins with a line that names the form, and a random salt.
enum PhotographSealing {
  static let form = Array("aglae.photograph/1\n".utf8)
  static let headSize = form.count + ChunkSealing.saltSize

  /// The key is of this patient, this photograph and this file alone.
  static func chunks(
    of photograph: Photograph.ID, _ patient: PatientKey, salt: [UInt8]
  ) -> ChunkSealing {
    var info = CanonicalBytes("aglae.photograph/1")
    info.append(patient.clinic.text)
    info.append(patient.patient.text)
    info.append(photograph.text)
    return ChunkSealing(
      patient.photographs.derived(for: "aglae.photograph/1", salt: salt, info: info.bytes),
      head: form + salt)
  }
}
