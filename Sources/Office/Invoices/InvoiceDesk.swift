package import Amounts
import Bookkeeping
import Foundation
package import Funding
package import Interchange
import LedgerStore

/// Where electronic invoices (E-Rechnungen) become bookings.
///
/// What the invoice says is taken from it: payee, number, days, amounts, service, discount. What it
/// cannot know, the measure and the plan line, comes from the order that it names, else from the
/// last booking of the same payee, else it is asked for. The file itself is the evidence.
package struct InvoiceDesk: Sendable {
  let office: GrantOffice

  package init(_ office: GrantOffice) { self.office = office }

  /// What a person says of an invoice.
  package enum Assignment: Hashable, Sendable {
    case expense(measure: String, line: String)
    /// Holds the number of the voucher that is lowered.
    case creditNote(for: String)
  }

  /// From where a booking has its place.
  package enum Origin: Hashable, Sendable {
    case told
    case order(String)
    /// Holds the number of the entry.
    case lastBooking(Int64)
    /// A credit note: from the voucher that it lowers.
    case voucher(String)
  }

  package struct Proposal {
    package let invoice: EInvoice
    package var booking: Booking
    /// Nil where the measure is asked for.
    package var origin: Origin?
    /// The entry by which it is booked already.
    package var known: Int64?
    /// What must be answered before it can be booked.
    package var question: Refusal?
    /// What to know besides.
    package var notes: [LocalizedText] = []
  }

  /// The files among `files` that are invoices.
  package func invoices(among files: [String]) -> [String] {
    files.filter { file in
      (try? InputBytes(path: office.absolute(file), file: file)).map(EInvoiceFile.recognises)
        ?? false
    }
  }

  /// Reads invoices.
  /// - Throws: all that is wrong with any of them.
  package func read(all files: [String]) throws(InputProblems) -> [EInvoice] {
    var invoices: [EInvoice] = []
    var problems: [InputProblem] = []
    for file in files {
      do throws(InputProblems) {
        invoices.append(
          try EInvoiceFile.read(try InputBytes(path: office.absolute(file), file: file)))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw InputProblems(problems: problems) }
    return invoices
  }

  /// What an invoice would be booked as; nothing is written.
  /// - Parameters:
  ///   - assignment: what a person says of it.
  ///   - again: it is meant although its voucher seems to be booked.
  package func propose(
    _ invoice: EInvoice, _ assignment: Assignment? = nil, again: Bool = false
  ) throws -> Proposal {
    let ledger = try office.open(.readOnly)
    return try ledger.reading { try propose(invoice, assignment, again, ledger) }
  }

  /// Books an invoice with its file as evidence; one that is booked is left.
  /// - Throws: ``Refusal`` where something must be answered first, and as
  ///   ``RecordDesk/record(_:_:)``.
  package func book(
    _ invoice: EInvoice, _ assignment: Assignment? = nil, again: Bool = false
  ) throws -> (proposal: Proposal, recorded: RecordDesk.Recorded?) {
    let proposal = try propose(invoice, assignment, again: again)
    if proposal.known != nil { return (proposal, nil) }
    if let question = proposal.question { throw question }
    var terms = RecordDesk.Terms()
    terms.evidenceOf = invoice.file
    return (proposal, try RecordDesk(office).record(proposal.booking, terms))
  }

  // MARK: The booking

  private func propose(
    _ invoice: EInvoice, _ assignment: Assignment?, _ again: Bool, _ ledger: Ledger
  ) throws -> Proposal {
    let books = VoucherBook(ledger, wanted: [])
    var proposal = Proposal(invoice: invoice, booking: booking(invoice))
    let reference = try booked(invoice, ledger)
    proposal.booking.reference = reference.text
    proposal.known = reference.entry
    if proposal.known != nil { return proposal }
    if invoice.lowers {
      lower(&proposal, assignment)
    } else {
      try place(&proposal, assignment, books, ledger)
      try follow(&proposal, books)
    }
    if !again, let entry = try twin(of: proposal, books) {
      proposal.question = proposal.question ?? Self.isBooked(invoice, by: entry)
    }
    return proposal
  }

  /// What the invoice itself says.
  private func booking(_ invoice: EInvoice) -> Booking {
    let items = invoice.items.filter { !$0.isEmpty }
    let purpose = items.isEmpty ? invoice.kind.name.de : items.joined(separator: ", ")
    return Booking(
      date: invoice.date, kind: invoice.lowers ? .creditNote : .expense, measure: "",
      amount: invoice.gross.magnitude, vat: invoice.vat.isZero ? nil : invoice.vat.magnitude,
      voucher: invoice.number, voucherDate: invoice.date, counterparty: invoice.seller,
      purpose: purpose.count > 120 ? purpose.prefix(119) + "…" : purpose,
      evidence: [(invoice.file as NSString).lastPathComponent],
      // Those of a credit note are those of its voucher.
      facts: invoice.lowers
        ? .none
        : BookingFacts(
          serviceFrom: invoice.serviceFrom ?? invoice.deliveredOn,
          serviceTo: invoice.serviceTo ?? invoice.deliveredOn ?? invoice.serviceFrom,
          discountOffered: invoice.bestDiscount))
  }

  /// The reference that an invoice has in whatever form it comes, and the entry booked under it.
  private func booked(
    _ invoice: EInvoice, _ ledger: Ledger
  ) throws -> (text: String, entry: Int64?) {
    let key = [
      invoice.kind.rawValue, invoice.seller.lowercased(), invoice.number, invoice.date.isoText,
    ]
    let digest = Digest256(of: Array(key.joined(separator: "\n").utf8))
    let reference = "invoice:" + digest.hexText.prefix(40)
    let found = try ledger.entries(references: [reference])[reference] ?? []
    let standing = found.last { $0.reversedBy == nil }
    // After a reversal the reference is free under a further number.
    let isFree = found.isEmpty || standing != nil
    return (isFree ? reference : reference + "#\(found.count + 1)", standing?.number)
  }

  /// A credit note takes its place from the voucher that it lowers.
  private func lower(_ proposal: inout Proposal, _ assignment: Assignment?) {
    let told: String? = if case .creditNote(let voucher) = assignment { voucher } else { nil }
    guard let voucher = told ?? proposal.invoice.preceding.first else {
      proposal.question = Self.creditNoteAlone(proposal.invoice)
      return
    }
    proposal.booking.facts.forVoucher = voucher
    proposal.origin = .voucher(voucher)
  }

  private func place(
    _ proposal: inout Proposal, _ assignment: Assignment?, _ books: VoucherBook, _ ledger: Ledger
  ) throws {
    let invoice = proposal.invoice
    let order = try invoice.order.flatMap { try books.order($0) }
    proposal.booking.facts.order = order?.id
    if case .expense(let measure, let line) = assignment {
      (proposal.booking.measure, proposal.booking.line) = (measure, line)
      proposal.origin = .told
    } else if let order {
      (proposal.booking.measure, proposal.booking.line) = (order.measure, order.line)
      proposal.origin = .order(order.id)
    } else if let last = try lastBooking(of: invoice.seller, ledger) {
      (proposal.booking.measure, proposal.booking.line) = (last.measure, last.line)
      proposal.origin = .lastBooking(last.number)
    } else {
      proposal.question = Self.placeMissing(invoice)
    }
  }

  /// The last expense that stands of the same payee.
  private func lastBooking(of payee: String, _ ledger: Ledger) throws -> EntryLine? {
    let key = PayeeKey(payee)
    var last: EntryLine?
    let filter = ListFilter(through: CalendarDate(days: .max), upTo: .max)
    try ledger.entryLines(filter, 0..<Int.max) { line in
      guard line.kind == .expense, line.reverses == nil, line.reversedBy == nil,
        let name = line.counterparty, PayeeKey(name) == key
      else { return }
      last = line
    }
    return last
  }

  /// What an invoice means that names earlier ones: a correction takes the place of what it
  /// corrects; a final invoice tells again what the partial ones took, and only the rest is new.
  private func follow(_ proposal: inout Proposal, _ books: VoucherBook) throws {
    let invoice = proposal.invoice
    let earlier = try invoice.preceding.flatMap { number in
      try books.expenses(voucher: VoucherKey(number)).filter {
        $0.booking.counterparty.map(PayeeKey.init) == PayeeKey(invoice.seller)
      }
    }
    if invoice.kind == .corrected, let first = earlier.first {
      proposal.question = proposal.question ?? Self.corrects(invoice, first.number)
    } else if let prepaid = invoice.prepaid, !prepaid.isZero {
      if earlier.isEmpty {
        proposal.notes.append(Self.wasPrepaid(prepaid))
        return
      }
      let rest = Rational(invoice.vat.cents) * Rational(invoice.payable.cents)
      proposal.booking.amount = invoice.payable
      proposal.booking.vat =
        invoice.vat.isZero
        ? nil : try Money(rounding: rest / Rational(invoice.gross.cents), .halfUp)
      proposal.notes.append(Self.onlyTheRest(invoice, earlier.map(\.number)))
      if invoice.payable <= .zero {
        proposal.question = proposal.question ?? Self.nothingLeft(invoice)
      }
    }
  }

  /// An entry by which the same voucher is booked that came in another way.
  private func twin(of proposal: Proposal, _ books: VoucherBook) throws -> Int64? {
    let invoice = proposal.invoice
    guard !invoice.lowers else { return nil }
    return try books.expenses(voucher: VoucherKey(invoice.number)).first {
      $0.booking.counterparty.map(PayeeKey.init) == PayeeKey(invoice.seller)
        && ($0.booking.voucherDate ?? invoice.date) == invoice.date
    }?.number
  }
}

extension EInvoice {
  /// Whether it takes back money instead of asking for it.
  var lowers: Bool { kind == .creditNote || gross.isNegative }
}
