import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What is still to be paid, with payment of many whole or of one in part.
enum OpenPage {
  static func show(_ visit: Visit) throws -> Answer {
    try page(visit, TypedFields(visit.form, today: visit.now.day), status: 200)
  }

  private static func page(
    _ visit: Visit, _ reader: TypedFields, status: Int, slips: [Slip] = [], _ done: [String] = []
  ) throws -> Answer {
    let table = try LookupDesk(visit.office).list(.open)
    let mayPay = visit.has(.entry)
    let chosen = Set(visit.form.values("chosen"))
    let view = TableView.view(
      table, visit.language, link: TableView.link, chosen: chosen
    ) { row in
      guard mayPay, case .number(let number) = row[0] else { return nil }
      return (String(number), "Buchung \(number)")
    }
    let told = visit.query["paid"].flatMap { Int($0) }.map {
      Problem("web.PAID_NOW", ["count": $0]).text(visit.language)
    }
    let waiting = visit.query["proposed"].flatMap { Int($0) }.map {
      Problem("web.PROPOSED_MANY", ["count": $0]).text(visit.language)
    }
    func fault(_ name: String) -> View {
      .optional(reader.complaints.first { $0.field == name }?.text)
    }
    return try visit.page(
      "open", status: status,
      [
        "table": view, "mayPay": .flag(mayPay && !table.rows.isEmpty),
        "done": .texts(done + [told, waiting].compactMap(\.self)),
        "paidOn": .text(visit.form["paidOn"] ?? visit.now.day.text(visit.language)),
        "paidOnFault": fault("paidOn"), "amount": .text(visit.form["amount"] ?? ""),
        "amountFault": fault("amount"),
        "complaints": .texts(
          reader.complaints.filter { !["paidOn", "amount"].contains($0.field) }.map(\.text)),
        "slips": SlipView.view(slips, visit),
      ])
  }

  /// Each payment is an act of its own: what is done stays, and what is not is told.
  static func pay(_ visit: Visit) throws -> Answer {
    let reader = TypedFields(visit.form, today: visit.now.day)
    var seen: Set<Int64> = []
    // An invoice that is due in parts stands on several rows.
    let numbers = visit.form.values("chosen").compactMap { Int64($0) }
      .filter { seen.insert($0).inserted }
    let day = reader.day("paidOn") ?? visit.now.day
    let amount = reader.money("amount")
    if numbers.isEmpty { reader.complain("", Problem("web.NOTHING_CHOSEN")) }
    if amount != nil, numbers.count > 1 { reader.complain("amount", Problem("web.ONE_IN_PART")) }
    guard reader.complaints.isEmpty else { return try page(visit, reader, status: 422) }
    let terms = RecordDesk.Terms(
      meant: SlipView.meant(visit.form))
    let desk = RecordDesk(visit.office)
    var (paid, proposed) = (0, 0)
    var done: [String] = []
    var slips: [Slip] = []
    var refused = 422
    for number in numbers {
      let booking = Booking(
        date: day, kind: .payment, measure: "", amount: amount ?? .zero, paidOn: day)
      do {
        try desk.pay(booking, entry: number, amount: amount, terms)
        paid += 1
      } catch is Proposed { proposed += 1 } catch let found as SlipsFound {
        slips += found.slips
      } catch {
        guard let (status, complaints) = Complaint.of(error, visit.language), status < 500 else {
          throw error
        }
        if status == 403 { refused = status }
        reader.take(
          complaints.map { Complaint(text: "Buchung \(number): " + $0.text) })
      }
    }
    guard reader.complaints.isEmpty, slips.isEmpty else {
      if paid > 0 { done = [Problem("web.PAID_NOW", ["count": paid]).text(visit.language)] }
      if proposed > 0 {
        done += [Problem("web.PROPOSED_MANY", ["count": proposed]).text(visit.language)]
      }
      return try page(visit, reader, status: refused, slips: slips, done)
    }
    return .see("/offen?paid=\(paid)" + (proposed > 0 ? "&proposed=\(proposed)" : ""))
  }
}

extension WebPage {
  static let open = WebPage(
    path: "/offen", title: "Offene Rechnungen", menu: [.entry, .release, .manager, .audit],
    get: OpenPage.show, post: OpenPage.pay)
}
