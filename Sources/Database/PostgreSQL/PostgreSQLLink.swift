internal import CLibPQ
internal import Foundation

/// One connection of libpq, whose calls wait for the server. It is used by one thread at a time.
final class PostgreSQLLink {
  private let connection: OpaquePointer
  /// Names of prepared statements by text and types of arguments.
  private var prepared: [String: String] = [:]
  private var translations: [String: String] = [:]
  private static let mostPrepared = 500

  init(_ address: PostgreSQLAddress) throws(DatabaseFailure) {
    guard let connection = Self.connect(address.parameters) else {
      throw DatabaseFailure(.connectionLost, cause: "no memory for a connection")
    }
    self.connection = connection
    guard PQstatus(connection) == CONNECTION_OK else {
      throw DatabaseFailure(.connectionLost, cause: "the server refused or did not answer")
    }
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
  }

  deinit { PQfinish(connection) }

  var isLost: Bool { PQstatus(connection) != CONNECTION_OK }

  /// Whether a transaction is still open, failed or not.
  var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE }

  /// Runs statements without arguments.
  ///
  /// - Returns: what the last of them did, such as `COMMIT`.
  @discardableResult
  func run(_ statements: String) -> Result<String, PostgreSQLFailure> {
    let result = PQexec(connection, statements)
    defer { PQclear(result) }
    return check(result).map { String(cString: PQcmdStatus(result)) }
  }

  /// Runs one statement of the common subset.
  func perform(_ statement: SQL) -> Result<PostgreSQLAnswer, PostgreSQLFailure> {
    prepare(statement).flatMap { name in
      let values = statement.arguments.map(\.wireBytes)
      let result = Self.withParameters(values) { pointers, lengths in
        let formats = [Int32](repeating: 1, count: values.count)
        return PQexecPrepared(
          connection, name, Int32(values.count), pointers, lengths, formats, 1)
      }
      return check(result).map { PostgreSQLAnswer(result) }.mapError { failure in
        PQclear(result)
        return failure
      }
    }
  }

  private func prepare(_ statement: SQL) -> Result<String, PostgreSQLFailure> {
    let types = statement.arguments.map(\.typeNumber)
    let key = statement.text + types.map { " \($0)" }.joined()
    if let name = prepared[key] { return .success(name) }
    let name = "s\(prepared.count)"
    let text = translation(of: statement.text)
    let result = PQprepare(connection, name, text, Int32(types.count), types)
    defer { PQclear(result) }
    return check(result).map {
      prepared[key] = name
      return name
    }
  }

  /// Lets go of the prepared statements when there are many, or in any case. Called between
  /// transactions.
  func trim(all: Bool) {
    guard all || prepared.count > Self.mostPrepared else { return }
    translations.removeAll()
    prepared.removeAll()
    run("DEALLOCATE ALL")
  }

  private func translation(of text: String) -> String {
    if let known = translations[text] { return known }
    let translated = PostgreSQLDialect.translate(text)
    translations[text] = translated
    return translated
  }

  private func check(_ result: OpaquePointer?) -> Result<Void, PostgreSQLFailure> {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: .success(())
    default: .failure(PostgreSQLFailure(result))
    }
  }

  private static func connect(_ parameters: [(keyword: String, value: String)]) -> OpaquePointer? {
    let keywords = parameters.map { strdup($0.keyword) }
    let values = parameters.map { strdup($0.value) }
    defer { (keywords + values).forEach { free($0) } }
    let keywordPointers = keywords.map { UnsafePointer($0) } + [nil]
    let valuePointers = values.map { UnsafePointer($0) } + [nil]
    return PQconnectdbParams(keywordPointers, valuePointers, 1)
  }

  /// Gives `body` libpq's two lists: where each value begins, nil for nothing, and its length.
  private static func withParameters<Result>(
    _ values: [[UInt8]?], _ body: ([UnsafePointer<CChar>?], [Int32]) -> Result
  ) -> Result {
    let lengths = values.map { Int32($0?.count ?? 0) }
    // One byte more, so that an empty value has an address too.
    let bytes = values.flatMap { $0 ?? [] }.map { CChar(bitPattern: $0) } + [0]
    var starts: [Int?] = []
    var start = 0
    for value in values {
      starts.append(value == nil ? nil : start)
      start += value?.count ?? 0
    }
    return bytes.withUnsafeBufferPointer { [starts] buffer in
      body(
        starts.map { start in start.flatMap { place in buffer.baseAddress.map { $0 + place } } },
        lengths)
    }
  }
}

/// The answer to one statement, freed with this object.
final class PostgreSQLAnswer {
  private let result: OpaquePointer?

  init(_ result: OpaquePointer?) { self.result = result }

  deinit { PQclear(result) }

  /// How many rows were changed, 0 for a statement that changes none.
  var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  func rows() throws(DatabaseFailure) -> [SQLRow] {
    let width = PQnfields(result)
    let columns = SQLColumns((0..<width).map { String(cString: PQfname(result, $0)) })
    let types = (0..<width).map { PQftype(result, $0) }
    var rows: [SQLRow] = []
    rows.reserveCapacity(Int(PQntuples(result)))
    for row in 0..<PQntuples(result) {
      var values: [SQLValue] = []
      values.reserveCapacity(Int(width))
      for column in 0..<width {
        guard PQgetisnull(result, row, column) == 0 else {
          values.append(.null)
          continue
        }
        let bytes = UnsafeRawBufferPointer(
          start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
        values.append(try SQLValue(wire: bytes, typeNumber: types[Int(column)]))
      }
      rows.append(SQLRow(columns: columns, values: values))
    }
    return rows
  }
}
