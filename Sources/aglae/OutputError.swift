private import Glibc

/// Results could not be written. The number is the system's `errno`.
enum OutputError: Error, CustomStringConvertible {
  case noFolder(String, Int32)
  case notWritten(String, Int32)
  /// Standard output does not take any more.
  case standardOutput(Int32)

  var description: String {
    switch self {
    case .noFolder(let path, ENOTDIR), .noFolder(let path, EEXIST):
      "\(printable(path)) is not a folder. Give --output the name of a folder or of a new one."
    case .noFolder(let path, let error):
      "The folder \(printable(path)) cannot be made: \(reason(error)). "
        + "Give --output a place where you may write."
    case .notWritten(let path, EISDIR):
      "\(printable(path)) is a folder, so the file of that name cannot be written. "
        + "Rename the folder, or give --output another place."
    case .notWritten(let path, ENOSPC), .notWritten(let path, EDQUOT):
      "There is no room left for \(printable(path)). "
        + "Free some space, or give --output another place, and run again. "
        + "Nothing was written for this photograph."
    case .notWritten(let path, let error):
      "\(printable(path)) cannot be written: \(reason(error)). "
        + "Give --output a place where you may write. Nothing was written for this photograph."
    case .standardOutput(let error):
      "Standard output cannot be written: \(reason(error)). Send it to another place."
    }
  }
}

private func reason(_ error: Int32) -> String { strerror(error).map { String(cString: $0) } ?? "" }

/// `text` without what would move a terminal's cursor.
func printable(_ text: String) -> String {
  let scalars = text.unicodeScalars.filter {
    $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
  }
  return String(String.UnicodeScalarView(scalars))
}
