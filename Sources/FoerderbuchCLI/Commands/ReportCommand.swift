import Amounts
import ArgumentParser
import Assets
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
      discussion: say(
        "Arten: statement-of-use (Verwendungsnachweis).", "Kinds: statement-of-use."))
  }

  @Argument(
    help: ArgumentHelp(say("Art des Berichts.", "Kind of report."), valueName: say("art", "kind")))
  var kind: String

  @Argument(
    help: ArgumentHelp(say("Der Bescheid.", "The award."), valueName: say("bescheid", "award")))
  var award: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Die Arbeitsmappe, die entsteht.", "The workbook to write."),
      valueName: say("datei.xlsx", "file.xlsx")))
  var output: String

  @Option(help: ArgumentHelp(say("Formular: nrw.", "Form: nrw."), valueName: "form"))
  var form = "nrw"

  @Option(
    help: ArgumentHelp(
      say(
        "Ein eigenes Formular statt des mitgelieferten.",
        "A form of your own instead of the shipped one."),
      valueName: say("datei", "file")))
  var definition: String?

  @OptionGroup var day: AsOfOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let asOf = try day.date(session)
    guard kind == "statement-of-use" else {
      throw UsageFault.unknownWord(kind, option: "report", known: ["statement-of-use"])
    }
    let target = session.console.absolute(output)
    guard target.lowercased().hasSuffix(".xlsx") else {
      throw CommandFailure(
        64, "--output: „\(output)“ endet nicht auf .xlsx; es entsteht eine Excel-Arbeitsmappe.",
        "--output: \"\(output)\" does not end in .xlsx; an Excel workbook is written.")
    }
    let definition = try session.form(kind, form, file: definition)
    let ledger = try session.open(.readOnly)
    let data = try StatementOfUseAssembly(session: session, ledger: ledger)
      .data(award: award, asOf: asOf)
    let report = try StatementOfUse.report(data, form: definition, language: session.language)
    try WorkbookFile.write(report, to: target)
    session.answer(
      .members([
        ("report", .string(kind)), ("award", .string(award)), ("asOf", .string(asOf.isoText)),
        ("file", .string(target)), ("entries", .integer(data.provenance.entries)),
        ("head", .string(data.provenance.head)),
      ]),
      say(
        "Verwendungsnachweis \(award), Stand \(asOf.text(.de)): \(output)",
        "Statement of use \(award), as of \(asOf.text(.en)): \(output)"))
  }
}

extension Session {
  /// The shipped form `form` of a kind of report, or the one in `file`.
  /// - Throws: ``UsageFault/unknownWord(_:option:known:)``, ``InputProblems``.
  func form(_ kind: String, _ form: String, file: String? = nil) throws -> FormDefinition {
    if let file {
      let bytes = try InputBytes(path: console.absolute(file), file: file)
        .all(limit: Session.configLimit)
      return try FormReader.read(bytes, file: file)
    }
    let prefix = "Reports/\(kind)-"
    let asset = prefix + form + ".yaml"
    let shipped = Assets.names(in: "Reports")
    guard shipped.contains(asset) else {
      let known = shipped.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") }
      throw UsageFault.unknownWord(
        form, option: "--form", known: known.map { String($0.dropFirst(prefix.count).dropLast(5)) })
    }
    return try FormReader.read(try Session.asset(asset), file: asset)
  }
}
