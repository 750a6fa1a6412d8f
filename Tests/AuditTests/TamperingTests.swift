internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Audit

@Suite("Tampering with the log")
struct TamperingTests {
  /// One statement that somebody with the database in their hands could run, and what it leads to.
  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let statements: [SQL]
    let fault: AuditFault

    init(_ name: String, _ fault: AuditFault, _ statements: SQL...) {
      self.name = name
      self.fault = fault
      self.statements = statements
    }

    var testDescription: String { name }
  }

  static let attacks: [Attack] =
    [
      ("role", "'nurse'"), ("purpose", "'x'"), ("relation", "'team'"), ("action", "'erase'"),
      ("subject_kind", "'x'"), ("subject_id", "'x'"), ("patient_id", "NULL"),
      ("person_id", "NULL"), ("happened_at", "happened_at + 1"), ("reason_digest", "x'00'"),
      ("seal", "x'00'"),
    ].map { column, value in
      Attack(
        "a changed \(column)", .changed(entry: 7),
        SQL(testing: "UPDATE audit_event SET \(column) = \(value) WHERE leaf_index = 7"))
    } + [
      Attack(
        "a removed entry", .missing(entry: 7), "DELETE FROM audit_event WHERE leaf_index = 7"),
      Attack(
        "a removed entry with the next moved up", .changed(entry: 7),
        "DELETE FROM audit_event WHERE leaf_index = 7",
        "UPDATE audit_event SET leaf_index = leaf_index - 1 WHERE leaf_index > 7"),
      Attack(
        "two entries that changed places", .changed(entry: 3),
        "UPDATE audit_event SET leaf_index = -1 WHERE leaf_index = 3",
        "UPDATE audit_event SET leaf_index = 3 WHERE leaf_index = 9",
        "UPDATE audit_event SET leaf_index = 9 WHERE leaf_index = -1"),
      Attack(
        "an entry beyond the tree", .surplus(entry: 40),
        "UPDATE audit_event SET leaf_index = 40 WHERE leaf_index IS NULL"),
      Attack(
        "a changed event that has no place yet", .pendingNotSealed(event: ""),
        "UPDATE audit_event SET role = 'nurse' WHERE leaf_index IS NULL"),
      Attack(
        "a node that was changed", .node(level: 2, position: 1),
        "UPDATE audit_node SET hash = x'00' WHERE level = 2 AND position = 1"),
      Attack(
        "a node that was removed", .node(level: 2, position: 1),
        "DELETE FROM audit_node WHERE level = 2 AND position = 1"),
      Attack(
        "a leaf that was changed", .changed(entry: 5),
        "UPDATE audit_node SET hash = x'00' WHERE level = 0 AND position = 5"),
      Attack(
        "a node too many", .surplusNodes(1), "INSERT INTO audit_node VALUES (9, 0, x'00')"),
      Attack("a head without its row", .notSigned(size: 20, signed: 0), "DELETE FROM audit_head"),
      Attack(
        "a head for another size", .headSignature(size: 12), "UPDATE audit_head SET size = 12"),
      Attack(
        "a head with another root", .headSignature(size: 20),
        "UPDATE audit_head SET root = (SELECT hash FROM audit_node WHERE level = 0 AND position = 0)"
      ),
      Attack(
        "a head signed at another time", .headSignature(size: 20),
        "UPDATE audit_head SET signed_at = signed_at + 1"),
      Attack("no tree", .noTree, "DELETE FROM audit_tree"),
      Attack(
        "a smaller tree", .surplus(entry: 19), "UPDATE audit_tree SET size = 19"),
      Attack(
        "a larger tree", .missing(entry: 20), "UPDATE audit_tree SET size = 21"),
      Attack(
        "a changed reason", .reason(event: ""), "UPDATE audit_reason SET sealed = x'00'"),
      Attack("a removed reason", .reason(event: ""), "DELETE FROM audit_reason"),
      Attack(
        "an added reason", .reason(event: ""),
        "INSERT INTO audit_reason SELECT clinic_id, event_id, x'00' FROM audit_event WHERE leaf_index = 4"
      ),
    ]

  @Test("Each kind is found, where it is", arguments: attacks)
  func found(attack: Attack) async throws {
    let sample = try await SampleLog(.sqlite)
    try await sample.record(0..<20)
    try await sample.append()
    try await sample.record(20..<21)
    #expect(try await sample.report().fault == nil)
    try await sample.tamper(attack.statements)
    let fault = try #require(try await sample.report().fault)
    switch (fault, attack.fault) {
    case (.reason, .reason), (.pendingNotSealed, .pendingNotSealed): break
    default: #expect(fault == attack.fault)
    }
  }

  @Test("An added event that the program did not write is found, before and after it has its place")
  func added() async throws {
    let sample = try await SampleLog(.sqlite)
    try await sample.record(0..<20)
    try await sample.append()
    let forged = SealedEvent(sample.event(99), seal: [UInt8](repeating: 1, count: 32))
    try await sample.tamper([forged.insertion])
    #expect(
      try await sample.report().fault == .pendingNotSealed(event: forged.event.id.text))
    try await sample.append()
    #expect(try await sample.report().fault == .notSealed(entry: 20))
  }

  @Test("A log rewritten from some entry on, tree and all, does not fit its signed heads")
  func rewritten() async throws {
    let sample = try await SampleLog(.sqlite)
    try await sample.record(0..<20)
    let head = try #require(try await sample.append())
    try await sample.rebuild(without: 12)
    #expect(try await sample.report().fault == .missing(entry: 19))
    try await sample.tamper(["UPDATE audit_tree SET size = 19"])
    let report = try await sample.report(heads: [head])
    #expect(report.fault == .cut(size: 19, expected: 20))
    #expect(try await sample.report().fault == .cut(size: 19, expected: 20))
    try await sample.tamper(["DELETE FROM audit_head"])
    #expect(try await sample.report().fault == .notSigned(size: 19, signed: 0))
  }

  @Test("An end that was cut off cleanly is found by a head kept elsewhere, and only by it")
  func cut() async throws {
    let sample = try await SampleLog(.sqlite)
    try await sample.record(0..<20)
    try await sample.append()
    let before = try await sample.contents()
    try await sample.record(20..<30)
    let head = try #require(try await sample.append(at: 90))
    #expect(try await sample.report(heads: [head]).fault == nil)
    try await sample.restore(before)
    #expect(try await sample.report().fault == nil)
    #expect(try await sample.report(heads: [head]).fault == .cut(size: 20, expected: 30))
  }

  @Test("A log that grew differently after an earlier state does not fit the head kept elsewhere")
  func forked() async throws {
    let sample = try await SampleLog(.sqlite)
    try await sample.record(0..<20)
    try await sample.append()
    let before = try await sample.contents()
    try await sample.record(20..<30)
    let head = try #require(try await sample.append(at: 90))
    try await sample.restore(before)
    try await sample.record(40..<60)
    try await sample.append(at: 180)
    #expect(try await sample.report().fault == nil)
    #expect(try await sample.report(heads: [head]).fault == .headRoot(size: 30))
  }

  @Test("A head that another practice signed is refused")
  func strangers() async throws {
    let sample = try await SampleLog(.sqlite)
    try await sample.record(0..<4)
    try await sample.append()
    let others = try AuditKeys(
      signingSeed: Array(2...33), sealingKey: Array(repeating: 7, count: 32))
    #expect(try await sample.report(trust: others.trust).fault == .headSignature(size: 4))
  }
}
