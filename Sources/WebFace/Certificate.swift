#if TLS
  import HummingbirdCore
  import HummingbirdTLS
  import NIOSSL
#endif

/// By what a server proves to browsers who it is; only where built with the trait `TLS`.
public struct Certificate: Sendable {
  /// Why there is none.
  public enum Fault: Error {
    case notBuilt
    /// The file that cannot be read as what it should be.
    case unreadable(String)
  }

  #if TLS
    private let configuration: TLSConfiguration
  #endif

  /// - Parameters:
  ///   - chain: a PEM file with the certificate, and those that it rests on.
  ///   - key: a PEM file.
  public init(chain: String, key: String) throws(Fault) {
    #if TLS
      guard let certificates = try? NIOSSLCertificate.fromPEMFile(chain) else {
        throw .unreadable(chain)
      }
      guard let secret = try? NIOSSLPrivateKey(file: key, format: .pem) else {
        throw .unreadable(key)
      }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(secret))
      configuration.minimumTLSVersion = .tlsv12
      self.configuration = configuration
    #else
      throw .notBuilt
    #endif
  }

  #if TLS
    /// The same server for those who speak TLS 1.2 or later.
    func protecting(_ base: HTTPServerBuilder) throws -> HTTPServerBuilder {
      try .tls(base, tlsConfiguration: configuration)
    }
  #endif
}
