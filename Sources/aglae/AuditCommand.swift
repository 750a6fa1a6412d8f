internal import ArgumentParser
internal import Audit
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Vault

/// `aglae audit`: the log of who saw and who changed what.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "The log of who saw and who changed what.",
    subcommands: [Verify.self, Prove.self])
}

extension AuditCommand {
  /// `aglae audit verify`: exit status 0 when the log is whole, 1 with the first bad entry.
  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks the whole log: every entry, the tree and the signed heads.")

    @OptionGroup var place: PracticePlace

    @Option(help: "A signed head that was kept elsewhere.", completion: .file())
    var head: String?

    func run() async throws {
      try await reportingFailure {
        let (database, store) = try place.open()
        var heads = try store.keptHead().map { [$0] } ?? []
        if let head { heads.append(try signedHead(in: head)) }
        let verification = AuditVerification(
          trust: try store.auditKeys().trust, expectedHeads: heads)
        let report = try await database.read(.installation) { try verification.report(in: $0) }
        try await database.close()
        if let fault = report.fault {
          print("\(fault)")
          throw ExitCode(ExitStatus.failure.rawValue)
        }
        print(
          "The log is whole: \(report.size) entries"
            + (report.head.map { ", signed \($0.signedAt)" } ?? "")
            + "; \(report.pending) not yet in the tree.")
        for restoration in try store.logRestorations() {
          print(AuditCommand.sentence(restoration))
        }
      }
    }
  }

  /// What a restoration from a backup lost of the log.
  fileprivate static func sentence(_ restoration: LogRestoration) -> String {
    let kept = restoration.after?.size ?? 0
    return
      "It was put back from \(restoration.before.size) to \(kept) entries by a backup that was "
      + "restored \(restoration.at)."
  }

  /// `aglae audit prove`: one entry as a document that Verifier/verify.py checks.
  struct Prove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the proof of one entry, for whoever has the practice's public key.")

    @OptionGroup var place: PracticePlace

    @Argument(help: "The event's id.")
    var event: String

    @Option(help: "A signed head that the reader kept.", completion: .file())
    var since: String?

    func run() async throws {
      guard let event = AuditEvent.ID(event) else {
        throw ValidationError("\(event) is no id of an event.")
      }
      try await reportingFailure {
        let (database, store) = try place.open()
        let earlier = try since.map(signedHead)
        let proof = try await database.read(.installation) {
          try InclusionProof.of(event, since: earlier, in: $0)
        }
        try await database.close()
        guard let proof else {
          throw ValidationError("There is no such event in the log, or it has no place yet.")
        }
        FileHandle.standardOutput.write(Data(try proof.json()))
        let key = try store.auditKeys().trust.publicKeyText
        FileHandle.standardError.write(Data("The practice's public key: \(key)\n".utf8))
      }
    }
  }
}

private func signedHead(in path: String) throws -> SignedHead {
  guard let bytes = FileManager.default.contents(atPath: path) else {
    throw ValidationError("There is no file \(path).")
  }
  guard let head = try? SignedHead(json: Array(bytes)) else {
    throw ValidationError("\(path) holds no signed head of a log.")
  }
  return head
}
