internal import Access
internal import ClinicVocabulary
internal import Crypto
internal import Database
internal import Jobs
internal import Vault
internal import WebUI

extension Site {
  /// The key of a form that may be sent twice, with a digest of all that it means.
  ///
  /// The digest is keyed: nobody confirms a guess at a name by it.
  func onceKey(
    _ fields: FormFields, _ route: String, _ context: SiteContext
  ) throws -> IdempotencyKey {
    guard let person = context.person, let key = RandomID(fields[PatientField.key]) else {
      throw Problem.malformed
    }
    var code = HMAC<SHA256>(key: SymmetricKey(data: try world.keyStore.key(.access)))
    for part in [route, person.person.text] + fields.sorted.flatMap({ [$0.key, $0.value] }) {
      code.update(data: Array("\(part.utf8.count):\(part)".utf8))
    }
    return IdempotencyKey(
      key.text, clinic: person.clinic, route: route, requestHash: Array(code.finalize()))
  }
}

extension IdempotencyKey {
  /// Does `effect` once, however often the form is sent, and answers where its result is.
  ///
  /// - Throws: `Problem.malformed` when the key was used for something else.
  func place(
    _ permit: Permit, in transaction: Transaction, _ effect: () throws -> String
  ) throws -> String {
    let outcome = try once(until: permit.at.advanced(by: .seconds(86_400)), in: transaction) {
      Answer(status: 303, result: Array(try effect().utf8))
    }
    switch outcome {
    case .first(let answer), .again(let answer):
      return String(decoding: answer.result, as: UTF8.self)
    case .mismatch: throw Problem.malformed
    }
  }
}
