public import Database

extension SignedHead {
  /// The last head that was signed; nil while nothing was.
  public static func last(in transaction: Transaction) throws(DatabaseFailure) -> SignedHead? {
    try MerkleStore(transaction: transaction).head()
  }
}
