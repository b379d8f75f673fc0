#if TLS
  import HummingbirdCore
  import HummingbirdTLS
  import NIOSSL
#endif

/// By what a server proves to browsers who it is; only where built with the trait `TLS`.
public struct Certificate: Sendable {
  let chain: String
  let key: String

  /// - Parameters:
  ///   - chain: a PEM file with the certificate, and those that it rests on.
  ///   - key: a PEM file.
  /// - Returns: nil where the program was built without.
  public init?(chain: String, key: String) {
    #if TLS
      (self.chain, self.key) = (chain, key)
    #else
      return nil
    #endif
  }

  #if TLS
    /// The same server for those who speak TLS 1.2 or later.
    /// - Throws: what is wrong with the files.
    func protecting(_ base: HTTPServerBuilder) throws -> HTTPServerBuilder {
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(chain).map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
      configuration.minimumTLSVersion = .tlsv12
      return try .tls(base, tlsConfiguration: configuration)
    }
  #endif
}
