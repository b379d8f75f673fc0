import Amounts

/// Why an XML document cannot be taken.
public enum XMLFault: Hashable, Sendable {
  /// A document type (`<!DOCTYPE`): it could pull in or multiply text, and no format read here has
  /// one.
  case doctype
  /// An entity that only a document type could declare.
  case entity
  /// A NUL byte at this byte of the document, counted from 1.
  case nulByte(Int)
  /// Written in an encoding that is not read; holds its name.
  case encoding(String)
  /// The document ends before its first element does.
  case truncated
  /// The rules of XML are broken here; holds the number of the parser's error.
  case notWellFormed(Int)
  /// Elements are nested deeper than this.
  case tooDeep(limit: Int)
  /// There is no element at all.
  case noElement

  var code: String {
    switch self {
    case .doctype: "XML_DOCTYPE"
    case .entity: "XML_ENTITY"
    case .nulByte: "XML_NUL_BYTE"
    case .encoding: "XML_ENCODING"
    case .truncated: "XML_TRUNCATED"
    case .notWellFormed: "XML_NOT_WELL_FORMED"
    case .tooDeep: "XML_TOO_DEEP"
    case .noElement: "XML_NO_ELEMENT"
    }
  }

  var sentences: FaultSentences {
    switch self {
    case .doctype:
      FaultSentences(
        LocalizedText(
          de: "Das XML-Dokument enthält eine Dokumenttyp-Angabe (DOCTYPE).",
          en: "The XML document has a document type (DOCTYPE)."),
        allowed: LocalizedText(
          de: "Sie kann fremde Inhalte nachladen und ist in diesem Format nicht vorgesehen.",
          en: "It can pull in foreign content, and this format has none."),
        remedy: exportAgain)
    case .entity:
      FaultSentences(
        LocalizedText(
          de: "Hier steht ein Platzhalter (&name;), den das Dokument nicht erklärt.",
          en: "A placeholder (&name;) stands here that the document does not declare."),
        allowed: LocalizedText(
          de: "Erlaubt sind &amp;, &lt;, &gt;, &quot;, &apos; und Zeichennummern.",
          en: "Allowed are &amp;, &lt;, &gt;, &quot;, &apos; and numbers of characters."),
        remedy: exportAgain)
    case .nulByte(let byte):
      FaultSentences(
        LocalizedText(
          de: "Byte \(byte) ist ein NUL-Byte, das kein XML-Dokument hat.",
          en: "Byte \(byte) is a NUL byte, which no XML document has."),
        remedy: exportAgain)
    case .encoding(let name):
      FaultSentences(
        LocalizedText(
          de: "Das XML-Dokument ist in \(Quote.text(name).de) geschrieben.",
          en: "The XML document is written in \(Quote.text(name).en)."),
        allowed: LocalizedText(
          de: "Gelesen werden UTF-8, ISO-8859-1, ISO-8859-15 und Windows-1252.",
          en: "UTF-8, ISO-8859-1, ISO-8859-15 and Windows-1252 are read."),
        remedy: LocalizedText(de: "Speichern Sie es als UTF-8.", en: "Save it as UTF-8."))
    case .truncated:
      FaultSentences(
        LocalizedText(
          de: "Das XML-Dokument hört mittendrin auf.", en: "The XML document ends halfway."),
        remedy: LocalizedText(
          de: "Laden Sie die Datei noch einmal herunter.", en: "Download the file once more."))
    case .notWellFormed(let number):
      FaultSentences(
        LocalizedText(
          de: "Hier verletzt das Dokument die Regeln von XML (Fehler \(number)).",
          en: "The document breaks the rules of XML here (error \(number))."),
        remedy: exportAgain)
    case .tooDeep(let limit):
      FaultSentences(
        LocalizedText(
          de: "Hier ist zu tief verschachtelt.", en: "This is nested too deep."),
        allowed: LocalizedText(
          de: "Erlaubt sind \(limit) Ebenen.", en: "\(limit) levels are allowed."))
    case .noElement:
      FaultSentences(
        LocalizedText(
          de: "Das XML-Dokument hat keinen Inhalt.", en: "The XML document has no content."),
        remedy: exportAgain)
    }
  }

  private var exportAgain: LocalizedText {
    LocalizedText(
      de: "Exportieren Sie die Datei noch einmal aus dem Programm, das sie erzeugt hat.",
      en: "Export the file once more from the program that made it.")
  }
}
