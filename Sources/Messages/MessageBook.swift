public import Amounts
import Assets
import Synchronization
import Yams

/// All sentences about problems, in `Schemas/messages/`: a folder for each language, a file for
/// each field. A file is read when a sentence of it is first asked for.
///
/// A key is the way to a text: file, code, part (`booking.ORDER_UNKNOWN.found`).
public final class MessageBook: Sendable {
  /// The book that ships with the program.
  public static let shipped = MessageBook { Assets.text("messages/\($0).yaml") }

  private let text: @Sendable (String) -> String?
  private let read = Mutex<[String: [String: Template]]>([:])

  /// - Parameter text: the content of a file, such as `de/booking`.
  init(_ text: @escaping @Sendable (String) -> String?) { self.text = text }

  func template(_ key: String, _ language: Language) -> Template? {
    guard let dot = key.firstIndex(of: ".") else { return nil }
    return templates(of: String(key[..<dot]), language)[key]
  }

  /// Every text of a file by its key.
  func templates(of file: String, _ language: Language) -> [String: Template] {
    let path = "\(language.rawValue)/\(file)"
    return read.withLock { read in
      if let known = read[path] { return known }
      // What is wrong with a file of the book, the tests find: every text of it is read there.
      let templates = text(path).flatMap { try? Self.parse($0, file: file) } ?? [:]
      read[path] = templates
      return templates
    }
  }

  /// Whether the text `key` stands in the book.
  public func holds(_ key: String) -> Bool { template(key, .de) != nil }

  /// The text `key` as it stands there, `…` where a fact of a case would stand; nil: there is none.
  public func text(_ key: String, _ language: Language) -> String? {
    template(key, language)?.withoutFacts
  }

  /// All files, such as `booking`.
  static let files: [String] = Assets.names(in: "messages/de").map {
    String($0.dropFirst("messages/de/".count).dropLast(".yaml".count))
  }

  /// The ways to everything that is told as `code`, in order and without their last part: one, or
  /// one for each variant.
  public func keys(of code: String) -> [String] {
    let parents = ways.filter { $0.count > 2 && $0[1] == code }.map {
      $0.dropLast().joined(separator: ".")
    }
    return Set(parents).sorted()
  }

  /// Every code that a sentence stands for, in order.
  public var codes: [String] { Set(ways.map { String($0[1]) }).sorted() }

  /// The key of every text.
  var textKeys: [String] { Self.files.flatMap { templates(of: $0, .de).keys } }

  /// File, code and parts of every text.
  private var ways: [[Substring]] { textKeys.map { key in key.split(separator: ".") } }

  enum Fault: Error, Hashable {
    /// No map of texts.
    case notText(key: String)
    /// A brace without its partner, or a place without a name.
    case places(key: String)
  }

  static func parse(_ text: String, file: String) throws -> [String: Template] {
    var templates: [String: Template] = [:]
    func enter(_ node: Node, _ key: String) throws {
      switch node {
      case .scalar(let scalar):
        guard let template = Template(scalar.string) else { throw Fault.places(key: key) }
        templates[key] = template
      case .mapping(let mapping):
        for (name, value) in mapping {
          guard let name = name.scalar?.string else { throw Fault.notText(key: key) }
          try enter(value, "\(key).\(name)")
        }
      default: throw Fault.notText(key: key)
      }
    }
    if let root = try Yams.compose(yaml: text, .basic) { try enter(root, file) }
    return templates
  }
}
