/// How someone of the demonstration clinic signs in.
public struct DemonstrationSignIn: Sendable {
  /// In the words of the program, such as `physician`.
  public let role: String
  public let login: String
  public let password: String
  /// What an authenticator application opens, `otpauth://…`; nil for who has no second factor.
  public let secondFactor: String?
  /// The code of this half minute.
  public let code: String?
}
