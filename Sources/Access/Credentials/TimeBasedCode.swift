internal import ClinicVocabulary
internal import Crypto
internal import Foundation

/// Time-based one-time passwords: RFC 6238 over HMAC-SHA-1, six digits, steps of 30 seconds, as
/// every authenticator application computes them.
struct TimeBasedCode: Sendable {
  /// 160 random bits (RFC 4226, section 4, R6).
  let seed: [UInt8]

  static func random() -> TimeBasedCode {
    var generator = SystemRandomNumberGenerator()
    return TimeBasedCode(
      seed: (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  static func step(at instant: Instant) -> Int64 {
    instant.microseconds.dividedDown(by: 30_000_000)
  }

  /// - Parameter digits: 6, or 8 for the vectors of the RFC.
  func code(step: Int64, digits: Int = 6) -> String {
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
    let hash = [UInt8](
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: seed)))
    let offset = Int(hash[19] & 15)
    let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    let modulus = (0..<digits).reduce(1) { power, _ in power * 10 }
    return String(String(modulus + number % modulus).dropFirst())
  }

  /// The step whose code `typed` is, nil when it is wrong, too old, or not newer than the last one
  /// used: a code works once. One step before and after is taken, for clocks that differ.
  func step(of typed: String, at instant: Instant, after last: Int64) -> Int64? {
    let digits = typed.filter { !$0.isWhitespace }
    let now = Self.step(at: instant)
    return (now - 1...now + 1).first { step in
      step > last && constantTimeEqual(code(step: step), digits)
    }
  }

  /// What an authenticator application scans or opens; a long name of the clinic is cut.
  func address(account: String, clinic: String) -> String {
    let allowed = CharacterSet.alphanumerics.intersection(.init(charactersIn: "\u{0}"..."\u{7F}"))
      .union(.init(charactersIn: "-._~"))
    let escape = { (text: String) in
      text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
    let issuer = escape("Aglaé \(clinic.prefix(24))")
    return "otpauth://totp/\(issuer):\(escape(account))?secret=\(Base32.encode(seed))"
      + "&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
  }
}

/// Whether both are the same, in a time that depends on their length alone.
func constantTimeEqual(_ a: String, _ b: String) -> Bool {
  let (a, b) = (Array(a.utf8), Array(b.utf8))
  guard a.count == b.count else { return false }
  return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}

extension Int64 {
  /// Rounded towards the past, also before 1970.
  func dividedDown(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
