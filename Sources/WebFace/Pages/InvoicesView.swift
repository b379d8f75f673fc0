import Amounts
import Funding
import Interchange
import Messages
import Office

/// Electronic invoices with the bookings that they become.
enum InvoicesView {
  static func run(
    _ visit: Visit, _ desk: InvoiceDesk, _ files: [String], _ isBooking: Bool
  ) throws -> ImportPage.Outcome {
    var outcome = ImportPage.Outcome()
    let lines = try LookupDesk(visit.office).list(.lines).rows
    var views: [View] = []
    for (index, invoice) in try desk.read(all: files).enumerated() {
      let isMeant = visit.form["meant-\(index)"] != nil
      let chosen = visit.form["place-\(index)"]
      let place = chosen?.split(separator: "\u{1F}", maxSplits: 1).map(String.init) ?? []
      let credit = visit.form["credit-\(index)"]
      let assignment: InvoiceDesk.Assignment? =
        place.count == 2
        ? .expense(measure: place[0], line: place[1]) : credit.map { .creditNote(for: $0) }
      let done = try desk.book(
        invoice, assignment, again: isMeant, told: Set(Slip.Kind.allCases), dryRun: !isBooking)
      if isBooking, let numbers = done.recorded?.entries {
        let first = outcome.booked?.lowerBound ?? numbers.lowerBound
        outcome.booked = first...numbers.upperBound
      }
      views.append(view(done.proposal, done.recorded?.slips ?? [], index, lines, visit.form))
    }
    outcome.invoices = ["all": .list(views)]
    return outcome
  }

  private static func view(
    _ proposal: InvoiceDesk.Proposal, _ slips: [Slip], _ index: Int, _ lines: [[LookupTable.Cell]],
    _ form: Fields
  ) -> View {
    let (invoice, booking) = (proposal.invoice, proposal.booking)
    let told = form["place-\(index)"] ?? "\(booking.measure)\u{1F}\(booking.line ?? "")"
    return [
      "index": .text(String(index)), "file": .text(invoice.file), "seller": .text(invoice.seller),
      "number": .text(invoice.number), "date": .text(invoice.date.text(.de)),
      "gross": .text(invoice.gross.text(.de)), "vat": .text(invoice.vat.text(.de)),
      "purpose": .text(booking.purpose ?? ""), "isCredit": .flag(booking.kind == .creditNote),
      "credit": .text(form["credit-\(index)"] ?? booking.facts.forVoucher ?? ""),
      "isMeant": .flag(form["meant-\(index)"] != nil),
      "known": .optional(proposal.known.map(String.init)),
      "knownHref": .text(proposal.known.map(Place.entry) ?? ""),
      "problems": .texts(
        [proposal.question?.problem.pageText(.de)].compactMap(\.self)
          + (proposal.refused?.problems.map { $0.pageText(.de) } ?? [])),
      "notes": .texts(proposal.notes.map { $0[.de] } + slips.map { $0.problem.pageText(.de) }),
      "lines": .list(
        lines.map { row in
          let value = row[0].text(.de) + "\u{1F}" + row[1].text(.de)
          return [
            "value": .text(value), "isChosen": .flag(value == told),
            "label": .text(row.prefix(3).map { $0.text(.de) }.joined(separator: " · ")),
          ]
        }),
    ]
  }
}
