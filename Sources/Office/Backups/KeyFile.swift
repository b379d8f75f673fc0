import Bookkeeping
import Files
import Foundation
import Interchange

/// A key in a text file (PEM), as other programs write and read it, too.
enum KeyFile {
  private static let secret = "PRIVATE KEY"
  private static let open = "PUBLIC KEY"

  /// - Throws: ``Refusal`` where it is none; ``InputProblems`` where it cannot be read.
  static func signingKey(_ path: String, file: String) throws -> SigningKey {
    guard let key = try der(path, file, secret).flatMap(SigningKey.init(der:)) else {
      throw Refusal.noKey(file, secret: true)
    }
    return key
  }

  static func verifyingKey(_ path: String, file: String) throws -> VerifyingKey {
    guard let key = try der(path, file, open).flatMap(VerifyingKey.init(der:)) else {
      throw Refusal.noKey(file, secret: false)
    }
    return key
  }

  /// Both halves as new files, the secret one for nobody but its owner.
  static func write(
    _ key: SigningKey, to path: String, public publicPath: String, shown: (String, String)
  ) throws {
    try PendingFile.write(path, shown: shown.0, mode: 0o600) {
      try $0.write(Array(pem(key.der, secret).utf8))
    }
    try PendingFile.write(publicPath, shown: shown.1) {
      try $0.write(Array(pem(key.publicKey.der, open).utf8))
    }
  }

  private static func pem(_ der: [UInt8], _ title: String) -> String {
    "-----BEGIN \(title)-----\n\(Data(der).base64EncodedString())\n-----END \(title)-----\n"
  }

  private static func der(_ path: String, _ file: String, _ title: String) throws -> [UInt8]? {
    let bytes = try InputBytes(path: path, file: file).piece(at: 0, limit: 4096)
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let begin = lines.firstIndex(of: "-----BEGIN \(title)-----"),
      let end = lines.firstIndex(of: "-----END \(title)-----"), begin < end
    else { return nil }
    return Data(base64Encoded: lines[begin + 1..<end].joined()).map { Array($0) }
  }
}
