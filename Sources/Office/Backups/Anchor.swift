import Amounts
package import Bookkeeping
import Foundation
import Interchange
package import LedgerStore
import Messages

/// How far a ledger went at a moment, and the head of its seals then. Who keeps it where the
/// ledger's writers cannot reach it can tell later whether anything up to there was changed or cut
/// off, even where the whole chain was written anew.
package struct Anchor: Hashable, Sendable {
  /// ISO 8601 in UTC.
  package let moment: String
  package let entries: Int
  package let records: Int
  package let head: Digest256
  /// Of ``signedText`` by the key of whoever made it, 64 bytes (Ed25519); nil where nobody signed.
  package private(set) var signature: [UInt8]?
  /// Whether the file says just what ``text`` does: what a person reads is what was signed.
  private var isAsWritten = true

  /// What stands elsewhere in the ledger than the anchor says: how many of each came before the
  /// head.
  package struct Difference: Hashable, Sendable {
    package let anchor: HeadPosition
    package let ledger: HeadPosition
  }

  package init(moment: String, entries: Int, records: Int, head: Digest256) {
    (self.moment, self.entries, self.records, self.head) = (moment, entries, records, head)
  }

  /// The same, signed.
  func signed(by key: SigningKey) throws -> Anchor {
    var anchor = self
    anchor.signature = try key.signature(of: Array(signedText.utf8))
    return anchor
  }

  package enum Signature: Hashable, Sendable {
    /// It bears none, and none is asked for.
    case none
    /// It bears one, and no key was named.
    case unchecked
    /// It bears none, though a key was named.
    case missing
    /// It is of another key, or the file was changed afterwards.
    case wrong
    case right

    var isRight: Bool { self != .missing && self != .wrong }
  }

  /// - Parameter key: that it is to be signed by; nil: that is not asked.
  func signature(by key: VerifyingKey?) -> Signature {
    guard let key else { return signature == nil ? .none : .unchecked }
    return signature == nil ? .missing : isSigned(by: key) ? .right : .wrong
  }

  /// Whether it was signed by the key, and with these figures.
  private func isSigned(by key: VerifyingKey) -> Bool {
    isAsWritten && signature.map { key.accepts($0, of: Array(signedText.utf8)) } ?? false
  }

  /// Nil where the ledger says the same.
  func difference(to found: HeadPosition) -> Difference? {
    let own = HeadPosition(records: records, entries: entries)
    return own == found ? nil : Difference(anchor: own, ledger: found)
  }

  // MARK: The file

  private static let title = "Förderbuch: Stand des Hauptbuchs (Anker)"
  private static let note = """
    Bewahren Sie diese Datei dort auf, wo niemand sie ändern kann, der im Hauptbuch bucht.
    Prüfen: foerderbuch verify --anchor DATEI
    """

  private static let unsigned = """
    Ohne Unterschrift beweist sie nicht, dass sie von der genannten Zeit stammt; das zeigt
    nur, wer sie seitdem verwahrt. Unterschreiben: foerderbuch anchor --sign-with SCHLÜSSEL

    """

  /// The lines that a signature is for, each with its end.
  private var signedText: String {
    """
    \(Self.title)
    Zeit (UTC): \(moment)
    Buchungen: \(entries)
    Sätze: \(records)
    Kopf der Siegelkette (SHA-256): \(head.hexText)

    """
  }

  /// A person can read it, type it and print it.
  package var text: String {
    let signed =
      signature.map { "\(Self.signatureName) (Ed25519): \(Data($0).base64EncodedString())\n" } ?? ""
    return signedText + signed + "\n\(Self.note)\n" + (signature == nil ? Self.unsigned : "")
  }

  private static let signatureName = "Unterschrift"

  /// - Throws: ``InputProblems``; ``Refusal`` where it is no such file.
  package init(path: String, file: String) throws {
    let bytes = try InputBytes(path: path, file: file)
    let text = String(decoding: try bytes.piece(at: 0, limit: 65_536), as: UTF8.self)
    var fields: [Substring: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      fields[parts[0].prefix { $0 != " " && $0 != "(" }] =
        parts[1].trimmingCharacters(in: .whitespaces)
    }
    guard let moment = fields["Zeit"], let entries = fields["Buchungen"].flatMap(Int.init),
      let records = fields["Sätze"].flatMap(Int.init),
      let head = fields["Kopf"].flatMap(Digest256.init(hex:))
    else {
      throw Refusal(.data, Problem("office.ANCHOR_UNREADABLE", ["file": Fact.whole(file)]))
    }
    self.init(moment: moment, entries: entries, records: records, head: head)
    signature = fields[Self.signatureName[...]].flatMap { Data(base64Encoded: $0) }.map {
      Array($0)
    }
    func lines(_ text: String) -> [Substring] { text.split(whereSeparator: \.isNewline) }
    isAsWritten =
      lines(self.text) == lines(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
  }
}
