/// Texts of forms with placeholders in braces: `Az. {award}`.
public enum FormText {
  /// The names of the placeholders of a text, in order.
  public static func placeholders(in text: String) -> [String] {
    pieces(text).compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }

  /// The text with each placeholder replaced. One without a value stays as it is, for whoever fills
  /// the text further: page numbers are known only when it is printed.
  public static func filled(_ text: String, _ values: [String: String]) -> String {
    filled(text) { values[$0] }
  }

  static func filled(_ text: String, _ value: (String) -> String?) -> String {
    pieces(text).map { piece in
      switch piece {
      case .plain(let text): text
      case .placeholder(let name): value(name) ?? "{\(name)}"
      }
    }.joined()
  }

  private enum Piece {
    case plain(String)
    case placeholder(String)
  }

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.plain(String(rest[..<open])))
      pieces.append(.placeholder(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.plain(String(rest))]
  }
}
