import Amounts

extension EvidenceFault {
  /// - Parameter value: the name found, quoted.
  func sentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .missing(let folder):
      FaultSentences(
        LocalizedText(
          de: "Eine Datei \(value.de) gibt es in \(folder) nicht.",
          en: "There is no file \(value.en) in \(folder)."),
        remedy: LocalizedText(
          de:
            "Legen Sie sie dort ab und berichtigen Sie den Namen (auch groß und klein), oder lassen "
            + "Sie --require-evidence weg: Dann bleibt der Name ein Verweis.",
          en:
            "Put it there and correct the name (also its case), or leave out --require-evidence: "
            + "then the name stays a reference."))
    case .notAFile:
      FaultSentences(
        LocalizedText(
          de: "\(value.de) ist keine Datei, sondern ein Ordner oder ein Gerät.",
          en: "\(value.en) is no file but a folder or a device."),
        remedy: LocalizedText(
          de: "Nennen Sie die Dateien darin einzeln, in einer Zelle mit | getrennt.",
          en: "Name the files in it one by one, in a cell with | between them."))
    case .outside(let folder):
      FaultSentences(
        LocalizedText(
          de: "\(value.de) liegt außerhalb von \(folder).",
          en: "\(value.en) lies outside of \(folder)."),
        allowed: LocalizedText(
          de: "Nachweise werden nur aus diesem Ordner und seinen Unterordnern übernommen.",
          en: "Evidence is only taken from this folder and the folders in it."),
        remedy: LocalizedText(
          de: "Kopieren Sie die Datei dorthin und nennen Sie sie mit ihrem Namen in dem Ordner.",
          en: "Copy the file there and name it as it is called in that folder."))
    case .empty:
      FaultSentences(
        LocalizedText(
          de: "\(value.de) ist leer (0 Byte) und weist nichts nach.",
          en: "\(value.en) is empty (0 bytes) and proves nothing."),
        remedy: LocalizedText(
          de: "Speichern oder scannen Sie das Dokument noch einmal.",
          en: "Save or scan the document once more."))
    case .tooLarge(let bytes, let limit):
      FaultSentences(
        LocalizedText(
          de: "\(value.de) hat \(bytes) Byte.", en: "\(value.en) has \(bytes) bytes."),
        allowed: LocalizedText(
          de: "Erlaubt sind höchstens \(limit) Byte (\(limit >> 20) MiB) je Nachweis.",
          en: "At most \(limit) bytes (\(limit >> 20) MiB) are allowed for a piece of evidence."),
        remedy: LocalizedText(
          de: "Teilen Sie die Datei auf oder verringern Sie die Auflösung.",
          en: "Split the file up or lower its resolution."))
    case .unreadable(let errno):
      FaultSentences(
        LocalizedText(
          de: "Das System gibt \(value.de) nicht her (Fehler \(errno)).",
          en: "The system does not let \(value.en) be read (error \(errno))."),
        remedy: LocalizedText(
          de: "Prüfen Sie die Leserechte und ob ein anderes Programm die Datei sperrt.",
          en: "Check the permission to read and whether another program locks the file."))
    }
  }
}
