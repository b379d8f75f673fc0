import Amounts
import ArgumentParser
import Foundation
import Interchange
import LedgerStore
import Reporting
import Workbooks

/// `report KIND … -o FILE.xlsx`: a workbook.
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: say(
        "Schreibt eine Arbeitsmappe mit lebenden Formeln.", "Writes a workbook with live formulas."),
      discussion: say("Arten: ", "Kinds: ")
        + FormKind.allCases.map { "\($0.rawValue) (\($0.name[Console.language]))" }
        .joined(separator: ", ") + ".")
  }

  @Argument(
    help: ArgumentHelp(say("Art des Berichts.", "Kind of report."), valueName: say("art", "kind")))
  var kind: String

  @Argument(
    help: ArgumentHelp(
      say(
        "Bescheid, Teilvorhaben oder Vorhaben; ohne Angabe alles.",
        "Award, measure or project; everything where none is named."),
      valueName: say("kennung", "id")))
  var subject: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Die Arbeitsmappe, die entsteht.", "The workbook to write."),
      valueName: say("datei.xlsx", "file.xlsx")))
  var output: String

  @OptionGroup var options: ReportOptions
  @OptionGroup var day: AsOfOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let target = session.console.absolute(output)
    guard target.lowercased().hasSuffix(".xlsx") else {
      throw CommandFailure(
        64, "--output: „\(output)“ endet nicht auf .xlsx; es entsteht eine Excel-Arbeitsmappe.",
        "--output: \"\(output)\" does not end in .xlsx; an Excel workbook is written.")
    }
    let kind: FormKind = try ArgumentReader.word(kind, "report")
    let ledger = try session.open(.readOnly)
    let request = try options.request(
      kind, subject, asOf: try options.day(kind, day, session), session: session, ledger: ledger)
    let report = try ReportMaker(session: session, ledger: ledger).report(request)
    try WorkbookFile.write(report, to: target)
    answer(session, request, report, target)
  }

  private func answer(
    _ session: Session, _ request: ReportRequest, _ report: Report, _ target: String
  ) {
    func property(_ key: String) -> String {
      report.properties.first { $0.key == key }?.value ?? ""
    }
    let award: JSONValue? = if case .award(let id) = request.scope { .string(id) } else { nil }
    session.answer(
      .members([
        ("report", .string(request.kind.rawValue)), ("form", .string(request.form.id)),
        ("scope", .string(request.scope.text)), ("award", award),
        ("asOf", .string(request.asOf.isoText)), ("file", .string(target)),
        ("entries", .integer(Int64(property("Foerderbuch.Entries")) ?? 0)),
        ("head", .string(property("Foerderbuch.Head"))),
      ]),
      say(
        "\(report.title), Stand \(request.asOf.text(.de)): \(output)",
        "\(report.title), as of \(request.asOf.text(.en)): \(output)"))
  }
}
