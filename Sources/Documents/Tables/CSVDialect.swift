/// Who will read a table.
public enum CSVDialect: CaseIterable, Hashable, Sendable {
  /// Programs, and spreadsheets set to English: commas between cells, points in numbers.
  case plain
  /// Spreadsheets set to French: semicolons between cells, commas in numbers, and a byte order mark,
  /// without which they take UTF-8 for an older encoding.
  case french

  public var fileName: String {
    switch self {
    case .plain: "measures.csv"
    case .french: "mesures.csv"
    }
  }

  var separator: String { self == .plain ? "," : ";" }
  var start: String { self == .plain ? "" : "\u{FEFF}" }

  func choose<Value>(_ plain: Value, _ french: Value) -> Value { self == .plain ? plain : french }
}
