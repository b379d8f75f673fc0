public import Amounts

extension SourcePosition {
  /// `buchungen.csv, Zeile 12, Spalte „Betrag“`; `liste.xlsx, Blatt „2024“, Zelle C12`.
  public func text(_ language: Language) -> String {
    var parts = [file]
    if let sheet {
      parts.append(language.pick("Blatt ", "sheet ") + Quote.text(Quote.excerpt(sheet))[language])
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
        language.pick("Spalte ", "column ") + Quote.text(Quote.excerpt(heading))[language])
    }
    if let path, !path.isEmpty { parts.append(path) }
    return parts.joined(separator: ", ")
  }
}
