import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What recording an entry did, or would do.
struct RecordView {
  let recorded: RecordDesk.Recorded
  let dryRun: Bool
  /// What becomes of balances, where more than this entry changes them.
  var balances: [BalanceChange]?

  private var changes: [BalanceChange] { balances ?? recorded.balances }
  private var proposals: [ProposedEntry] { recorded.proposals }
  private var posted: PostedRange { recorded.posted }

  func json(_ language: Language) -> JSONValue {
    .members([
      ("dryRun", .bool(dryRun)), ("known", .integer(Int64(posted.known))),
      ("entries", .array((posted.numbers.map(Array.init) ?? []).map(JSONValue.integer))),
      (
        "postings",
        .array(
          proposals.flatMap(\.entry.postings).map { posting in
            .members([
              ("account", .string(posting.account)), ("measure", .string(posting.measure)),
              ("item", .string(posting.item)), ("party", posting.party.map(JSONValue.string)),
              ("amount", .string(posting.amount.plainText)),
            ])
          })
      ),
      ("balances", .array(changes.map(\.json))),
      ("filed", .integer(Int64(recorded.filed))),
      ("evidence", recorded.evidence.json),
      ("appearing", .array(recorded.appeared.map { $0.json(language) })),
      ("vanishing", .array(recorded.vanished.map { $0.json(language) })),
      ("asked", recorded.slips.json(language)),
    ])
  }

  func text(_ language: Language) -> String {
    let numbers = posted.numbers.map { numbers in
      let list = Array(numbers).map(String.init).joined(separator: ", ")
      return numbers.count == 1
        ? language.pick("Buchung ", "entry ") + list
        : language.pick("Buchungen ", "entries ") + list
    }
    // The year of a day such as 5.11. is the program's.
    let days = Set(proposals.map(\.entry.bookedOn)).sorted().map { $0.text(language) }
    let on = language.pick(" Buchungstag: ", " Booked on: ") + days.joined(separator: ", ") + "."
    let head =
      numbers.map {
        (dryRun
          ? language.pick(
            "Probelauf, nichts gebucht. Es wäre: \($0).",
            "Dry run, nothing booked. It would be: \($0).")
          : language.pick("Gebucht: \($0).", "Booked: \($0).")) + on
      }
      ?? language.pick(
        "Die Referenz ist schon mit diesem Inhalt gebucht; es gab nichts zu tun.",
        "The reference is booked with this content already; there was nothing to do.")
    var postings = TextTable([
      (language.pick("Konto", "Account"), .left), ("", .left),
      (language.pick("Soll €", "debit €"), .right), (language.pick("Haben €", "credit €"), .right),
    ])
    for posting in proposals.flatMap(\.entry.postings) {
      let amount = posting.amount.magnitude.numberText(language)
      postings.add(
        posting.account, name(posting.account, language), posting.amount.isNegative ? "" : amount,
        posting.amount.isNegative ? amount : "")
    }
    var parts = [head, postings.text, changes.text(language) { name($0, language) }]
    if let proof = recorded.evidence.text(filed: recorded.filed, dryRun: dryRun) {
      parts.append(proof)
    }
    if let asked = recorded.slips.text(language, dryRun: dryRun) { parts.append(asked) }
    if !recorded.appeared.isEmpty {
      parts.append(
        language.pick("Neue und geänderte Feststellungen:", "New and changed findings:") + "\n"
          + recorded.appeared.lines(language).joined(separator: "\n"))
    }
    if !recorded.vanished.isEmpty {
      parts.append(
        language.pick("Erledigte Feststellungen:", "Findings resolved:") + "\n"
          + recorded.vanished.map { $0.line(language) }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private func name(_ account: String, _ language: Language) -> String {
    recorded.chart[account]?.name[language] ?? ""
  }
}

extension BalanceChange {
  var json: JSONValue {
    .members([
      ("account", .string(account)), ("measure", .string(measure)),
      ("before", .string(before.plainText)), ("after", .string(after.plainText)),
    ])
  }
}

extension [BalanceChange] {
  /// - Parameter name: of an account, by its number.
  func text(_ language: Language, name: (String) -> String) -> String {
    var sums = TextTable([
      (language.pick("Saldo", "Balance"), .left), ("", .left),
      (language.pick("vorher €", "before €"), .right),
      (language.pick("nachher €", "after €"), .right),
    ])
    let isOne = Set(map(\.measure)).count <= 1
    for change in self {
      sums.add(
        change.account, name(change.account) + (isOne ? "" : ", " + change.measure),
        change.before.numberText(language),
        change.after.numberText(language))
    }
    return sums.text
  }
}
