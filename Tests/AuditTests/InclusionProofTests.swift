internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Testing

@testable internal import Audit

@Suite("A proof of one entry")
struct InclusionProofTests {
  @Test("Every entry is proved to whoever has the public key", arguments: EngineKind.allCases)
  func proved(engine: EngineKind) async throws {
    let sample = try await SampleLog(engine)
    let events = try await sample.record(0..<13)
    let earlier = try #require(try await sample.append())
    try await sample.record(13..<20)
    try await sample.append(at: 90)
    let reader = AuditTrust(publicKey: sample.keys.trust.publicKey)
    for (index, event) in events.enumerated() {
      let proof = try await sample.database.read(.installation) {
        try InclusionProof.of(event.id, since: earlier, in: $0)
      }
      let found = try #require(proof)
      #expect(found.index == index && found.head.size == 20 && found.isValid(under: reader))
    }
  }

  @Test("There is no proof of an event that has no place yet")
  func waiting() async throws {
    let sample = try await SampleLog(.sqlite)
    try await sample.record(0..<3)
    try await sample.append()
    let event = try await sample.record(3..<4)[0]
    let proof = try await sample.database.read(.installation) {
      try InclusionProof.of(event.id, in: $0)
    }
    #expect(proof == nil)
  }

  @Test("The stand-alone verifier proves what is true and nothing that was altered")
  func verifier() async throws {
    let files = try await VerifierFiles()
    let honest = try files.verify(files.proof, head: files.earlier)
    #expect(honest.status == 0, "\(honest.output)")
    #expect(honest.output.contains("entry 6 of 20"))
    var altered = 0
    for change in VerifierFiles.changes {
      let proof = try files.changed(change)
      let result = try files.verify(proof, head: files.earlier)
      #expect(result.status == 1, "\(change): \(result.output)")
      altered += 1
    }
    #expect(altered > 15)
    #expect(try files.verify(files.proof, head: files.other).status == 1)
    #expect(
      try files.verify(files.proof, head: nil, key: String(repeating: "0", count: 64)).status == 1)
    #expect(try files.verify(Data("{}".utf8), head: nil).status == 2)
  }

  @Test("The verifier's Ed25519 agrees with RFC 8032, section 7.1")
  func vectors() throws {
    let script = """
      import sys; sys.path.insert(0, sys.argv[1]); import verify
      h = bytes.fromhex
      for key, message, signature in (
          ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
           "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
          ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
           "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
          ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
           "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")):
          assert verify.is_signature(h(signature), h(message), h(key))
          for place in range(64):
              broken = bytearray(h(signature)); broken[place] ^= 1
              assert not verify.is_signature(bytes(broken), h(message), h(key)), place
          assert not verify.is_signature(h(signature), h(message) + b"x", h(key))
      """
    let result = try run(["-B", "-c", script, VerifierFiles.folder])
    #expect(result.status == 0, "\(result.output)")
  }
}

/// A proof, heads and the verifier on the disk.
struct VerifierFiles {
  static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/Verifier"
  /// What is replaced by what in the proof's text; each occurs in it.
  static let changes: [(place: [String], value: String)] = [
    (["event", "clinic"], "x"), (["event", "id"], "x"), (["event", "at"], "1"),
    (["event", "person"], "x"), (["event", "role"], "nurse"), (["event", "purpose"], "x"),
    (["event", "relation"], "x"), (["event", "action"], "x"), (["event", "subjectKind"], "x"),
    (["event", "subjectID"], "x"), (["event", "patient"], "x"), (["event", "seal"], "00"),
    (["event", "reasonDigest"], "00"), (["index"], "7"), (["index"], "-1"),
    (["head", "size"], "21"),
    (["head", "root"], String(repeating: "0", count: 64)), (["head", "signedAt"], "1"),
    (["head", "signature"], "00"), (["consistency", "earlier", "size"], "12"),
    (["consistency", "earlier", "signature"], "00"), (["path"], "[]"),
    (["consistency", "path"], "[]"),
  ]
  let proof: Data
  let earlier: Data
  let other: Data
  private let key: String

  init() async throws {
    let sample = try await SampleLog(.sqlite)
    let events = try await sample.record(0..<13)
    let first = try #require(try await sample.append())
    try await sample.record(13..<20)
    try await sample.append(at: 90)
    let found = try await sample.database.read(.installation) {
      try InclusionProof.of(events[6].id, since: first, in: $0)
    }
    proof = Data(try #require(found).json())
    earlier = Data(try first.json())
    other = Data(
      try SignedHead(size: 5, root: .empty, signedAt: sample.start, by: sample.keys).json())
    key = hex(sample.keys.trust.publicKey)
  }

  func changed(_ change: (place: [String], value: String)) throws -> Data {
    var document = try #require(try JSONSerialization.jsonObject(with: proof) as? [String: Any])
    set(change.place[...], to: change.value, in: &document)
    let bytes = try JSONSerialization.data(withJSONObject: document)
    #expect(bytes != proof)
    return bytes
  }

  private func set(_ place: ArraySlice<String>, to value: String, in document: inout [String: Any])
  {
    let name = place[place.startIndex]
    if place.count > 1, var inner = document[name] as? [String: Any] {
      set(place.dropFirst(), to: value, in: &inner)
      document[name] = inner
    } else if value == "[]" {
      document[name] = [String]()
    } else {
      document[name] = document[name] is Int ? Int(value) as Any : value
    }
  }

  func verify(_ proof: Data, head: Data?, key: String? = nil) throws -> (
    status: Int32, output: String
  ) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try proof.write(to: folder.appendingPathComponent("proof.json"))
    var arguments = [
      "-B", Self.folder + "/verify.py", folder.path + "/proof.json", "--key", key ?? self.key,
    ]
    if let head {
      try head.write(to: folder.appendingPathComponent("head.json"))
      arguments += ["--head", folder.path + "/head.json"]
    }
    return try run(arguments)
  }
}

/// Runs Python of the system.
func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3"] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
