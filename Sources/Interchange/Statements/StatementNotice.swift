public import Amounts

/// What a person should know of a delivery of account statements besides their lines.
public enum StatementNotice: Hashable, Sendable {
  /// A file of a zip file that holds no statement; its name, and what it is.
  case otherFile(String, LocalizedText)
  /// A zip file within a zip file, which may hold statements; its name.
  case innerArchive(String)
  /// A statement that another file of the delivery holds, too; its number and that file.
  case statementAgain(String, file: String)
  /// Movements of a report within the day that a statement of the delivery holds, too.
  case linesAgain(Int, statement: String)

  public var text: LocalizedText {
    switch self {
    case .otherFile(let name, let kind):
      let name = Quote.text(Quote.excerpt(name))
      return LocalizedText(
        de: "\(name.de) bleibt weg: Das ist kein Kontoauszug, sondern \(kind.de).",
        en: "\(name.en) is left out: It is no account statement but \(kind.en).")
    case .innerArchive(let name):
      let name = Quote.text(Quote.excerpt(name))
      return LocalizedText(
        de:
          "\(name.de) ist selbst ein Zip-Archiv und wurde nicht gelesen. Packen Sie es aus; liegen Auszüge darin, lesen Sie es für sich ein.",
        en:
          "\(name.en) is a zip archive itself and was not read. Unpack it; if it holds statements, import it on its own."
      )
    case .statementAgain(let id, let file):
      let (id, file) = (Quote.text(Quote.excerpt(id)), Quote.text(Quote.excerpt(file)))
      return LocalizedText(
        de: "Der Auszug \(id.de) steht auch in \(file.de); er zählt einmal.",
        en: "The statement \(id.en) stands in \(file.en), too; it counts once.")
    case .linesAgain(let count, let id):
      let id = Quote.text(Quote.excerpt(id))
      return LocalizedText(
        de:
          "Umsätze dieses Tages, die auch ein Auszug nennt: \(count) (Bericht \(id.de)); sie zählen einmal.",
        en:
          "Lines of the day that a statement has, too: \(count) (report \(id.en)); they count once."
      )
    }
  }

  /// The stable name of the notice.
  public var code: String {
    switch self {
    case .otherFile, .innerArchive: "STATEMENT_OTHER_FILE"
    case .statementAgain: "STATEMENT_AGAIN"
    case .linesAgain: "STATEMENT_LINES_AGAIN"
    }
  }
}

extension BankTransaction.Note {
  public var text: LocalizedText {
    switch self {
    case .bookedOnValueDate:
      LocalizedText(
        de:
          "Der Buchungstag fehlt in der Datei; es gilt der Tag der Wertstellung. Der Auszug geht auf.",
        en: "The file has no booking date; the value date stands for it. The statement ties.")
    case .dayOfInterestMonth(let text):
      LocalizedText(
        de:
          "Wertstellung \(Quote.text(text).de): Die Bank zählt jeden Monat mit 30 Tagen; gelesen als letzter Tag des Februars.",
        en:
          "Value date \(Quote.text(text).en): The bank counts thirty days to every month; read as the last day of February."
      )
    case .feeTakenOff(let fee):
      LocalizedText(
        de: "\(fee.text(.de)) Entgelt abgezogen", en: "\(fee.text(.en)) taken off as a fee")
    }
  }

  /// The stable name of the note.
  public var code: String {
    switch self {
    case .bookedOnValueDate: "BOOKED_ON_VALUE_DATE"
    case .dayOfInterestMonth: "DAY_OF_INTEREST_MONTH"
    case .feeTakenOff: "FEE_TAKEN_OFF"
    }
  }
}
