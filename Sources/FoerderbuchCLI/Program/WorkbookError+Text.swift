import Amounts
import Workbooks

extension WorkbookError {
  /// `contract.md` §7.
  var exitCode: Int32 {
    switch self {
    case .cannotCreate: 73
    case .diskFull, .cannotWrite, .refused, .damaged, .rowCount: 74
    }
  }

  func sentence(_ language: Language) -> String {
    let text: (String, String) =
      switch self {
      case .cannotCreate(let path, _):
        (
          "\(path): Hier kann keine Datei angelegt werden. Prüfen Sie Ordner und Schreibrechte.",
          "\(path): No file can be created here. Check the folder and its permissions."
        )
      case .diskFull(let path):
        (
          "\(path): Der Datenträger ist voll. Schaffen Sie Platz oder nennen Sie einen anderen Ordner; was dort lag, liegt noch da.",
          "\(path): The disk is full. Make room or name another folder; what lay there still does."
        )
      case .cannotWrite(let path, let errno):
        (
          "\(path): Die Arbeitsmappe konnte nicht geschrieben werden (Fehler \(errno) des Betriebssystems). Prüfen Sie Datenträger und Rechte; was dort lag, liegt noch da.",
          "\(path): The workbook could not be written (error \(errno) of the operating system). Check disk and permissions; what lay there still does."
        )
      case .damaged(let path, let part):
        (
          "\(path): Die geschriebene Arbeitsmappe ist nicht vollständig (\(part)) und wurde verworfen; was dort lag, liegt noch da. Prüfen Sie den Datenträger.",
          "\(path): The workbook that was written is not complete (\(part)) and was discarded; what lay there still does. Check the disk."
        )
      case .refused(let call, let code):
        (
          "Die Arbeitsmappe lässt sich so nicht schreiben (\(call): \(code)); es ist keine Datei entstanden. Prüfen Sie das Formular bei --definition.",
          "The workbook cannot be written like this (\(call): \(code)); no file was made. Check the form at --definition."
        )
      case .rowCount(let block, let announced, let given):
        (
          "Das Hauptbuch hat sich beim Schreiben geändert („\(block)“: \(given) statt \(announced) Zeilen); es ist keine Datei entstanden. Wiederholen Sie den Befehl.",
          "The ledger changed while it was written (\"\(block)\": \(given) instead of \(announced) rows); no file was made. Repeat the command."
        )
      }
    return language.pick(text.0, text.1)
  }
}
