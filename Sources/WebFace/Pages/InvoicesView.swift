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
    let invoices = try desk.read(all: files)
    func book(
      _ index: Int, dryRun: Bool
    ) throws -> (proposal: InvoiceDesk.Proposal, recorded: RecordDesk.Recorded?) {
      let place = visit.form["place-\(index)"]?.split(separator: "\u{1F}", maxSplits: 1) ?? []
      return try desk.book(
        invoices[index],
        place.count == 2
          ? .expense(measure: String(place[0]), line: String(place[1]))
          : visit.form["credit-\(index)"].map { .creditNote(for: $0) },
        again: visit.form["meant-\(index)"] != nil, told: Set(Slip.Kind.allCases), dryRun: dryRun)
    }
    var outcome = ImportPage.Outcome()
    let looks = try invoices.indices.map { try book($0, dryRun: true) }
    let isOpen = looks.contains { $0.proposal.question != nil || $0.proposal.refused != nil }
    // What is asked of a line is told before it is booked there.
    let isLooked = invoices.indices.allSatisfy {
      visit.form["looked-\($0)"] == said(of: $0, visit.form)
    }
    if isBooking, !isOpen, isLooked {
      for index in invoices.indices {
        do {
          guard let numbers = try book(index, dryRun: false).recorded?.entries else { continue }
          outcome.booked = (outcome.booked?.lowerBound ?? numbers.lowerBound)...numbers.upperBound
        } catch let proposed as Proposed { outcome.proposed.append(proposed.number) }
      }
      return outcome
    }
    if isBooking {
      outcome.complaints = [
        Complaint(text: Problem("web.INVOICES_FIRST").text(visit.language))
      ]
    }
    let lines = try LookupDesk(visit.office).list(.lines).rows
    outcome.invoices = [
      "all": .list(
        looks.enumerated().map { index, look in
          view(look.proposal, look.recorded?.slips ?? [], index, lines, visit.form)
        })
    ]
    return outcome
  }

  /// What a person says of an invoice, where anything.
  private static func said(of index: Int, _ form: Fields) -> String? {
    form["place-\(index)"] ?? form["credit-\(index)"]
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
      "looked": .text(
        said(of: index, form)
          ?? (booking.kind == .creditNote
            ? booking.facts.forVoucher ?? "" : booking.measure.isEmpty ? "" : told)),
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
