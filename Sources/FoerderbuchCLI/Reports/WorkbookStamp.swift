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

  /// - Throws: ``InputProblems``; ``CommandFailure`` (65) where it is no workbook of Förderbuch.
  init(_ path: String, file: String) throws {
    self.file = file
    workbook = try XLSXWorkbook(try InputBytes(path: path, file: file))
    properties = try workbook.customProperties()
    guard let text = properties["Foerderbuch.Head"], let head = Digest256(hex: text) else {
      throw CommandFailure(
        65,
        "\(file): Diese Arbeitsmappe nennt keinen Kopf der Siegelkette; sie ist nicht vom Förderbuch, oder ihre Dokumenteigenschaften wurden entfernt. Prüfen Sie mit --head und dem Wert vom Kontrollblatt.",
        "\(file): This workbook names no head of the seal chain; it is not from Förderbuch, or its document properties were removed. Check with --head and the value of the control sheet."
      )
    }
    self.head = head
  }

  /// What was asked for when the workbook was made.
  /// - Parameter definition: the form, where it is none that ships with the program.
  /// - Throws: ``CommandFailure`` (65) where the workbook does not say, or where its form is not at
  ///   hand.
  func request(_ session: Session, definition: String?) throws -> ReportRequest {
    guard let kind = properties["Foerderbuch.Report"].flatMap(FormKind.init),
      let scope = properties["Foerderbuch.Scope"].flatMap(ReportScope.init(text:)),
      let language = properties["Foerderbuch.Language"].flatMap(Language.init),
      let day = properties["Foerderbuch.AsOf"],
      case .success(let asOf) = DateText.read(day)
    else {
      throw CommandFailure(
        65,
        "\(file): Die Arbeitsmappe nennt nicht, welcher Bericht sie ist; ihre Dokumenteigenschaften sind unvollständig. Schreiben Sie den Bericht neu und vergleichen Sie.",
        "\(file): The workbook does not say which report it is; its document properties are incomplete. Write the report anew and compare."
      )
    }
    let id = properties["Foerderbuch.Form"] ?? ""
    let form = try session.form(kind, id: id, file: definition) ?? unknownForm(id)
    var request = ReportRequest(
      kind: kind, scope: scope, asOf: asOf, form: form, language: language)
    request.program = properties["Foerderbuch.Program"]
    var index = 1
    while let option = properties["Foerderbuch.Option\(index)"] {
      let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { request.options.append(.init(name: parts[0], value: parts[1])) }
      index += 1
    }
    return request
  }

  private func unknownForm(_ id: String) throws -> FormDefinition {
    throw CommandFailure(
      65,
      "\(file): Das Formular „\(id)“ gehört nicht zum Programm. Nennen Sie seine Datei mit --definition.",
      "\(file): The form \"\(id)\" is not part of the program. Name its file with --definition.")
  }
}
