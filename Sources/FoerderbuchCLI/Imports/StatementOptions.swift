import Amounts
import ArgumentParser
import Interchange
import LedgerStore
import Messages
import Office

/// What `import` does with the lines of account statements.
struct StatementOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Kontoauszug: bucht Vorschläge; sure die sicheren, likely auch die wahrscheinlichen, 3,5-7 einzelne. Sonst werden sie nur gezeigt.",
        "Account statement: books proposals; sure the sure ones, likely the likely ones too, 3,5-7 single ones. Else they are only shown."
      ), valueName: "sure|likely|3,5-7"))
  var accept: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        "Kontoauszug: bucht einen Umsatz so, wie Sie es sagen: 3=drawdown:BESCHEID, 3=partner-cash:TEILVORHABEN:QUELLE, 3=expense:TEILVORHABEN:POSITION, 3=payment:BUCHUNG oder BELEG-NR (mit :skonto oder :überzahlt), 3=payment:17+18 oder Q-5+Q-6, 3=credit-note:BELEG-NR (mit :GUTSCHRIFT-NR), 3=ignore:GRUND (ohne Buchung erledigt).",
        "Account statement: books a line as you say: 3=drawdown:AWARD, 3=partner-cash:MEASURE:SOURCE, 3=expense:MEASURE:LINE, 3=payment:ENTRY or VOUCHER NUMBER (with :discount or :overpaid), 3=payment:17+18 or Q-5+Q-6, 3=credit-note:VOUCHER NUMBER (with :CREDIT NOTE NUMBER), 3=ignore:REASON (settled without an entry)."
      ), valueName: say("nr=art:ziel", "no=kind:target")))
  var assign: [String] = []

  /// Takes over where the files are account statements.
  /// - Parameters:
  ///   - again: which lines are meant although they seem to be booked.
  ///   - meant: what is said yes to before being asked.
  ///   - others: options that were given and are for tables only.
  /// - Returns: false for tables of bookings.
  func run(
    _ files: [String], _ session: Session, again: RepeatRules, meant: Set<Slip.Kind>, dryRun: Bool,
    others: [String]
  ) throws -> Bool {
    var choice = try StatementChoice(accept: accept, assign: assign)
    choice.again = again
    let statements = session.office.statements(among: files)
    if let table = files.first(where: { !statements.contains($0) }) {
      guard statements.isEmpty else {
        throw CommandFailure(
          64,
          Problem(
            "program.USAGE.mixed",
            ["file": Fact.whole(table), "statement": Fact.whole(statements[0])]))
      }
      guard choice.isEmpty else {
        throw CommandFailure(64, Problem("program.USAGE.noStatement", ["file": Fact.whole(table)]))
      }
      return false
    }
    guard others.isEmpty else {
      let list = others.joined(separator: ", ")
      throw CommandFailure(
        64,
        Problem(
          "program.USAGE.forTables",
          ["statement": Fact.whole(statements[0]), "options": Fact.whole(list)]))
    }
    guard statements.count == 1 || !choice.namesRows else {
      throw CommandFailure(64, Problem("program.USAGE.oneStatement"))
    }
    var desk = try StatementDesk(session.office, choice, dryRun: dryRun)
    var views: [TakenStatement] = []
    var waiting: [Proposed] = []
    for file in statements {
      do {
        views.append(
          // What the bank did is so, whatever the plan says.
          try session.asking(meant, telling: [.beyondPlan, .unusualDay]) { meant, told in
            // Nor is it asked whether the day is reported.
            (desk.choice.meant, desk.choice.told) = (meant, told.union([.reported]))
            return try desk.take(file, after: views.flatMap(\.statements))
          })
      } catch let proposed as Proposed {
        waiting.append(proposed)
        if !session.json {
          session.print(proposed.problem.text(session.language, atTerminal: true))
        }
        continue
      } catch {
        throw AlreadyBooked.adding(
          dryRun ? [] : views.map { ($0.file, $0.posted?.numbers) }, to: error)
      }
      if !session.json, let view = views.last { session.print(view.text(session.language)) }
    }
    if session.json {
      session.console.out(
        JSONValue.members([
          ("dryRun", .bool(dryRun)), ("files", .array(views.map { $0.json(session.language) })),
          ("proposals", waiting.isEmpty ? nil : .array(waiting.map(\.json))),
        ]).prettyText)
    }
    return true
  }
}
