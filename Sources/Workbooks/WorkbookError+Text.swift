public import Amounts

extension WorkbookError {
  /// What happened, and what to do about it, in sentences.
  public func text(_ language: Language) -> String {
    switch self {
    case .damaged(let path, let part):
      language.pick(
        "\(path): Die Arbeitsmappe war nach dem Schreiben nicht vollständig (\(part)) und wurde "
          + "verworfen. Meist war der Datenträger einen Augenblick lang voll. Bitte noch einmal "
          + "versuchen.",
        "\(path): The workbook was not complete after writing (\(part)) and was discarded. "
          + "Mostly the disk was full for a moment. Try again.")
    case .refused(let call, let code):
      language.pick(
        "Programmfehler beim Schreiben der Arbeitsmappe: \(call) meldet \(code).",
        "A fault of the program while writing the workbook: \(call) returned \(code).")
    case .rowCount(let block, let announced, let given):
      language.pick(
        "Programmfehler beim Schreiben der Arbeitsmappe: Die Liste „\(block)“ hat \(given) Zeilen "
          + "statt \(announced).",
        "A fault of the program while writing the workbook: the list “\(block)” has \(given) rows "
          + "instead of \(announced).")
    }
  }
}
