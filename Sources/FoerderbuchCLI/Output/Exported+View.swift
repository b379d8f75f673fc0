import Interchange
import Office

extension ExportDesk.Exported {
  /// What some formats tell besides.
  var members: [(String, JSONValue?)] {
    func number(_ number: Int?) -> JSONValue? { number.map { .integer(Int64($0)) } }
    return [
      ("tables", number(tables?.count)), ("rows", number(tables?.rows ?? datev?.rows)),
      ("marked", number(tables == nil ? nil : marked)), ("unmoved", number(datev?.unmoved)),
      ("replaced", number(datev?.text.replaced)), ("cut", number(datev?.text.cut)),
      ("adapted", number(datev?.text.adapted ?? adapted?.texts)),
      ("adaptedNames", number(adapted?.names)), ("evidence", number(evidence)),
      ("ownFiles", evidence == nil ? nil : .array(ownFiles.map(JSONValue.string))),
    ]
  }

  func text(_ file: String) -> String {
    var lines = [
      say(
        "\(Counted.entries(entries)) exportiert: \(file)",
        "\(Counted.entries(entries)) exported: \(file)")
    ]
    if let tables {
      lines.append(
        say(
          "\(tables.count) Tabellen, \(tables.rows) Zeilen.",
          "\(tables.count) tables, \(tables.rows) rows."))
    }
    if let marked = RunningNote.text(marked) { lines.append(marked) }
    lines += journalNotes + datevNotes
    if let evidence { lines += copyNotes(evidence) }
    return lines.joined(separator: "\n")
  }

  /// What a journal could not write as it was.
  private var journalNotes: [String] {
    let notes = [
      (
        adapted?.texts,
        say(
          "Buchungen, deren Text das Format nicht nimmt, wie er ist: auf einer Zeile, ohne Umlaute und Sonderzeichen, soweit nötig",
          "entries whose text the format does not take as it is: on one line, without umlauts and special characters, as far as needed"
        )
      ),
      (
        adapted?.names,
        say(
          "Kennungen, die in den Kontonamen anders geschrieben sind (ä als ae, Leerzeichen als -)",
          "ids that are written otherwise in the names of accounts (ä as ae, a space as -)")
      ),
    ]
    return notes.compactMap { count, text in
      count.flatMap { $0 == 0 ? nil : "  \($0) \(text)" }
    }
  }

  /// What DATEV's fields did not take as it was.
  private var datevNotes: [String] {
    guard let datev else { return [] }
    var notes: [(Int, String)] = [
      (
        datev.unmoved,
        say(
          "Buchungen ohne Zeile, weil sie nur innerhalb eines Kontos umbuchen",
          "entries without a row, since they move amounts within one account only")
      ),
      (
        datev.text.replaced,
        say(
          "Zeichen, die es in Windows-1252 nicht gibt, ersetzt",
          "characters that Windows-1252 does not have, replaced")
      ),
      (
        datev.text.cut,
        say("Texte auf die Länge des Feldes gekürzt", "texts cut to the length of the field")
      ),
      (
        datev.text.adapted,
        say(
          "Belegnummern mit Zeichen, die Belegfeld 1 nicht nimmt; dort steht -, die ganze Nummer in der Zusatzinformation 2",
          "voucher numbers with signs that Belegfeld 1 does not take; it has - there, and the whole number stands in Zusatzinformation 2"
        )
      ),
    ]
    notes.removeAll { $0.0 == 0 }
    return [say("\(datev.rows) Zeilen.", "\(datev.rows) rows.")] + notes.map { "  \($0) \($1)" }
  }

  private func copyNotes(_ evidence: Int) -> [String] {
    let held = say(
      "Nachweise im Ordner daneben: \(evidence). Geprüft, gleicher Kopf der Siegelkette: \(head). Die Kopie lässt sich nur lesen und enthält keine Kennwörter.",
      "Evidence in the folder beside it: \(evidence). Proved, equal head of the seal chain: \(head). The copy can only be read and holds no passwords."
    )
    guard !ownFiles.isEmpty else { return [held] }
    let names = ownFiles.joined(separator: ", ")
    return [
      held,
      say(
        "Nicht dabei sind die eigenen Dateien neben dem Hauptbuch (\(names)); ohne sie rechnet die Kopie mit den mitgelieferten. Legen Sie sie daneben.",
        "Your own files beside the ledger are not with it (\(names)); without them the copy computes with the shipped ones. Put them beside it."
      ),
    ]
  }
}

/// What is told of texts that a spreadsheet program would have run.
enum RunningNote {
  static func text(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    let mark = RunningText.mark
    return count == 1
      ? say(
        "1 Text, den ein Tabellenprogramm als Formel ausführen würde, steht mit \(mark) davor.",
        "1 text that a spreadsheet program would run as a formula has a \(mark) before it.")
      : say(
        "\(count) Texte, die ein Tabellenprogramm als Formel ausführen würde, stehen mit \(mark) davor.",
        "\(count) texts that a spreadsheet program would run as formulas have a \(mark) before them."
      )
  }
}
