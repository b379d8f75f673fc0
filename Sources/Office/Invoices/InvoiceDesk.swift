package import Amounts
import Bookkeeping
import Foundation
package import Funding
package import Interchange
import LedgerStore
import Messages

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
    /// Why the ledger would not take it; of a dry run.
    package var refused: InputProblems?
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

  /// - Throws: where one of `files` cannot be read.
  package func findAll(_ files: [String]) throws(InputProblems) {
    for file in files { _ = try InputBytes(path: office.absolute(file), file: file) }
  }

  /// Looks why files that somebody takes for invoices are none.
  /// - Throws: the reason of the first that has one.
  package func explain(_ files: [String]) throws(InputProblems) {
    for file in files {
      try EInvoiceFile.explain(try InputBytes(path: office.absolute(file), file: file))
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

  /// Books an invoice with its file as evidence; one that is booked is left.
  /// - Parameters:
  ///   - assignment: what a person says of it.
  ///   - again: it is meant, whatever is booked already.
  ///   - meant: what somebody says yes to.
  ///   - told: what is told with the answer instead of being asked.
  ///   - dryRun: tells what would happen; what must be answered stands in the proposal.
  /// - Throws: ``Refusal`` where something must be answered first, ``InputProblems`` where the
  ///   ledger does not take it, and as ``RecordDesk/record(_:_:)``.
  package func book(
    _ invoice: EInvoice, _ assignment: Assignment? = nil, again: Bool = false,
    meant: Set<Slip.Kind> = [], told: Set<Slip.Kind> = [], dryRun: Bool = false
  ) throws -> (proposal: Proposal, recorded: RecordDesk.Recorded?) {
    let ledger = try office.open(.readOnly)
    var proposal = try ledger.reading { try propose(invoice, assignment, again, ledger) }
    if proposal.known != nil { return (proposal, nil) }
    if let question = proposal.question {
      guard dryRun else { throw question }
      return (proposal, nil)
    }
    var terms = RecordDesk.Terms(dryRun: dryRun)
    terms.evidenceOf = invoice.file
    // What seems to be booked was asked above.
    terms.meant = meant.union([.repeated])
    terms.told = told
    do {
      return (proposal, try RecordDesk(office).record(proposal.booking, terms))
    } catch let refused as BookingRefused {
      let problems = InputProblems(
        problems: refused.faults.map {
          InputProblem(place: SourcePosition(file: invoice.file), fault: .booking($0))
        })
      guard dryRun else { throw problems }
      proposal.refused = problems
      return (proposal, nil)
    }
  }

  // MARK: The booking

  private func propose(
    _ invoice: EInvoice, _ assignment: Assignment?, _ again: Bool, _ ledger: Ledger
  ) throws -> Proposal {
    // All at once: the journal is gone through for them together.
    let books = VoucherBook(
      ledger, wanted: Set((invoice.preceding + [invoice.number]).map(VoucherKey.init)))
    var proposal = Proposal(invoice: invoice, booking: booking(invoice))
    try recall(&proposal, again, ledger)
    if proposal.known != nil { return proposal }
    if invoice.lowers {
      lower(&proposal, assignment)
    } else {
      let line = try lines(of: invoice.seller, ledger)
      try place(&proposal, assignment, books, line.last)
      try follow(&proposal, again, books, line.standing)
    }
    if let tax = invoice.buyerTax { proposal.notes.append(Self.buyerOwes(tax)) }
    if !again, proposal.question == nil {
      proposal.question = try twin(of: proposal, books).map { Self.isBooked(invoice, by: $0) }
    }
    return proposal
  }

  /// What the invoice itself says.
  private func booking(_ invoice: EInvoice) -> Booking {
    let items = invoice.items.filter { !$0.isEmpty }
    let purpose = items.isEmpty ? invoice.kind.name.de : items.joined(separator: ", ")
    return Booking(
      date: invoice.date, kind: invoice.lowers ? .creditNote : .expense, measure: "",
      amount: invoice.owed.magnitude, vat: invoice.vat.isZero ? nil : invoice.vat.magnitude,
      voucher: invoice.number, voucherDate: invoice.date, counterparty: invoice.seller,
      purpose: purpose.count > 120 ? purpose.prefix(119) + "…" : purpose,
      evidence: [(invoice.file as NSString).lastPathComponent],
      // Those of a credit note are those of its voucher.
      facts: invoice.lowers
        ? .none
        : BookingFacts(
          serviceFrom: invoice.serviceFrom ?? invoice.deliveredOn,
          serviceTo: invoice.serviceTo ?? invoice.deliveredOn ?? invoice.serviceFrom,
          discountOffered: invoice.bestDiscount,
          forVoucher: invoice.preceding.isEmpty ? nil : invoice.preceding.joined(separator: "|"),
          // A day that has passed when the invoice is written is a slip of its program.
          dueOn: invoice.due.flatMap { $0 < invoice.date ? nil : $0 }))
  }

  /// Gives the booking the reference that an invoice has in whatever form it comes, and looks what
  /// is booked under it.
  private func recall(_ proposal: inout Proposal, _ again: Bool, _ ledger: Ledger) throws {
    let invoice = proposal.invoice
    let key = [
      invoice.kind.rawValue, invoice.seller.lowercased(), invoice.number, invoice.date.isoText,
    ]
    let digest = Digest256(of: Array(key.joined(separator: "\n").utf8))
    let reference = "invoice:" + digest.hexText.prefix(40)
    let found = try ledger.entries(references: [reference])[reference] ?? []
    proposal.booking.reference = found.isEmpty ? reference : reference + "#\(found.count + 1)"
    guard let last = found.last else { return }
    guard let standing = found.last(where: { $0.reversedBy == nil }) else {
      if !again {
        proposal.question = Self.wasReversed(invoice, last.number, by: last.reversedBy ?? 0)
      }
      return
    }
    // A credit note may stand in several entries.
    let parts = found.filter {
      $0.reversedBy == nil && $0.booking.kind == standing.booking.kind
    }
    let total =
      try standing.booking.facts.voucherTotal ?? parts.map(\.booking.amount).sum()
    // The same invoice is one, whatever somebody says.
    if total == invoice.owed.magnitude {
      proposal.known = standing.number
    } else if !again {
      proposal.question = Self.isBookedOtherwise(invoice, by: standing.number, total)
    }
  }

  /// A credit note takes its place from the voucher that it lowers.
  private func lower(_ proposal: inout Proposal, _ assignment: Assignment?) {
    if case .expense = assignment {
      proposal.question = Self.isOfOtherKind(proposal.invoice)
      return
    }
    let told: String? = if case .creditNote(let voucher) = assignment { voucher } else { nil }
    let named = Set(proposal.invoice.preceding)
    guard let voucher = told ?? (named.count == 1 ? named.first : nil) else {
      proposal.question = Self.creditNoteAlone(proposal.invoice)
      return
    }
    proposal.booking.facts.forVoucher = voucher
    proposal.origin = .voucher(voucher)
  }

  private func place(
    _ proposal: inout Proposal, _ assignment: Assignment?, _ books: VoucherBook,
    _ last: EntryLine?
  ) throws {
    let invoice = proposal.invoice
    let order = try invoice.order.flatMap { try books.order($0) }
    proposal.booking.facts.order = order?.id
    if case .creditNote = assignment {
      proposal.question = Self.isOfOtherKind(invoice)
    } else if case .expense(let measure, let line) = assignment {
      (proposal.booking.measure, proposal.booking.line) = (measure, line)
      proposal.origin = .told
    } else if let order {
      (proposal.booking.measure, proposal.booking.line) = (order.measure, order.line)
      proposal.origin = .order(order.id)
    } else if let last {
      (proposal.booking.measure, proposal.booking.line) = (last.measure, last.line)
      proposal.origin = .lastBooking(last.number)
    } else {
      proposal.question = proposal.question ?? Self.placeMissing(invoice)
    }
  }

  /// The expenses of a payee that stand, and the last of all: also one that was taken back tells
  /// what its payee is paid for.
  private func lines(
    of payee: String, _ ledger: Ledger
  ) throws -> (standing: [EntryLine], last: EntryLine?) {
    let key = PayeeKey(payee)
    var standing: [EntryLine] = []
    var last: EntryLine?
    let filter = ListFilter(through: CalendarDate(days: .max), upTo: .max)
    try ledger.entryLines(filter, 0..<Int.max) { line in
      guard line.kind == .expense, line.reverses == nil, let name = line.counterparty,
        PayeeKey(name) == key
      else { return }
      last = line
      if line.reversedBy == nil { standing.append(line) }
    }
    return (standing, standing.last ?? last)
  }

  /// What an invoice means that names earlier ones, or of which a part is paid: a correction takes
  /// the place of what it corrects; a final invoice tells again what the partial ones took, and
  /// only the rest is new.
  private func follow(
    _ proposal: inout Proposal, _ again: Bool, _ books: VoucherBook, _ others: [EntryLine]
  ) throws {
    let invoice = proposal.invoice
    guard !again else { return }
    var earlier = try earlier(invoice.preceding, of: invoice, books)
    if invoice.kind == .corrected {
      if !earlier.isEmpty {
        proposal.question = proposal.question ?? Self.corrects(invoice, earlier)
      } else if let number = invoice.preceding.first {
        proposal.notes.append(Self.correctsNothing(number))
      } else if !others.isEmpty {
        let known = others.suffix(5).map {
          Earlier(number: $0.number, date: $0.voucherDate, amount: $0.amount)
        }
        proposal.question = proposal.question ?? Self.correctsUnnamed(invoice, known)
      }
      return
    }
    let prepaid = invoice.prepaid ?? .zero
    let missing = try invoice.preceding.filter {
      try self.earlier([$0], of: invoice, books).isEmpty
    }
    if invoice.isFinal, !missing.isEmpty {
      proposal.question = proposal.question ?? Self.partMissing(invoice, missing)
      return
    }
    if earlier.isEmpty, !prepaid.isZero {
      let known = others.map { Earlier(number: $0.number, date: $0.voucherDate, amount: $0.amount) }
      if let one = known.last(where: { $0.amount == prepaid }) {
        earlier = [one]
      } else if try known.map(\.amount).sum() == prepaid {
        earlier = known
      } else {
        if !known.isEmpty {
          proposal.question = proposal.question ?? Self.prepaidUnclear(invoice, prepaid, known)
        }
        proposal.notes.append(Self.wasPrepaid(prepaid))
        return
      }
    }
    guard !earlier.isEmpty, invoice.isFinal || !prepaid.isZero else { return }
    if prepaid.isZero {
      proposal.question = proposal.question ?? Self.finalUnclear(invoice, earlier)
      return
    }
    let booked = try earlier.map(\.amount).sum()
    let rest = try invoice.owed - booked
    guard rest > .zero else {
      proposal.question = proposal.question ?? Self.nothingLeft(invoice, earlier, booked)
      return
    }
    proposal.booking.amount = rest
    proposal.booking.facts.voucherTotal = invoice.owed
    let share = Rational(invoice.vat.cents) * Rational(rest.cents) / Rational(invoice.owed.cents)
    proposal.booking.vat = invoice.vat.isZero ? nil : try Money(rounding: share, .halfUp)
    proposal.notes.append(Self.onlyTheRest(invoice, earlier, booked, rest))
    let unpaid = try unpaid(earlier, books)
    if !unpaid.isEmpty { proposal.notes.append(try Self.advancesOpen(prepaid, unpaid)) }
  }

  /// An earlier booking that an invoice names.
  struct Earlier {
    let number: Int64
    let date: CalendarDate?
    /// Less its credit notes, cents.
    let amount: Money
  }

  /// What is open here of invoices that count as paid in a later one.
  private func unpaid(_ earlier: [Earlier], _ books: VoucherBook) throws -> [OpenExpense] {
    try earlier.compactMap { try books.entry(number: $0.number) }.map { record in
      try OpenExpense(record, settledBy: books.settlements(of: record.number))
    }.filter { $0.left > .zero }
  }

  private func earlier(
    _ numbers: [String], of invoice: EInvoice, _ books: VoucherBook
  ) throws -> [Earlier] {
    try numbers.flatMap { number in
      try books.expenses(voucher: VoucherKey(number)).filter {
        $0.booking.counterparty.map(PayeeKey.init) == PayeeKey(invoice.seller)
          && ($0.booking.voucherDate ?? $0.booking.date) <= invoice.date
      }
    }.map { record in
      let lowered = try books.settlements(of: record.number).filter {
        $0.booking.kind == .creditNote && $0.reversedBy == nil
      }
      return Earlier(
        number: record.number, date: record.booking.voucherDate,
        amount: try record.booking.amount - lowered.map(\.booking.amount).sum())
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
  /// Whether it tells again what partial invoices took.
  var isFinal: Bool { kind == .finalConstruction || kind == .partialFinalConstruction }

  /// Whether it takes back money instead of asking for it.
  package var lowers: Bool { kind == .creditNote || gross.isNegative }
}
