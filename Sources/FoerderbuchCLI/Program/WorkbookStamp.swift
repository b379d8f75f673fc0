import Bookkeeping
import Interchange

/// What a workbook of ours says about the ledger it was made from, in its document properties.
struct WorkbookStamp {
  let head: Digest256
  let report: String
  let award: String?

  /// - Throws: ``InputProblems``; ``CommandFailure`` (65) where it is no workbook of Förderbuch.
  static func read(_ path: String, file: String) throws -> WorkbookStamp {
    let properties = try XLSXWorkbook(try InputBytes(path: path, file: file)).customProperties()
    guard let text = properties["Foerderbuch.Head"], let head = Digest256(hex: text) else {
      throw CommandFailure(
        65,
        "\(file): Diese Arbeitsmappe nennt keinen Kopf der Siegelkette; sie ist nicht vom Förderbuch, oder ihre Dokumenteigenschaften wurden entfernt. Prüfen Sie mit --head und dem Wert vom Kontrollblatt.",
        "\(file): This workbook names no head of the seal chain; it is not from Förderbuch, or its document properties were removed. Check with --head and the value of the control sheet."
      )
    }
    return WorkbookStamp(
      head: head, report: properties["Foerderbuch.Report"] ?? "",
      award: properties["Foerderbuch.Award"])
  }
}
