import Amounts
import ArgumentParser
import Interchange
import Office

extension Proposed {
  /// `Answers.md`.
  var json: JSONValue {
    .members([
      ("proposal", .integer(number)), ("amount", amount.map { .string($0.plainText) }),
      ("from", .string(from.plainText)),
    ])
  }
}

/// `proposals`: what waits for a second person.
struct ProposalsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "proposals",
      abstract: say(
        "Zeigt, was auf die Freigabe durch eine zweite Person wartet, und was es bewirkt.",
        "Shows what waits for a second person, and what it would cause."),
      discussion: say(
        "Mit einer Nummer: den ganzen Vorschlag mit Buchungssätzen, Salden vorher und nachher, Feststellungen und Dateien.",
        "With a number: the whole proposal with postings, balances before and after, findings and files."
      ))
  }

  @Argument(
    help: ArgumentHelp(
      say("Nummern von Vorschlägen (sonst alle).", "Numbers of proposals (else all)."),
      valueName: say("vorschlag", "proposal")))
  var proposals: [Int64] = []
  @Flag(help: ArgumentHelp(say("Auch, was entschieden ist.", "Also what is decided.")))
  var all = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let desk = ProposalDesk(session.office)
    guard proposals.isEmpty else {
      return session.answer(try proposals.map(desk.show))
    }
    let table = try desk.list(all: all)
    session.answer(
      table.json,
      table.rows.isEmpty
        ? say("Es wartet kein Vorschlag.", "No proposal waits.")
        : table.text(session.language, width: session.console.width))
  }
}

/// `release N…`: does what others proposed.
struct ReleaseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "release",
      abstract: say(
        "Gibt Vorschläge anderer frei: Sie werden so ausgeführt, wie sie vorgeschlagen sind.",
        "Releases what others proposed: it is done as it was proposed."),
      discussion: say(
        "Alle oder keiner. Was so nicht mehr passt, wird mit dem Grund abgewiesen und wartet weiter.",
        "All or none. What no longer fits is refused with the reason, and waits on."))
  }

  @Argument(
    help: ArgumentHelp(
      say("Nummern der Vorschläge.", "Numbers of the proposals."),
      valueName: say("vorschlag", "proposal")))
  var proposals: [Int64]
  @Flag(
    help: ArgumentHelp(
      say(
        "Zeigt, was die Freigabe täte, jeden Vorschlag für sich, ohne freizugeben.",
        "Shows what the release would do, each proposal by itself, without releasing.")))
  var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    guard !dryRun else {
      return session.answer(try ProposalDesk(session.office).preview(proposals))
    }
    let done = try ProposalDesk(session.office).release(proposals)
    session.answer(
      .members([
        (
          "released",
          .array(
            done.map { released in
              .members([
                ("proposal", .integer(released.number)),
                (
                  "entries",
                  .array((released.entries.map(Array.init) ?? []).map(JSONValue.integer))
                ),
                ("submission", released.submission.map(JSONValue.integer)),
              ])
            })
        )
      ]),
      done.map { released in
        let numbers = (released.entries.map(Array.init) ?? []).map(String.init)
        let what = numbers.joined(separator: ", ")
        if let number = released.submission {
          return say(
            "Vorschlag \(released.number) ist ausgeführt: Vorlage \(number); „submissions \(number) -o DATEI“ schreibt sie.",
            "Proposal \(released.number) is done: submission \(number); “submissions \(number) -o FILE” writes it."
          )
        }
        return numbers.isEmpty
          ? say(
            "Vorschlag \(released.number) ist ausgeführt.",
            "Proposal \(released.number) is done.")
          : say(
            "Vorschlag \(released.number) ist gebucht: Buchung \(what).",
            "Proposal \(released.number) is booked: entry \(what).")
      }.joined(separator: "\n"))
  }
}

/// `reject N --reason`: what was proposed is not to be done.
struct RejectCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reject",
      abstract: say(
        "Lehnt einen Vorschlag ab; den eigenen zieht man so zurück.",
        "Rejects a proposal; the own one is taken back in this way."))
  }

  @Argument(
    help: ArgumentHelp(
      say("Nummer des Vorschlags.", "Number of the proposal."),
      valueName: say("vorschlag", "proposal")))
  var proposal: Int64
  @Option(
    help: ArgumentHelp(say("Warum er abgelehnt wird.", "Why it is rejected."), valueName: "text"))
  var reason: String
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    try ProposalDesk(session.office).reject(proposal, reason: reason)
    session.answer(
      .members([("rejected", .integer(proposal))]),
      say("Vorschlag \(proposal) ist abgelehnt.", "Proposal \(proposal) is rejected."))
  }
}
