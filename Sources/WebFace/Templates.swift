import Assets
import Synchronization

#if Web
  import Mustache
#endif

/// The templates of `Schemas/web`, parsed once.
///
/// A template that names what it is not given, or is given what it does not name, is refused: the
/// library would write nothing there, and a figure would be missing.
final class Templates: Sendable {
  struct Mismatch: Error {
    let template: String
    /// Named in the template, given by nobody.
    let missing: [String]
    /// Given, and named nowhere.
    let unread: [String]
  }

  #if Web
    private let library: MustacheLibrary
  #endif
  /// What each template names, with those that it takes in.
  private let names: [String: Set<String>]

  init() throws {
    var texts: [String: String] = [:]
    for file in Assets.names(in: "web") where file.hasSuffix(".mustache") {
      texts[String(file.dropFirst(4).dropLast(9))] = Assets.text(file)
    }
    #if Web
      var library = MustacheLibrary()
      for (name, text) in texts { try library.register(text, named: name) }
      self.library = library
    #endif
    names = texts.mapValues { Self.names(in: $0, texts) }
  }

  private static func names(in text: String, _ all: [String: String]) -> Set<String> {
    var found: Set<String> = []
    for match in text.matches(of: #/\{\{\{?\s*([#^/&>]?)\s*([a-zA-Z.]+)/#) {
      if match.output.1 == ">" {
        found.formUnion(names(in: all[String(match.output.2)] ?? "", all))
      } else {
        found.formUnion(match.output.2.split(separator: ".").map(String.init))
      }
    }
    return found
  }

  /// What a template asks for.
  func names(of template: String) -> Set<String> { names[template] ?? [] }

  /// - Throws: ``Mismatch``.
  func html(_ template: String, _ members: [String: View]) throws -> String {
    let unread = View.members(members).names.subtracting(names[template] ?? [])
    #if Web
      let ground = Ground(members.mapValues(\.raw))
      let html = library.render(ground, withTemplate: template)
      let missing = ground.missing.withLock(\.self)
      if let html, missing.isEmpty, unread.isEmpty { return html }
      throw Mismatch(template: template, missing: missing.sorted(), unread: unread.sorted())
    #else
      throw Mismatch(template: template, missing: [], unread: unread.sorted())
    #endif
  }
}

#if Web
  /// What lies below all: what is not found here is found nowhere.
  private final class Ground: MustacheParent {
    private let members: [String: Any]
    let missing = Mutex<Set<String>>([])

    init(_ members: [String: Any]) { self.members = members }

    func child(named name: String) -> Any? {
      if let member = members[name] { return member }
      missing.withLock { _ = $0.insert(name) }
      return nil
    }
  }
#endif
