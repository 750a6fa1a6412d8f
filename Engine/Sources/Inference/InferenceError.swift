/// Why a model cannot be used.
public enum InferenceError: Error, Equatable, CustomStringConvertible {
  /// No installation was found.
  case notSetUp
  case manifestUnreadable(path: String)
  case unknownModel(id: String)
  case modelMissing(id: String, path: String)
  /// The file is not the one that the manifest names; it was not loaded.
  case modelAltered(id: String, expected: String, found: String)
  /// The inference library refused; `message` is its own.
  case runtime(operation: String, message: String)

  public var description: String {
    switch self {
    case .notSetUp:
      "Models/manifest.json was not found beside this program. Set AGLAE_HOME to Aglaé's folder."
    case .manifestUnreadable(let path):
      "\(path) cannot be read as a model manifest. Restore it from the release."
    case .unknownModel(let id):
      "The model manifest has no model \(id)."
    case .modelMissing(let id, let path):
      "The model \(id) is missing at \(path). Run `make setup`."
    case .modelAltered(let id, let expected, let found):
      "The model \(id) was refused: its SHA-256 is \(found), the manifest says \(expected). "
        + "Remove .deps and run `make setup`."
    case .runtime(let operation, let message):
      "The inference library failed at \(operation): \(message)"
    }
  }
}
