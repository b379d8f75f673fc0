import Amounts
import Bookkeeping
import Interchange
import LedgerStore
import Reporting

/// What a workbook of ours says about itself in its document properties: the ledger it was made
/// from, and what was asked for.
struct WorkbookStamp {
  /// The workbook, for messages.
  let file: String
  let workbook: XLSXWorkbook
  let head: Digest256
  private let properties: [String: String]

  /// - Throws: ``InputProblems``; ``Refusal`` where it is no workbook of Förderbuch.
  init(_ path: String, file: String) throws {
    try self.init(try InputBytes(path: path, file: file))
  }

  /// - Throws: ``InputProblems``; ``Refusal`` where it is no workbook of Förderbuch.
  init(_ bytes: InputBytes) throws {
    file = bytes.file
    workbook = try XLSXWorkbook(bytes)
    properties = try workbook.customProperties()
    guard let text = properties["Foerderbuch.Head"], let head = Digest256(hex: text) else {
      throw Refusal(
        .data, .workbookWithoutHead,
        "\(file): Diese Arbeitsmappe nennt keinen Kopf der Siegelkette; sie ist nicht vom Förderbuch, oder ihre Dokumenteigenschaften wurden entfernt.",
        "\(file): This workbook names no head of the seal chain; it is not from Förderbuch, or its document properties were removed."
      )
    }
    self.head = head
  }

  /// What was asked for when the workbook was made.
  /// - Parameter definition: the form, where it is none that ships with the program.
  /// - Throws: ``Refusal`` where the workbook does not say, or where its form is not at hand.
  func request(_ office: GrantOffice, definition: String?) throws -> ReportRequest {
    guard let kind = properties["Foerderbuch.Report"].flatMap(FormKind.init),
      let scope = properties["Foerderbuch.Scope"].flatMap(ReportScope.init(text:)),
      let language = properties["Foerderbuch.Language"].flatMap(Language.init),
      let day = properties["Foerderbuch.AsOf"],
      case .success(let asOf) = DateText.read(day)
    else {
      throw Refusal(
        .data, .workbookIncomplete,
        "\(file): Die Arbeitsmappe nennt nicht, welcher Bericht sie ist; ihre Dokumenteigenschaften sind unvollständig. Schreiben Sie den Bericht neu und vergleichen Sie.",
        "\(file): The workbook does not say which report it is; its document properties are incomplete. Write the report anew and compare."
      )
    }
    let id = properties["Foerderbuch.Form"] ?? ""
    let form = try office.form(kind, id: id, file: definition) ?? unknownForm(id)
    var texts: [String] = []
    while let text = properties["Foerderbuch.Option\(texts.count + 1)"] { texts.append(text) }
    var request = ReportRequest(
      kind: kind, scope: scope, asOf: asOf, form: form, language: language,
      details: try ReportRequest.Details(texts: texts, asOf: asOf))
    request.program = properties["Foerderbuch.Program"]
    return request
  }

  private func unknownForm(_ id: String) throws -> FormDefinition {
    throw Refusal(
      .data, .formUnknown,
      "\(file): Das Formular „\(id)“ gehört nicht zum Programm. Nennen Sie seine Datei.",
      "\(file): The form \"\(id)\" is not part of the program. Name its file.")
  }
}
