public import Amounts
import Assets
import Synchronization
import Yams

/// All sentences about problems, in `Schemas/messages/`: a folder for each language, a file for
/// each field.
///
/// A key is the way to a text: file, code, part (`booking.ORDER_UNKNOWN.found`). Of a file only the
/// texts of the codes that are asked for are read: a command tells few of them.
public final class MessageBook: Sendable {
  /// The book that ships with the program.
  public static let shipped = MessageBook { Assets.text("messages/\($0).yaml") }

  private let text: @Sendable (String) -> String?
  private let files = Mutex<[String: File]>([:])

  /// A file in one language.
  private struct File {
    /// What is written of a code, as YAML.
    var codes: [Substring: Substring] = [:]
    var read: [Substring: [String: Template]] = [:]

    init(_ text: String) {
      var (code, start) = (Substring(), text.startIndex)
      for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
        guard let first = line.first, first != UInt8(ascii: " "), first != UInt8(ascii: "#"),
          let end = line.firstIndex(of: UInt8(ascii: ":"))
        else { continue }
        codes[code] = text[start..<line.startIndex]
        (code, start) = (text[line.startIndex..<end], line.startIndex)
      }
      codes[code] = text[start...]
    }
  }

  /// - Parameter text: the content of a file, such as `de/booking`.
  init(_ text: @escaping @Sendable (String) -> String?) { self.text = text }

  func template(_ key: String, _ language: Language) -> Template? {
    let way = key.split(separator: ".", maxSplits: 2)
    guard way.count > 1 else { return nil }
    let (path, code) = ("\(language.rawValue)/\(way[0])", way[1])
    return files.withLock { files in
      if let known = files[path]?.read[code] { return known[key] }
      var file = files[path] ?? File(text(path) ?? "")
      let name = String(way[0])
      // What is wrong with a file of the book, the tests find: every text of it is read there.
      let templates = file.codes[code].map { own in
        // A text that is written once, at another code, is known in the whole file only.
        (try? Self.parse(String(own), file: name)) ?? self.templates(of: name, language)
      }
      file.read[code] = templates ?? [:]
      files[path] = file
      return templates?[key]
    }
  }

  /// Every text of a file by its key.
  func templates(of file: String, _ language: Language) -> [String: Template] {
    text("\(language.rawValue)/\(file)").flatMap { try? Self.parse($0, file: file) } ?? [:]
  }

  /// Whether the text `key` stands in the book.
  public func holds(_ key: String) -> Bool { template(key, .de) != nil }

  /// The text `key` as it stands there, `…` where a fact of a case would stand; nil: there is none.
  public func text(_ key: String, _ language: Language) -> String? {
    template(key, language)?.withoutFacts
  }

  /// The texts `key.0`, `key.1` and so on of a list.
  public func list(_ key: String) -> [Message] {
    (0...).lazy.map { "\(key).\($0)" }.prefix { self.holds($0) }.map { Message($0) }
  }

  /// All files, such as `booking`.
  public static let files: [String] = Assets.names(in: "messages/de").map {
    String($0.dropFirst("messages/de/".count).dropLast(".yaml".count))
  }

  /// Every code that a sentence stands for, and the ways to all that is told as it, in order and
  /// without their last part: one, or one for each variant.
  /// - Parameter file: only those of it.
  public func codes(of file: String? = nil) -> [String: [String]] {
    let keys = (file.map { [$0] } ?? Self.files).flatMap { templates(of: $0, .de).keys }
    let ways = keys.map { $0.split(separator: ".") }.filter { $0.count > 2 }
    return Dictionary(grouping: ways) { String($0[1]) }.mapValues { ways in
      // The places of a list are no parts.
      Set(ways.map { $0.prefix { Int($0) == nil }.dropLast().joined(separator: ".") }).sorted()
    }
  }

  /// The key of every text.
  var textKeys: [String] { Self.files.flatMap { templates(of: $0, .de).keys } }

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
      case .sequence(let sequence):
        for (place, value) in sequence.enumerated() { try enter(value, "\(key).\(place)") }
      default: throw Fault.notText(key: key)
      }
    }
    if let root = try Yams.compose(yaml: text, .basic) { try enter(root, file) }
    return templates
  }
}
