internal import ClinicVocabulary
internal import Crypto
internal import Foundation
internal import Testing

@testable internal import Vault

@Suite("Sealed fields")
struct SealedFieldTests {
  let owner = KeyOwner(clinic: clinic, patient: PatientID(at: now))

  func place(
    clinic: ClinicID? = nil, patient: PatientID? = nil, table: String = "patient_identity",
    column: String = "sealed", record: String = "r1", version: Int = 1
  ) -> FieldPlace {
    FieldPlace(
      clinic: clinic ?? owner.clinic, patient: patient ?? owner.patient, table: table,
      column: column, record: record, version: version)
  }

  @Test("What was sealed opens in its place, and the same text never looks the same")
  func roundTrip() throws {
    let key = PatientKey(owner, SymmetricKey(size: .bits256))
    for text in ["", "Hélène", String(repeating: "é", count: 5000)] {
      let sealed = try key.seal(Array(text.utf8), for: place())
      #expect(try key.open(sealed, at: place()) == Array(text.utf8))
      #expect(try key.seal(Array(text.utf8), for: place()) != sealed)
      #expect(text.isEmpty || !sealed.holds(Array(text.utf8)))
    }
  }

  @Test("A field that was moved or changed does not open")
  func moved() throws {
    let key = PatientKey(owner, SymmetricKey(size: .bits256))
    let sealed = try key.seal(Array("Hélène".utf8), for: place())
    let places = [
      place(clinic: ClinicID(at: now)), place(patient: PatientID(at: now)), place(table: "other"),
      place(column: "other"), place(record: "r2"), place(version: 2),
      place(table: "patient_identitys", column: "ealed"),
    ]
    for other in places { #expect(failure { try key.open(sealed, at: other) } == .sealBroken) }
    for byte in sealed.indices {
      var changed = sealed
      changed[byte] ^= 1
      #expect(failure { try key.open(changed, at: place()) } == .sealBroken)
    }
    for count in 0..<sealed.count {
      #expect(failure { try key.open(Array(sealed.prefix(count)), at: place()) } == .sealBroken)
    }
    let others = PatientKey(owner, SymmetricKey(size: .bits256))
    #expect(failure { try others.open(sealed, at: place()) } == .sealBroken)
  }

  @Test("Keys are derived as in RFC 5869, test case 1")
  func derivation() {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: [UInt8](repeating: 0x0b, count: 22)),
      salt: Array(0x00...0x0c), info: Array(0xf0...0xf9), outputByteCount: 42)
    #expect(
      hexadecimal(key.bytes)
        == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
  }

  @Test("Boxes open what McGrew and Viega's test case 16 of GCM seals")
  func vector() {
    func bytes(_ text: String) -> [UInt8] {
      stride(from: 0, to: text.utf8.count, by: 2).compactMap {
        UInt8(text.dropFirst($0).prefix(2), radix: 16)
      }
    }
    let key = SymmetricKey(
      data: bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
    let sealed = bytes(
      "cafebabefacedbaddecaf888"
        + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b10"
        + "56828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b")
    let opened = Box.open(
      sealed, with: key, place: bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
    #expect(
      opened
        == bytes(
          "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e24"
            + "49a6b525b16aedf5aa0de657ba637b39"))
  }
}

@Suite("Sealed photographs")
struct SealedPhotographTests {
  let folder = TestFolder()
  let key = PatientKey(
    KeyOwner(clinic: clinic, patient: PatientID(at: now)), SymmetricKey(size: .bits256))
  let id = Photograph.ID(at: now)
  let size = ChunkSealing.chunkSize

  func photograph(_ count: Int) -> [UInt8] {
    let start: [UInt8] = [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46]
    return Array(
      (start + (0..<max(0, count)).map { UInt8(truncatingIfNeeded: $0 * 7) }).prefix(count))
  }

