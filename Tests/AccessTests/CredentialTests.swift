internal import ClinicVocabulary
internal import Testing

@testable internal import Access

@Suite("Passwords")
struct PasswordTests {
  @Test("A hash is Argon2id, matches its password alone, and says when it is weak")
  func hashes() throws {
    let password = Password("trois pommes au four")
    let hash = try PasswordHash(of: password, cost: .least)
    #expect(hash.text.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
    #expect(hash.matches(password))
    #expect(!hash.matches(Password("trois pommes au fouR")))
    #expect(!PasswordHash(stored: "not a hash").matches(password))
    #expect(!hash.isWeaker(than: .least))
    #expect(hash.isWeaker(than: .standard))
    #expect(try PasswordHash(of: password, cost: .least) != hash)
  }

  @Test("The standard cost is at least OWASP's")
  func cost() {
    #expect(PasswordCost.standard.passes >= 2)
    #expect(PasswordCost.standard.memoryInBytes >= 19 << 20)
  }

  @Test("A letter composed in another way is the same letter")
  func composition() throws {
    let hash = try PasswordHash(of: Password("l'été à la plage"), cost: .least)
    #expect(hash.matches(Password("l'e\u{301}te\u{301} a\u{300} la plage")))
  }

  @Test(
    "What is tried first is refused",
    arguments: [
      "Motdepasse2026!", "motdepassemotdepasse", "azertyuiop123", "AZERTYUIOP!!!", "qwertyuiop12",
      "aaaaaaaaaaaaaa", "123456789012", "000000000000", "P@ssw0rd2026", "p4ssw0rdp4ssw0rd",
      "Bonjour123456", "soleil-soleil", "Clinique2026!", "docteur.docteur", "abcdefghijklmnop",
      "1qaz2wsx3edc4rfv", "MonMotDePasse1", "jetaime jetaime", "Marseille13000", "letmeinletmein",
      // From the list of what leaked, with what is put around such a word.
      "sonyericsson", "!sonyericsson1987", "leavemealone", "butterflybutterfly", "Liverpool-1892",
    ])
  func common(text: String) {
    #expect(Password(text).refusal(personal: []) == .common)
  }

  @Test(
    "A long sentence, or what a generator made, is taken",
    arguments: [
      "trois pommes au four", "correct horse battery staple", "kV7!pqX2#rTz", "une girafe lit tard",
      "vieux-tracteur-mauve", "zgbtdnwmkrxq", "Ma grand-mère tricote",
    ])
  func taken(text: String) {
    #expect(Password(text).refusal(personal: ["claire.martin@example.org", "Martin"]) == nil)
  }

  @Test("Length is counted in letters, with a bound in bytes")
  func length() {
    #expect(Password("kV7!pqX2#rT").refusal(personal: []) == .short)
    #expect(Password("éàüöîç€ñßœæ").refusal(personal: []) == .short)
    #expect(Password(String(repeating: "kV7!pqX2#rT-", count: 86)).refusal(personal: []) == .long)
  }

  @Test("One's own name with some signs is refused")
  func personal() {
    let personal = ["claire.martineau@example.org", "Claire Martineau"]
    #expect(Password("Martineau-1975").refusal(personal: personal) == .personal)
    #expect(Password("m4rt1ne4u!!!!").refusal(personal: personal) == .personal)
    #expect(Password("martineau boit du thé vert").refusal(personal: personal) == nil)
  }
}

