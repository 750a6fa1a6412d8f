internal import Access
internal import Crypto
internal import Hummingbird
internal import WebUI

/// The fields of a form without files, each at most once.
struct FormFields: Sendable {
  private let fields: [String: String]

  init(_ fields: [String: String]) { self.fields = fields }

  /// The field's text, nothing when it is absent.
  subscript(name: String) -> String { fields[name] ?? "" }

  /// The names of all fields that were sent.
  var names: Set<String> { Set(fields.keys) }

  /// All fields but the token of the session's pages, by name.
  var sorted: [(key: String, value: String)] {
    fields.filter { $0.key != FormField.token }.sorted { $0.key < $1.key }
  }

  func isChecked(_ name: String) -> Bool { fields[name] == "1" }

  var profile: EnteredProfile {
    EnteredProfile(
      role: self[FormField.role], administers: isChecked(FormField.administers),
      speciality: self[FormField.speciality],
      registrationNumber: self[FormField.registrationNumber])
  }
}

extension Request {
  /// The fields of a form of this session's own pages.
  ///
  /// - Throws: `Problem.malformed`, `.tooSlow`, `.requestTooLarge`; `.foreignOrigin` when the form does
  ///   not carry the token of the session's pages.
  func fields(_ context: SiteContext) async throws -> FormFields {
    let fields = FormFields(try await form([String: String].self))
    if let expected = context.formToken, fields[FormField.token] != expected {
      throw Problem.foreignOrigin
    }
    return fields
  }
}

extension SiteContext {
  /// What the forms of the session's pages carry: nobody who lacks the cookie can make it.
  var formToken: String? {
    session.map { session in
      SHA256.hash(data: Array("aglae.form \(session.text)".utf8))
        .map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
    }
  }
}
