import Amounts
public import Messages

extension FindingCode {
  /// What `explain CODE` tells: the entry of a code in the book of messages.
  public struct Catalogue: Sendable {
    fileprivate let key: String

    public var title: Message { Message(key + ".title") }
    public var meaning: Message { Message(key + ".meaning") }
    /// The formula.
    public var computation: Message { Message(key + ".computation") }
    /// A case with its figures.
    public var example: Message { Message(key + ".example") }
    /// German law is cited in German in both languages, and stands in the German file alone.
    public var norm: String { Message(key + ".norm").text(.de) }
    /// The ways out, the usual one first.
    public var remedies: [Message] { MessageBook.shipped.list(key + ".remedies") }
  }

  /// Title, meaning, formula, example, norm and remedies.
  public var catalogue: Catalogue { Catalogue(key: "findings." + rawValue) }
}
