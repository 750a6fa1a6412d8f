internal import HummingbirdCore
internal import HummingbirdTLS
internal import NIOCore
internal import NIOHTTPTypes
internal import NIOSSL

extension SiteReach {
  /// How requests arrive: bounded heads, no connection that stays idle, TLS 1.2 or later where there is a
  /// certificate.
  ///
  /// A head that is not whole within the time of an idle connection ends it; a body that trickles ends it too.
  ///
  /// - Throws: `ServerFailure.certificate`.
  func transport() throws(ServerFailure) -> HTTPServerBuilder {
    let base = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [RequestPace()], idleTimeout: .seconds(30),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100)))
    guard let certificate else { return base }
    do {
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(certificate.chain)
          .map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: certificate.key, format: .pem)))
      configuration.minimumTLSVersion = .tlsv12
      return try .tls(base, tlsConfiguration: configuration)
    } catch {
      throw .certificate(certificate.chain, key: certificate.key)
    }
  }
}
