import Amounts
import ArgumentParser
import Interchange
import Messages
import Office
import Reporting

/// Which report is wanted, apart from its kind and day.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Formular; welche es gibt, nennt eine falsche Angabe.", "Form; a wrong one names them."),
      valueName: say("formular", "form")))
  var form: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Ein eigenes Formular statt des mitgelieferten.",
        "A form of your own instead of the shipped one."),
      valueName: say("datei", "file")))
  var definition: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Haushaltsjahr (Nachweise); sonst das des Stichtags, beim Zwischennachweis das letzte abgelaufene.",
        "Budget year (statements); else that of the day, for an interim statement the last one that is over."
      ), valueName: say("jahr", "year")))
  var year: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Was fällig wird (Mittelanforderung): POSITION=BETRAG oder POSITION=BETRAG@DATUM; mehrfach möglich.",
        "What falls due (request for payment): LINE=AMOUNT or LINE=AMOUNT@DATE; may be repeated."),
      valueName: say("was", "what")))
  var due: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        "Was angefordert wird (Mittelanforderung); sonst der Höchstbetrag.",
        "What is requested (request for payment); else the most that may be."),
      valueName: say("betrag", "amount")))
  var amount: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Nur dieser Partner (Nachweis der Kofinanzierung); „-“: Spenden und Ehrenamt ohne Organisation.",
        "This partner only (proof of co-financing); \"-\": gifts and volunteers without organisation."
      ), valueName: say("kennung", "id")))
  var partner: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      say(
        "Nur ein Teil der Mappe: was an den Zuwendungsgeber geht (funder), oder die eigene Akte (own).",
        "One part of the book only: what goes to the funder (funder), or one's own file (own)."),
      valueName: say("teil", "part")))
  var part: String?

  /// - Throws: ``UsageFault``, ``Refusal``.
  func question(
    _ kind: FormKind, of subject: String?, _ day: AsOfOption, _ session: Session
  ) throws -> ReportDesk.Question {
    let given = [
      ("year", year != nil), ("due", !due.isEmpty), ("amount", amount != nil),
      ("partner", partner != nil),
    ]
    let unknown = given.filter { $0.1 && !kind.fields.contains($0.0) }.map(\.0.optionName)
    guard unknown.isEmpty else {
      let known = (["form", "definition", "asOf"] + kind.fields).map(\.optionName)
        .joined(separator: ", ")
      let names = unknown.joined(separator: ", ")
      throw CommandFailure(
        64,
        Problem(
          "program.USAGE.reportKind",
          ["option": Fact.whole(names), "kind": kind.rawValue, "known": Fact.whole(known)]))
    }
    let asOf = try day.asOf.map { try ArgumentReader.date($0, "--as-of") }
    let last = asOf ?? session.console.today
    return ReportDesk.Question(
      kind, of: subject, asOf: asOf, form: form, definition: definition,
      details: ReportRequest.Details(
        year: try year.map { try ReportRequest.Details.year($0, upTo: last) },
        due: try due.map { try DueText.read($0, on: last) },
        amount: try amount.map { try ArgumentReader.money($0, "--amount") }, partner: partner,
        part: try part.map {
          try Choice.of($0, "--for", among: ReportPart.allCases) { ($0.rawValue, $0.name) }
        }))
  }
}
