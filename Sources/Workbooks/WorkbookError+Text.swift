public import Amounts
import Glibc

extension WorkbookError {
  /// What happened, and what to do about it, in sentences.
  public func text(_ language: Language) -> String {
    switch self {
    case .cannotCreate(let path, let code):
      language.pick(
        "\(path): Die Datei kann dort nicht angelegt werden: \(Self.reason(code, language)). "
          + "Bitte einen anderen Ordner wählen oder das Recht zum Schreiben einrichten.",
        "\(path): The file cannot be created there: \(Self.reason(code, language)). "
          + "Choose another folder, or allow writing to it.")
    case .diskFull(let path):
      language.pick(
        "\(path): Auf dem Datenträger ist nicht genug Platz. Die Arbeitsmappe wurde nicht "
          + "geschrieben; was dort vorher lag, liegt noch dort. Bitte Platz schaffen oder ein "
          + "anderes Ziel wählen.",
        "\(path): There is not enough room on the disk. The workbook was not written; what lay "
          + "there before still does. Make room, or choose another target.")
    case .cannotWrite(let path, let code):
      language.pick(
        "\(path): Die Arbeitsmappe konnte nicht geschrieben werden: "
          + "\(Self.reason(code, language)). Was dort vorher lag, liegt noch dort.",
        "\(path): The workbook could not be written: \(Self.reason(code, language)). "
          + "What lay there before still does.")
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

  private static func reason(_ code: Int32, _ language: Language) -> String {
    switch code {
    case ENOENT: language.pick("Den Ordner gibt es nicht", "there is no such folder")
    case EACCES, EPERM:
      language.pick("Das Recht zum Schreiben fehlt", "writing there is not allowed")
    case EROFS: language.pick("Der Datenträger ist schreibgeschützt", "the disk is read-only")
    case ENOTDIR:
      language.pick("Ein Teil des Pfads ist kein Ordner", "a part of the path is no folder")
    case EISDIR: language.pick("Dort liegt ein Ordner", "there is a folder in its place")
    case ENAMETOOLONG: language.pick("Der Name ist zu lang", "the name is too long")
    default: language.pick("Fehler \(code) des Betriebssystems", "error \(code) of the system")
    }
  }
}
