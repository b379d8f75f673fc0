import Amounts
import ArgumentParser
import Bookkeeping
import Files
import Funding
import Interchange
import LedgerStore
import Office

/// `export FORMAT -o PATH`: the journal for other programs.
struct ExportCommand: ParsableCommand {
  /// The formats there are.
  enum Format: String, CaseIterable {
    case hledger, beancount
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: say(
        "Schreibt das Journal so, dass fremde Programme es nachrechnen können.",
        "Writes the journal so that other programs can add it up again."),
      discussion: say(
        "Formate: hledger (auch für ledger), beancount.",
        "Formats: hledger (also for ledger), beancount."))
  }

  @Argument(help: ArgumentHelp(say("Das Format.", "The format."), valueName: "format"))
  var format: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Die Datei, die entsteht.", "The file to write."), valueName: say("datei", "file")))
  var output: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let format: Format = try ArgumentReader.word(format, "export")
    let ledger = try session.office.open(.readOnly)
    let count = try PendingFile.write(try session.office.target(output), shown: output) { file in
      switch format {
      case .hledger: try export(HledgerJournal.self, ledger, to: file)
      case .beancount: try export(BeancountJournal.self, ledger, to: file)
      }
    }
    let head = try ledger.head().hexText
    session.answer(
      .members([
        ("format", .string(format.rawValue)), ("file", .string(output)),
        ("entries", .integer(Int64(count))), ("head", .string(head)),
      ]), say("\(count) Buchungen exportiert: \(output)", "\(count) entries exported: \(output)"))
  }

  /// Twice over the journal: first the accounts in use, then the entries, in constant memory.
  private func export<Format: JournalFormat>(
    _ format: Format.Type, _ ledger: Ledger, to file: PendingFile
  ) throws -> Int {
    var used: Set<JournalAccount> = []
    try ledger.journal { record in
      for posting in record.entry.postings { used.insert(JournalAccount(posting)) }
    }
    var stream = JournalStream(
      format, names: JournalNames(chart: try ledger.accounts(), used: used), write: file.write)
    var count = 0
    try ledger.journal { record in
      try stream.append(record.journalEntry)
      count += 1
    }
    try stream.finish()
    return count
  }
}
