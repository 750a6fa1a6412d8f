internal import Access
private import Foundation
internal import Hummingbird
internal import Vault
internal import Vocabulary
internal import WebUI

extension Site {
  func addKeyRoutes(to routes: SiteRoutes) {
    routes.get("/keys", .clinic(.keepKeys)) { request, context in
      try await permitted(context) { _, _ in }
      return try keysPage(request, context)
    }
    routes.post("/keys/copy", .clinic(.keepKeys)) { request, context in
      let place = try await request.fields(context)[KeysField.place]
      try await permitted(context) { _, _ in }
      guard place.hasPrefix("/"), !place.contains("\0") else {
        return try keysPage(request, context, .failed(sentence: Self.noPlace))
      }
      do throws(VaultFailure) {
        let now = world.now()
        try await world.keyStore.aside { keys throws(VaultFailure) in
          try keys.keepCopy(at: place, now: now)
        }
      } catch {
        return try keysPage(request, context, .failed(sentence: Self.sentence(error)))
      }
      return .redirect(to: Paths.keys)
    }
    routes.post("/keys/test", .clinic(.keepKeys)) { request, context in
      let fields = try await request.fields(context)
      try await permitted(context) { _, _ in }
      let patients: Int
      do throws(VaultFailure) {
        let (place, passphrase) = (
          fields[KeysField.place], Passphrase(fields[KeysField.passphrase])
        )
        let now = world.now()
        patients = try await world.keyStore.aside { keys throws(VaultFailure) in
          try keys.testCopy(at: place, passphrase: passphrase, now: now)
        }
      } catch {
        return try keysPage(request, context, .failed(sentence: Self.sentence(error)))
      }
      return try keysPage(request, context, .tested(patients: patients))
    }
  }

  private func keysPage(
    _ request: Request, _ context: SiteContext, _ outcome: KeysPage.Outcome? = nil
  ) throws -> Response {
    let copy: KeysPage.Copy =
      switch try world.keyStore.copyState() {
      case .none: .none
      case .untested(let place): .untested(place: place)
      case .tested(let place, let testedAt, let inStepAt, let isStale):
        .tested(place: place, testedAt: testedAt, inStepAt: inStepAt, isStale: isStale)
      }
    var status = HTTPResponse.Status.ok
    if case .failed = outcome { status = .unprocessableContent }
    return .page(
      KeysPage(
        context: pageContext(request, context), copy: copy,
        needsPassphrase: world.keysNeedPassphrase, outcome: outcome, zone: .current
      ).html, status: status)
  }

  private static let noPlace = Phrase(
    fr: "Écrivez le chemin entier d’un dossier, qui commence par «\u{202F}/\u{202F}».",
    en: "Write the whole path of a folder, which begins with “/”.")

  private static func sentence(_ failure: VaultFailure) -> Phrase {
    switch failure.code {
    case .occupied:
      Phrase(
        fr: "Ce dossier n’est pas vide. Choisissez-en un qui l’est.",
        en: "This folder is not empty. Choose one that is.")
    case .needsPassphrase, .wrongPassphrase:
      Phrase(
        fr: "Ce n’est pas la phrase secrète de ces clés. Vérifiez-la, puis réessayez.",
        en: "This is not the passphrase of these keys. Check it, then try again.")
    case .copyDiffers:
      Phrase(
        fr:
          "La copie ne tient pas toutes les clés d’aujourd’hui. Rendez son dossier accessible, puis réessayez.",
        en: "The copy does not hold all of today’s keys. Make its folder reachable, then try again."
      )
    default:
      Phrase(
        fr:
          "Ce dossier ne peut pas être lu ou écrit par le serveur. Vérifiez le chemin et les droits.",
        en: "The server cannot read or write this folder. Check the path and its rights.")
    }
  }
}