  func seal(_ bytes: [UInt8], in files: PhotographFiles, piece: Int = 10_000) throws
    -> SealedPhotograph
  {
    var writer = try files.writer(id, key: key)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try writer.append(Array(bytes[start..<min(bytes.count, start + piece)]))
    }
    return try writer.finish()
  }

  @Test(
    "A photograph of any size comes back as it was",
    arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
  func roundTrip(count: Int) throws {
    let files = try PhotographFiles(folder: folder.path + "/photographs")
    for piece in [1 + count / 3, 65_536, 400_000] {
      let sealed = try seal(photograph(count), in: files, piece: piece)
      #expect(sealed.byteCount == count)
      #expect(try files.bytes(of: sealed.name, id, key: key) == photograph(count))
      let kept = try contents(of: try #require(files.path(sealed.name)), isPrivate: true)
      #expect(sealed.name == hexadecimal(SHA256.hash(data: kept)))
      #expect(count < 10 || !kept.holds(photograph(10)))
    }
  }

  @Test("Chunks that were cut, exchanged, repeated, added or changed are refused")
  func tampered() throws {
    let files = try PhotographFiles(folder: folder.path + "/photographs")
    let sealed = try seal(photograph(3 * size + 100), in: files)
    let other = try seal(photograph(3 * size + 100), in: files)
    let path = try #require(files.path(sealed.name))
    let whole = try contents(of: path, isPrivate: true)
    let others = try contents(of: try #require(files.path(other.name)), isPrivate: true)
    let (head, chunk) = (PhotographSealing.headSize, ChunkSealing.sealedChunkSize)
    func part(_ number: Int, of bytes: [UInt8]) -> [UInt8] {
      Array(bytes[(head + number * chunk)..<min(bytes.count, head + (number + 1) * chunk)])
    }
    let parts = (0..<4).map { part($0, of: whole) }
    let start = Array(whole.prefix(head))
    var attacks: [String: [UInt8]] = [
      "without the last chunk": start + parts[0] + parts[1] + parts[2],
      "without the first chunk": start + parts[1] + parts[2] + parts[3],
      "chunks exchanged": start + parts[1] + parts[0] + parts[2] + parts[3],
      "a chunk repeated": start + parts[0] + parts[0] + parts[1] + parts[2] + parts[3],
      "a chunk of another file": start + part(0, of: others) + parts[1] + parts[2] + parts[3],
      "another file's head": Array(others.prefix(head)) + parts.joined(),
      "bytes added": whole + [0],
      "the last chunk twice": whole + parts[3],
      "nothing but the head": start,
      "nothing": [],
    ]
    for cut in [1, 17, 100, chunk - 1, chunk + 5] { attacks["cut by \(cut)"] = whole.dropLast(cut) }
    for place in [3, 25, head, head + chunk - 1, head + chunk, whole.count - 1] {
      var changed = whole
      changed[place] ^= 128
      attacks["changed at \(place)"] = changed
    }
    for (name, bytes) in attacks {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(failure { try files.bytes(of: sealed.name, id, key: key) } == .sealBroken, "\(name)")
    }
    try Data(whole).write(to: URL(fileURLWithPath: path))
    #expect(try files.bytes(of: sealed.name, id, key: key).count == 3 * size + 100)
    #expect(
      failure { try files.bytes(of: sealed.name, Photograph.ID(at: now), key: key) } == .sealBroken)
    let stranger = PatientKey(key.owner, SymmetricKey(size: .bits256))
    #expect(failure { try files.bytes(of: sealed.name, id, key: stranger) } == .sealBroken)
  }

  @Test(
    "A name leads nowhere but to sealed photographs", arguments: ["../../etc/passwd", "", "AB"])
  func names(name: String) throws {
    let files = try PhotographFiles(folder: folder.path + "/photographs")
    #expect(files.path(name) == nil)
    #expect(failure { try files.bytes(of: name, id, key: key) } == .sealBroken)
  }

  @Test("What no row names is removed, once it is old enough")
  func swept() async throws {
    let files = try PhotographFiles(folder: folder.path + "/photographs")
    let (kept, orphan) = (
      try seal(photograph(10), in: files), try seal(photograph(70_000), in: files)
    )
    do {
      var begun = try files.writer(id, key: key)
      try begun.append(photograph(200_000))
    }
    let (past, future) = (Instant(microseconds: 0), Instant(microseconds: .max / 2))
    #expect(try await files.sweep(changedBefore: past) { _ in [] } == 0)
    #expect(try await files.sweep(changedBefore: future) { _ in [kept.name] } == 2)
    #expect(try files.bytes(of: kept.name, id, key: key) == photograph(10))
    #expect(failure { try files.bytes(of: orphan.name, id, key: key) } == .file)
  }
}
