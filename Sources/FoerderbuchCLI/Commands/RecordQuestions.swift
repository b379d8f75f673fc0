import Amounts
import Foundation
import Funding
import LedgerStore
import Messages
import Office

/// What `record` asks on a terminal where nothing is told: a question for each thing that an entry
/// of the kind needs, with what there is to choose from.
struct RecordQuestions {
  let session: Session
  /// What somebody types; nil at the end.
  let read: () -> String?

  func kind() throws -> String {
    try choose(
      say("Was ist zu buchen?", "What is to be booked?"),
      BookingKind.importable.map { ($0.rawValue, $0.name[session.language]) })
  }

  /// - Throws: ``CommandFailure`` (65) where somebody stops; what the ledger throws.
  func fill(_ told: inout BookingOptions, _ kind: BookingKind) throws {
    if kind == .payment {
      told.voucher = try need(say("Beleg-Nr. der Rechnung", "Voucher of the invoice"))
      told.amount = try ask(
        say("Betrag € [leer: was fällig ist]", "Amount € [empty: what is due]"), Self.isMoney)
      told.paidOn = try day(say("Tag der Zahlung", "Day of payment"))
      return
    }
    if kind == .creditNote {
      told.facts.forVoucher = try loweredVoucher()
    } else {
      (told.measure, told.line, told.source) = try place(for: kind)
    }
    if kind == .order {
      told.facts.order = try need(say("Kennung des Auftrags", "Id of the order"))
    }
    if kind.isUnpaid {
      told.method = try choose(
        say("Bewertung", "Valuation"),
        ValuationMethod.allCases.filter { $0 != .units }.map {
          ($0.rawValue, $0.name[session.language])
        })
      told.quantity = try need(say("Menge", "Quantity")) {
        _ = try ArgumentReader.number($0, say("Menge", "quantity"))
      }
      told.unitRate = try need(say("Satz €", "Rate €"), Self.isMoney)
    }
    told.amount = try need(say("Betrag brutto €", "Amount, gross €"), Self.isMoney)
    told.date = try day(say("Buchungsdatum", "Booking date"))
    told.voucher = try ask(say("Beleg-Nr. [leer: keine]", "Voucher number [empty: none]"))
    let party = say("Empfänger oder Einzahler", "Payee or payer")
    told.counterparty =
      try kind == .order
      ? need(party) : ask(party + say(" [leer: niemand]", " [empty: nobody]"))
    told.purpose = try ask(say("Zweck [leer: keiner]", "Purpose [empty: none]"))
    guard kind == .expense else { return }
    told.vat = try ask(
      say("Umsatzsteuer darin € [leer: keine]", "VAT in it € [empty: none]"), Self.isMoney)
    told.paidOn = try ask(
      say("Tag der Zahlung [leer: noch offen]", "Day of payment [empty: still open]"), Self.isDay)
    if told.paidOn == nil {
      told.facts.dueOn = try ask(
        say("Fällig am [leer: nicht bekannt]", "Due on [empty: not known]"), Self.isDay)
    }
  }

  /// Where an entry of a kind goes; nil: there is nothing to choose from.
  func place(for kind: BookingKind) throws -> (measure: String?, line: String?, source: String?) {
    let places = try RecordDesk(session.office).places(for: kind, in: session.language)
    guard !places.isEmpty else { return (nil, nil, nil) }
    let measure = try choose(
      say("Teilvorhaben", "Measure"), places.map { ($0.measure.id, $0.measure.title) })
    guard let place = places.first(where: { $0.measure.id == measure }) else {
      return (measure, nil, nil)
    }
    let line =
      place.lines.isEmpty
      ? nil : try choose(say("Position", "Plan line"), place.lines.map { ($0.id, $0.title) })
    let source =
      place.sources.isEmpty
      ? nil
      : try choose(
        kind.namesAward ? say("Bescheid", "Award") : say("Finanzierungsquelle", "Source"),
        place.sources.map { ($0.id, $0.title) })
    return (measure, line, source)
  }

  /// The voucher that a credit note lowers.
  func loweredVoucher() throws -> String {
    try need(say("Beleg-Nr., die sie mindert", "Number of the voucher that it lowers"))
  }

  /// Whether what was shown is to be booked.
  func isMeant() -> Bool {
    session.console.tell(say("So buchen? [j/N] ", "Book it? [y/N] "))
    return (read()?.lowercased().first).map { ["j", "y"].contains($0) } ?? false
  }

  // MARK: One question

  private static func isMoney(_ text: String) throws {
    _ = try ArgumentReader.money(text, say("Betrag", "amount"))
  }

  private static func isDay(_ text: String) throws {
    _ = try ArgumentReader.date(text, say("Tag", "day"))
  }

  private func day(_ text: String) throws -> String {
    let today = say("heute", "today")
    return try ask(text + " [\(today)]", Self.isDay) ?? today
  }

  private func need(
    _ text: String, _ check: (String) throws -> Void = { _ in }
  ) throws -> String {
    while true { if let answer = try ask(text, check) { return answer } }
  }

  /// - Returns: nil for an empty line.
  private func ask(
    _ text: String, _ check: (String) throws -> Void = { _ in }
  ) throws -> String? {
    while true {
      session.console.tell("  \(text): ")
      let answer = read()?.trimmingCharacters(in: .whitespaces)
      guard let answer, !["später", "spaeter", "later"].contains(answer.lowercased()) else {
        throw CommandFailure(65, Problem("slip.NOTHING_BOOKED"))
      }
      guard !answer.isEmpty else { return nil }
      do {
        try check(answer)
        return answer
      } catch {
        guard let failure = Failure(error) else { throw error }
        for message in failure.messages { session.console.tell("  ✗ \(message.text)\n") }
      }
    }
  }

  /// One of several by its number in the list, its id or its title; the only one is taken.
  private func choose(_ text: String, _ all: [(id: String, title: String)]) throws -> String {
    if all.count == 1 {
      session.console.tell("  \(text): \(all[0].id)\n")
      return all[0].id
    }
    let width = all.map(\.id.count).max() ?? 0
    let list = all.enumerated().map { index, one in
      let number = String(repeating: " ", count: index < 9 ? 1 : 0) + String(index + 1)
      return "    \(number)  \(one.id)"
        + String(repeating: " ", count: width - one.id.count) + "  \(one.title)\n"
    }
    session.console.tell("  \(text)\n" + list.joined())
    var chosen: String?
    _ = try need(say("Nummer oder Kennung", "Number or id")) { word in
      if let number = Int(word), all.indices.contains(number - 1),
        !all.contains(where: { $0.id == word })
      {
        chosen = all[number - 1].id
      } else {
        chosen = try Choice.of(word, text, among: all) {
          ($0.id, LocalizedText(de: $0.title, en: $0.title))
        }.id
      }
    }
    return chosen ?? ""
  }
}
