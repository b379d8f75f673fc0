public import Amounts

/// What a message says: what was found, what is allowed, and a way out.
struct FaultSentences {
  var found: LocalizedText
  var allowed: LocalizedText?
  var remedy: LocalizedText?

  init(_ found: LocalizedText, allowed: LocalizedText? = nil, remedy: LocalizedText? = nil) {
    self.found = found
    self.allowed = allowed
    self.remedy = remedy
  }
}

extension InputProblem {
  /// The message for people: place, what was found, what is allowed, and a way out.
  public func text(_ language: Language) -> String {
    let sentences = fault.sentences(value: value.map { Quote.text(Quote.excerpt($0)) })
    return [
      place.text(language) + ":", sentences.found[language], sentences.allowed?[language],
      sentences.remedy?[language],
    ].compactMap { $0 }.joined(separator: " ")
  }
}

extension InputProblems {
  /// One line for each problem, and how many more there are.
  public func text(_ language: Language) -> String {
    var lines = problems.map { $0.text(language) }
    if count > problems.count {
      let more = count - problems.count
      lines.append(
        language.pick(
          "… und \(more) weitere Fehler (insgesamt \(count)).",
          "… and \(more) more problems (\(count) in all)."))
    }
    return lines.joined(separator: "\n")
  }
}

extension SourcePosition {
  /// `buchungen.csv, Zeile 12, Spalte „Betrag“`; `liste.xlsx, Blatt „2024“, Zelle C12`.
  public func text(_ language: Language) -> String {
    var parts = [file]
    if let sheet {
      parts.append(language.pick("Blatt ", "sheet ") + Quote.text(sheet)[language])
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
      parts.append(language.pick("Spalte ", "column ") + Quote.text(heading)[language])
    }
    if let path, !path.isEmpty { parts.append(path) }
    return parts.joined(separator: ", ")
  }
}

/// Texts of files inside sentences.
enum Quote {
  /// `„…“` and `"…"`.
  static func text(_ text: String) -> LocalizedText {
    LocalizedText(de: "„\(text)“", en: "\"\(text)\"")
  }

  /// The text on one line, without control characters, at most 60 characters.
  static func excerpt(_ text: String) -> String {
    let line = String(
      text.unicodeScalars.map { scalar -> Character in
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
          ? " " : Character(scalar)
      })
    return line.count <= 60 ? line : line.prefix(59) + "…"
  }

  /// `„a“, „b“ oder „c“`; of more than twelve the first ones.
  static func list(_ texts: [String]) -> LocalizedText {
    LocalizedText(de: list(texts, .de), en: list(texts, .en))
  }

  private static func list(_ texts: [String], _ language: Language) -> String {
    let shown = texts.prefix(texts.count > 40 ? 12 : 40).map { text($0)[language] }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "–" }
    if texts.count > shown.count {
      let rest = texts.count - shown.count
      return shown.joined(separator: ", ")
        + language.pick(" und \(rest) weitere", " and \(rest) more")
    }
    return shown.dropLast().joined(separator: ", ") + language.pick(" oder ", " or ") + last
  }

  /// `Gemeint ist wohl „planned“.`
  static func suggestion(_ nearest: String?) -> LocalizedText? {
    nearest.map {
      LocalizedText(
        de: "Gemeint ist wohl \(text($0).de).", en: "Probably \(text($0).en) is meant.")
    }
  }
}

extension InputFault {
  /// - Parameter value: the text found, quoted.
  func sentences(value: LocalizedText?) -> FaultSentences {
    let value = value ?? LocalizedText(de: "Der Wert", en: "The value")
    return switch self {
    case .file(let fault): fault.sentences
    case .value(let fault): fault.sentences(value)
    case .config(let fault): fault.sentences
    case .table(let fault): fault.sentences
    case .project(let fault): fault.sentences
    case .booking(let fault): fault.sentences
    case .xml(let fault): fault.sentences
    case .workbook(let fault): fault.sentences(value)
    case .statement(let fault): fault.sentences
    }
  }
}

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
          de: "Die Datei ist beschädigt oder aus zweien zusammengesetzt; speichern Sie sie als UTF-8.",
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
