import Amounts
import Bookkeeping
import Interchange
import LedgerStore
import Messages
import Reporting

/// What a workbook of ours says about itself in its document properties: the ledger it was made
/// from, and what was asked for.
struct WorkbookStamp {
  /// The workbook, for messages.
  let file: String
  let workbook: XLSXWorkbook
  let head: Digest256
  /// SHA-256 of the file.
  let digest: Digest256
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
      throw Refusal(.data, Problem("office.WORKBOOK_WITHOUT_HEAD", ["file": Fact.whole(file)]))
    }
    self.head = head
    digest = Digest256(of: try bytes.all(limit: .max))
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
      throw Refusal(.data, Problem("office.WORKBOOK_INCOMPLETE", ["file": Fact.whole(file)]))
    }
    let id = properties["Foerderbuch.Form"] ?? ""
    let form = try office.form(kind, id: id, file: definition) ?? unknownForm(id)
    var texts: [String] = []
    while let text = properties["Foerderbuch.Option\(texts.count + 1)"] { texts.append(text) }
    var request = ReportRequest(
      kind: kind, scope: scope, asOf: asOf, form: form, language: language,
      details: try ReportRequest.Details(texts: texts, asOf: asOf))
    request.program = properties["Foerderbuch.Program"]
    if let day = properties["Foerderbuch.MadeOn"], case .success(let madeOn) = DateText.read(day) {
      request.making = Making(
        on: madeOn, by: properties["Foerderbuch.MadeBy"] ?? "",
        submission: properties["Foerderbuch.Submission"].flatMap { Int64($0) })
    }
    return request
  }

  private func unknownForm(_ id: String) throws -> FormDefinition {
    throw Refusal(.data, Problem("office.FORM_UNKNOWN", ["file": Fact.whole(file), "id": id]))
  }
}
