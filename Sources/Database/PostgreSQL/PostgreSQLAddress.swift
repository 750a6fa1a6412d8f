internal import CLibPQ

/// How libpq is told to connect: the caller's address over Aglaé's defaults.
struct PostgreSQLAddress: Sendable {
  /// Keywords and values in libpq's order, where a later one wins.
  let parameters: [(keyword: String, value: String)]

  /// - Throws: `DatabaseFailure` with `.statement` when the address cannot be read.
  init(_ url: String) throws(DatabaseFailure) {
    guard let options = PQconninfoParse(url, nil) else {
      throw DatabaseFailure(.statement, cause: "the address of the server cannot be read")
    }
    defer { PQconninfoFree(options) }
    var given: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { given[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    // A server elsewhere is spoken to only in secret and only when it proves its name, unless the
    // address says otherwise: libpq's own default falls back to plain text in silence.
    let secret =
      Self.isLocal(given["host"], given["hostaddr"])
      ? [] : [("sslmode", "verify-full"), ("sslrootcert", "/etc/ssl/certs/ca-certificates.crt")]
    parameters =
      [
        ("fallback_application_name", "aglae"), ("connect_timeout", "5"),
        ("tcp_user_timeout", "10000"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
        ("client_encoding", "UTF8"),
      ] + secret + [("dbname", url)]
  }

  private static func isLocal(_ host: String?, _ address: String?) -> Bool {
    let places = [host, address].compactMap(\.self).flatMap { $0.split(separator: ",") }
    return places.allSatisfy { place in
      place.hasPrefix("/") || place.hasPrefix("@")
        || ["localhost", "127.0.0.1", "::1"].contains(place)
    }
  }
}
