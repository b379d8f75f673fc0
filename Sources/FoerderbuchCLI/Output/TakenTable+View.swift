import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension TakenTable {
  var json: JSONValue {
    .members(
      [
        ("file", .string(file)), ("rows", .integer(Int64(rows))),
        ("entries", .integer(Int64(posted.count))), ("orders", .integer(Int64(posted.orders))),
        ("known", .integer(Int64(posted.known))), ("payments", .integer(Int64(payments))),
        ("first", posted.numbers.map { .integer($0.lowerBound) }),
        ("last", posted.numbers.map { .integer($0.upperBound) }),
        (
          "kinds",
          .array(
            kinds.map { kind, rows, amount in
              .members([
                ("kind", .string(kind.rawValue)), ("rows", .integer(Int64(rows))),
                ("amount", .string(amount.plainText)),
              ])
            })
        ), ("filed", .integer(Int64(posted.filed))), ("evidence", evidence.json),
        ("head", .string(posted.head.hexText)),
        ("asked", slips.json(Console.language)),
        (
          "notes",
          notes.isEmpty
            ? nil
            : .array(
              notes.map { note in
                .members([
                  ("code", .string(note.code)),
                  ("message", .string(note.text(Console.language, atTerminal: true))),
                ])
              })
        ),
      ] + preview)
  }

  func text(_ language: Language, dryRun: Bool) -> String {
    let entries = language.count(posted.count, ("Buchung", "Buchungen"), ("entry", "entries"))
    let done =
      dryRun
      ? language.pick(
        "würde \(entries) anlegen", "would book \(entries)")
      : language.pick("\(entries) angelegt", "\(entries) booked")
    let orders =
      posted.orders == 0
      ? ""
      : language.pick(", Aufträge: \(posted.orders)", ", orders: \(posted.orders)")
    let range =
      posted.numbers.map {
        $0.count == 1 ? " (\($0.lowerBound))" : " (\($0.lowerBound)–\($0.upperBound))"
      } ?? ""
    let (war, was) = posted.known == 1 ? ("war", "was") : ("waren", "were")
    let known =
      posted.known == 0
      ? ""
      : language.pick(
        ", \(posted.known) \(war) schon gebucht", ", \(posted.known) \(was) known")
    let proof = evidence.text(filed: posted.filed, dryRun: dryRun).map { "\n" + $0 } ?? ""
    let rows = language.count(rows, ("Zeile", "Zeilen"), ("row", "rows"))
    return "\(file): \(rows), " + done + range + orders + known
      + paymentsText(language) + leftOutText(language) + "."
      + proof
      + notes.map {
        "\n" + language.pick("Hinweis: ", "Note: ") + $0.text(language, atTerminal: true)
      }
      .joined()
      + (slips.text(language, dryRun: dryRun).map { "\n\n" + $0 } ?? "")
  }
}
