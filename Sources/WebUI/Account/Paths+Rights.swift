extension Paths {
  /// What the clinic leaves its secretaries of what the program allows them.
  public static let rights = "/accounts/rights"
}
