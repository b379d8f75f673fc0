public import Amounts
import Messages

extension SourcePosition {
  /// `buchungen.csv, Zeile 12, Spalte „Betrag“`; `liste.xlsx, Blatt „2024“, Zelle C12`.
  public func text(_ language: Language) -> String {
    var parts = [file]
    if let sheet {
      parts.append(
        language.pick("Blatt ", "sheet ") + Fact.quoted(Quote.excerpt(sheet)).text(language))
    }
    if let cell {
      parts.append(language.pick("Zelle \(cell)", "cell \(cell)"))
    } else if let line {
      parts.append(
        sheet == nil
          ? language.pick("Zeile \(line)", "line \(line)")
          : language.pick("Zeile \(line)", "row \(line)"))
    }
    if let heading {
      parts.append(
        language.pick("Spalte ", "column ") + Fact.quoted(Quote.excerpt(heading)).text(language))
    }
    if let path, !path.isEmpty { parts.append(path) }
    return parts.joined(separator: ", ")
  }
}