@Suite("Codes of the second factor")
struct TimeBasedCodeTests {
  /// RFC 6238, appendix B, the rows of SHA-1.
  @Test(
    "They are those of RFC 6238",
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
      (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
  func vectors(seconds: Int64, code: String) {
    let codes = TimeBasedCode(seed: Array("12345678901234567890".utf8))
    let step = TimeBasedCode.step(at: Instant(microseconds: seconds * 1_000_000))
    #expect(codes.code(step: step, digits: 8) == code)
    #expect(codes.code(step: step) == code.suffix(6))
  }

  @Test("A code works within a step of its own, and never one that is not newer than the last")
  func steps() {
    let codes = TimeBasedCode(seed: Array("12345678901234567890".utf8))
    let now = Instant(microseconds: 1_234_567_890_000_000)
    let step = TimeBasedCode.step(at: now)
    for offset: Int64 in -2...2 {
      let found = codes.step(of: codes.code(step: step + offset), at: now, after: 0)
      #expect(found == (abs(offset) <= 1 ? step + offset : nil))
    }
    #expect(codes.step(of: codes.code(step: step), at: now, after: step) == nil)
    #expect(codes.step(of: codes.code(step: step + 1), at: now, after: step) == step + 1)
    let spaced = codes.code(step: step).prefix(3) + " " + codes.code(step: step).suffix(3)
    #expect(codes.step(of: String(spaced), at: now, after: 0) == step)
    #expect(codes.step(of: "", at: now, after: 0) == nil)
  }

  /// RFC 4648, section 10, without padding.
  @Test(
    "Base32 is that of RFC 4648",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
      ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
  func base32(clear: String, coded: String) {
    #expect(Base32.encode(Array(clear.utf8)) == coded)
    #expect(Base32.decode(coded) == Array(clear.utf8))
    #expect(Base32.decode("M1") == nil)
  }

  @Test("The address of an authenticator application escapes names")
  func address() {
    let codes = TimeBasedCode(seed: Array("12345678901234567890".utf8))
    #expect(
      codes.address(account: "a&b@c.fr", clinic: "Été: 1")
        == "otpauth://totp/Agla%C3%A9%20%C3%89t%C3%A9%3A%201:a%26b%40c.fr"
        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Agla%C3%A9%20%C3%89t%C3%A9%3A%201"
        + "&algorithm=SHA1&digits=6&period=30")
  }

  @Test("A recovery code is read however it is typed")
  func recoveryCodes() {
    let code = RecoveryCode.random()
    #expect(code.count == 19)
    #expect(RecoveryCode.looksLike(code.lowercased().replacing("-", with: " ")))
    #expect(RecoveryCode.folded("7k2m 9qxt-lIo0‑w3ze") == "7K2M9QXT1100W3ZE")
    #expect(!RecoveryCode.looksLike("123456"))
    #expect(RecoveryCode.random() != code)
  }
}

@Suite("Secrets at rest")
struct AccessKeysTests {
  private let keys = AccessKeys(secret: [UInt8](repeating: 7, count: 32))

  @Test("A sealed value opens where it was sealed, and nowhere else")
  func seals() throws {
    let place = AccessKeys.Place("name", "clinic-1", "person-1")
    let sealed = try keys.seal("Claire Martineau", at: place)
    #expect(try keys.open(sealed, at: place) == "Claire Martineau")
    #expect(throws: AccessFailure(.sealing)) {
      try keys.open(sealed, at: .init("name", "clinic-1", "person-2"))
    }
    #expect(throws: AccessFailure(.sealing)) {
      try AccessKeys(secret: [UInt8](repeating: 8, count: 32)).open(sealed, at: place)
    }
    #expect(try keys.seal("Claire Martineau", at: place) != sealed)
  }

  @Test("A digest depends on the key, the kind and the value")
  func digests() {
    let digest = keys.digest("a", kind: .login)
    #expect(digest.count == 32)
    #expect(digest == keys.digest("a", kind: .login))
    #expect(digest != keys.digest("b", kind: .login))
    #expect(digest != keys.digest("a", kind: .session))
    #expect(
      digest != AccessKeys(secret: [UInt8](repeating: 8, count: 32)).digest("a", kind: .login))
  }

  @Test("A token has 256 bits, and does not show itself")
  func tokens() {
    let token = Token.random()
    #expect(token.text.utf8.count == 43)
    #expect(Token(token.text) == token)
    #expect(Token(token.text + "A") == nil)
    #expect(Token(String(repeating: "+", count: 43)) == nil)
    #expect(!"\(token) \(Password("trois pommes au four"))".contains("pommes"))
    #expect(!"\(token)".contains(token.text))
  }
}
