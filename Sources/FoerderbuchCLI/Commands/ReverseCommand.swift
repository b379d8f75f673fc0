import Amounts
import ArgumentParser
import Bookkeeping
import Interchange
import LedgerStore
import Messages
import Office

/// `reverse ENTRY…`, `reverse --batch N`: the linked reversal of entries.
struct ReverseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reverse",
      abstract: say(
        "Storniert Buchungen; alle bleiben sichtbar und verweisen aufeinander.",
        "Reverses entries; all stay visible and refer to each other."),
      discussion: say(
        "Ganz oder gar nicht: Lässt sich eine nicht stornieren, bleibt alles, wie es war. Was eine Ausgabe bezahlt oder mindert, wird mit ihr storniert.",
        "All or nothing: if one cannot be reversed, all stays as it was. What pays or lowers an expense is reversed with it."
      ))
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "Nummer der Buchung, oder ihres Belegs, wenn nur sie ihn hat.",
        "Number of the entry, or of its voucher where only it has that."),
      valueName: say("buchung", "entry")))
  var entries: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        "Alles, was diese Erfassung gebucht hat, etwa eine Einlesung.",
        "All that this batch booked, such as an import."), valueName: say("nummer", "number")))
  var batch: Int64?

  @Option(
    help: ArgumentHelp(say("Warum storniert wird.", "Why it is reversed."), valueName: "text"))
  var reason: String

  @OptionGroup var takingBack: TakingBackOptions

  @Flag(
    help: ArgumentHelp(
      say(
        "Auch wenn danach mehr gebucht ist, als der Plan hergibt.",
        "Also where more is booked then than the plan has.")))
  var beyondPlan = false
  @OptionGroup var days: MeantDays
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    guard entries.isEmpty != (batch == nil) else {
      throw CommandFailure(64, Problem("program.USAGE.reverse"))
    }
    let dryRun = takingBack.dryRun
    let day = try takingBack.day()
    let meant = days.kinds.union(beyondPlan ? [.beyondPlan] : [])
    let taken = try session.asking(takingBack.terms(meant)) { terms in
      try RecordDesk(session.office).takeBack(
        batch.map { .batch($0) } ?? .entries(entries), reason: reason, on: day, terms)
    }
    session.answer(
      .members([
        // Of one entry its number, whatever was reversed with it.
        ("reversed", entries.count == 1 ? taken.reversed.last.map(JSONValue.integer) : nil),
        ("batch", batch.map(JSONValue.integer)), ("dryRun", .bool(dryRun)),
        ("entries", .array(taken.entries.map(JSONValue.integer))),
        ("rows", taken.table.jsonRows),
        ("before", .array(taken.before.map(JSONValue.integer))),
        ("balances", dryRun ? .array(taken.balances.map(\.json)) : nil),
        ("asked", taken.slips.json(session.language)),
      ]), text(taken, session))
  }

  private func text(_ taken: RecordDesk.TakenBack, _ session: Session) -> String {
    let dryRun = takingBack.dryRun
    let numbers = taken.entries.map(String.init).joined(separator: ", ")
    let asked = taken.slips.text(session.language, dryRun: dryRun)
    if !dryRun, entries.count == 1, let number = taken.reversed.last {
      let done = say(
        "Buchung \(number) ist storniert durch Buchung \(numbers).",
        "Entry \(number) is reversed by entry \(numbers).")
      return [done, asked].compactMap { $0 }.joined(separator: "\n\n")
    }
    let count = taken.reversed.count
    let whose = batch.map { say(" aus Erfassung \($0)", " of batch \($0)") } ?? ""
    let done = say(
      count == 1 ? "1 Buchung\(whose) storniert." : "\(count) Buchungen\(whose) storniert.",
      count == 1 ? "1 entry\(whose) reversed." : "\(count) entries\(whose) reversed.")
    var parts = [
      dryRun
        ? say(
          "Probelauf, nichts gebucht. Storniert würde\(whose):",
          "Dry run, nothing booked. To be reversed\(whose):") : done,
      taken.table.text(session.language, width: session.console.width),
    ]
    if !taken.before.isEmpty {
      let before = taken.before.map(String.init).joined(separator: ", ")
      parts.append(say("Schon storniert: \(before).", "Reversed before: \(before)."))
    }
    if dryRun {
      parts.append(
        taken.balances.text(session.language) { taken.chart[$0]?.name[session.language] ?? "" })
    }
    if let asked { parts.append(asked) }
    return parts.joined(separator: "\n\n")
  }
}
