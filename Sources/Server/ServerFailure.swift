/// Why the site could not start, in a sentence that says what to do.
public enum ServerFailure: Error, CustomStringConvertible, Sendable {
  case notSetUp(missing: String)
  case addressInUse(String)
  case dataFolder(String, reason: String)
  case used(String)
  case demonstrationPassphrase
  case unprotected
  case nameless
  case passphrase
  case certificate(String, key: String)

  public var description: String {
    switch self {
    case .notSetUp(let missing):
      "\(missing) is missing. Run `make setup`, then start again."
    case .addressInUse(let address):
      "\(address) is in use by another program. Stop it, or choose another port with --listen."
    case .dataFolder(let path, let reason):
      "\(path) cannot be the data folder: \(reason). Choose another folder with --data."
    case .used(let path):
      "\(path) is used already, and a demonstration never goes into what is used. Choose another folder."
    case .demonstrationPassphrase:
      "A demonstration's keys take no passphrase. Unset AGLAE_PASSPHRASE_FD, then try again."
    case .unprotected:
      "Others could read what travels to an address that is not this machine's own. Give a "
        + "certificate with --tls-certificate and --tls-key, or listen on 127.0.0.1."
    case .nameless:
      "An address for all networks needs the names under which the site is reached: give them "
        + "with --name, such as --name aglae.clinic.example."
    case .passphrase:
      "The passphrase of the key store has fewer than 12 characters. Hand over the right one."
    case .certificate(let chain, let key):
      "\(chain) and \(key) are no certificate with its key in PEM that this account may read."
    }
  }
}
