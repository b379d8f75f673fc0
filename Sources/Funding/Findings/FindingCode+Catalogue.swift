public import Amounts
import Messages

extension FindingCode {
  /// What `explain CODE` tells: the entry of a code in the book of messages.
  public struct Catalogue: Sendable {
    fileprivate let key: String

    public var title: LocalizedText { Message(key + ".title").texts }
    public var meaning: LocalizedText { Message(key + ".meaning").texts }
    /// The formula.
    public var computation: LocalizedText { Message(key + ".computation").texts }
    /// A case with its figures.
    public var example: LocalizedText { Message(key + ".example").texts }
    /// German law is cited in German in both languages, and stands in the German file alone.
    public var norm: String { Message(key + ".norm").text(.de) }
    /// The ways out, the usual one first.
    public var remedies: [LocalizedText] { MessageBook.shipped.list(key + ".remedies") }
  }

  /// Title, meaning, formula, example, norm and remedies.
  public var catalogue: Catalogue { Catalogue(key: "findings." + rawValue) }
}
