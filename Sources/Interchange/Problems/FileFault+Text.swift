import Amounts

extension FileFault {
  var sentences: FaultSentences {
    switch self {
    case .missing:
      FaultSentences(
        LocalizedText(de: "Die Datei gibt es nicht.", en: "There is no such file."),
        remedy: LocalizedText(
          de: "Prüfen Sie den Namen und den Ordner.", en: "Check the name and the folder."))
    case .notAFile:
      FaultSentences(
        LocalizedText(
          de: "Das ist keine Datei, sondern ein Ordner oder ein Gerät.",
          en: "This is no file but a folder or a device."),
        remedy: LocalizedText(de: "Nennen Sie eine Datei.", en: "Name a file."))
    case .unreadable(let errno):
      FaultSentences(
        LocalizedText(
          de: "Das System gibt die Datei nicht her (Fehler \(errno)).",
          en: "The system does not let the file be read (error \(errno))."),
        remedy: LocalizedText(
          de: "Prüfen Sie die Leserechte und ob ein anderes Programm die Datei sperrt.",
          en: "Check the permission to read and whether another program locks the file."))
    case .empty:
      FaultSentences(
        LocalizedText(
          de: "Die Datei ist leer (0 Zeichen Inhalt).",
          en: "The file is empty (no content at all)."),
        remedy: LocalizedText(
          de: "Exportieren Sie sie noch einmal.", en: "Export it once more."))
    case .tooLarge(let bytes, let limit):
      FaultSentences(
        LocalizedText(
          de: "Die Datei hat \(bytes) Byte.", en: "The file has \(bytes) bytes."),
        allowed: LocalizedText(
          de: "Erlaubt sind höchstens \(limit) Byte.", en: "At most \(limit) bytes are allowed."),
        remedy: LocalizedText(de: "Teilen Sie sie auf.", en: "Split it up."))
    case .binary(let byte):
      FaultSentences(
        LocalizedText(
          de: "Byte \(byte) gehört zu keinem Text; das ist keine Textdatei.",
          en: "Byte \(byte) belongs to no text; this is no text file."),
        remedy: LocalizedText(
          de: "Speichern Sie den Inhalt als Text (UTF-8) oder geben Sie die richtige Datei an.",
          en: "Save the content as text (UTF-8) or name the right file."))
    case .notUTF8(let byte):
      FaultSentences(
        LocalizedText(
          de: "Ab Byte \(byte) ist der Text kein UTF-8, davor schon.",
          en: "From byte \(byte) on the text is no UTF-8, before it is."),
        remedy: LocalizedText(
          de:
            "Die Datei ist beschädigt oder aus zweien zusammengesetzt; speichern Sie sie als "
            + "UTF-8.",
          en: "The file is damaged or put together from two; save it as UTF-8."))
    case .notUTF16:
      FaultSentences(
        LocalizedText(
          de: "Der Anfang sagt UTF-16, der Inhalt enthält aber halbe Zeichen.",
          en: "The beginning says UTF-16, but the content has halves of characters."),
        remedy: LocalizedText(
          de: "Die Datei ist abgeschnitten; speichern Sie sie als UTF-8.",
          en: "The file is cut off; save it as UTF-8."))
    case .notWindows1252(let byte):
      FaultSentences(
        LocalizedText(
          de: "Die Datei ist weder UTF-8 noch Windows-1252: Das Byte \(byte) gibt es dort nicht.",
          en: "The file is neither UTF-8 nor Windows-1252, which has no byte \(byte)."),
        remedy: LocalizedText(de: "Speichern Sie sie als UTF-8.", en: "Save it as UTF-8."))
    }
  }
}
