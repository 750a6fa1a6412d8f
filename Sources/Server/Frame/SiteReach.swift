/// From where, under which names, and how protected the site is reached.
public struct SiteReach: Sendable {
  /// The files of a certificate in PEM: the chain, and its private key.
  public struct Certificate: Sendable {
    public let chain: String
    public let key: String

    public init(chain: String, key: String) {
      self.chain = chain
      self.key = key
    }
  }

  let address: ListenAddress
  let certificate: Certificate?
  /// In lower case, without a port: the only names that a request may give (against DNS rebinding).
  let hostNames: Set<String>

  /// - Parameter names: host names of this machine under which browsers reach it.
  /// - Throws: `ServerFailure` when others could reach it without encryption, or under no name.
  public init(
    address: ListenAddress, names: [String], certificate: Certificate?
  ) throws(ServerFailure) {
    guard certificate != nil || address.isLoopback else { throw .unprotected }
    let hostNames = address.hostNames.union(names.map { $0.lowercased() })
    guard !address.isEveryAddress || !names.isEmpty else { throw .nameless }
    self.address = address
    self.certificate = certificate
    self.hostNames = hostNames
  }

  var isEncrypted: Bool { certificate != nil }
  var scheme: String { isEncrypted ? "https" : "http" }

  /// The address of the site once it listens on `port`.
  func place(port: Int) -> String { "\(scheme)://\(address.authority(port: port))" }
}
