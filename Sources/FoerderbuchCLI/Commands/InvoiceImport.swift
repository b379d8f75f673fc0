import Amounts
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What `import` does with electronic invoices: each becomes a booking with its file as evidence.
struct InvoiceImport {
  let session: Session
  let files: [String]
  let assign: [String]
  let again: RepeatRules
  let meant: Set<Slip.Kind>
  let dryRun: Bool

  /// Takes over where the files are invoices.
  /// - Parameter others: options that were given and mean nothing for invoices.
  /// - Returns: false for anything else.
  func run(others: [String]) throws -> Bool {
    let desk = InvoiceDesk(session.office)
    let invoices = desk.invoices(among: files)
    guard let first = invoices.first else {
      if !assign.isEmpty { try desk.findAll(files) }
      // Without the number of a line only invoices are assigned.
      if assign.contains(where: { !$0.contains("=") && Self.assignment($0) != nil }) {
        try desk.explain(files)
      }
      return false
    }
    if let other = files.first(where: { !invoices.contains($0) }) {
      try desk.findAll([other])
      throw CommandFailure(
        64,
        Problem(
          "program.USAGE.mixedInvoice", ["file": Fact.whole(other), "invoice": Fact.whole(first)]))
    }
    guard others.isEmpty else {
      let list = others.joined(separator: ", ")
      throw CommandFailure(
        64,
        Problem(
          "program.USAGE.forOthers", ["invoice": Fact.whole(first), "options": Fact.whole(list)]))
    }
    let assignments = try assignments()
    let read = try desk.read(all: invoices)
    var views: [InvoiceView] = []
    var waiting: [Proposed] = []
    for (index, invoice) in read.enumerated() {
      let number = index + 1
      let isMeant = again.rule(for: number) == .posted
      var view: InvoiceView
      do {
        view = try book(invoice, assignments[number], desk, again: isMeant)
      } catch let proposed as Proposed {
        waiting.append(proposed)
        if !session.json {
          session.print(proposed.problem.text(session.language, atTerminal: true))
        }
        continue
      } catch {
        throw AlreadyBooked.adding(
          views.map { ($0.proposal.invoice.file, $0.recorded?.entries) }, to: error)
      }
      view.number = number
      views.append(view)
      if !session.json { session.print(view.text(session.language)) }
    }
    if session.json {
      session.console.out(
        JSONValue.members([
          ("dryRun", .bool(dryRun)),
          ("invoices", .array(views.map { $0.json(session.language) })),
          ("proposals", waiting.isEmpty ? nil : .array(waiting.map(\.json))),
        ]).prettyText)
    }
    // What the ledger would not take, or what is to be answered first, was shown.
    if views.contains(where: { $0.proposal.refused != nil || $0.isAsked }) {
      throw NegativeAnswer(exitCode: 65)
    }
    return true
  }

  /// Books an invoice; what it is for is asked on a terminal where it does not say it.
  private func book(
    _ invoice: EInvoice, _ assignment: InvoiceDesk.Assignment?, _ desk: InvoiceDesk, again: Bool
  ) throws -> InvoiceView {
    do {
      let booked = try session.asking(meant) { meant, told in
        try desk.book(
          invoice, assignment, again: again, meant: meant, told: told, dryRun: dryRun)
      }
      return InvoiceView(proposal: booked.proposal, recorded: booked.recorded)
    } catch let refusal as Refusal {
      guard assignment == nil, !session.json, let read = session.console.answer,
        ["INVOICE_PLACE_MISSING", "CREDIT_NOTE_ALONE"].contains(refusal.code)
      else { throw refusal }
      session.console.tell(refusal.problem.found.text(session.language) + "\n")
      let questions = RecordQuestions(session: session, read: read)
      if invoice.lowers {
        let voucher = try questions.loweredVoucher()
        return try book(invoice, .creditNote(for: voucher), desk, again: again)
      }
      let place = try questions.place(for: .expense)
      guard let measure = place.measure, let line = place.line else { throw refusal }
      return try book(invoice, .expense(measure: measure, line: line), desk, again: again)
    }
  }

  /// `2=expense:TEILVORHABEN:POSITION`, `2=credit-note:BELEG-NR`; without a number where there is
  /// one file.
  private func assignments() throws -> [Int: InvoiceDesk.Assignment] {
    var found: [Int: InvoiceDesk.Assignment] = [:]
    for text in assign {
      let sides = text.split(separator: "=", maxSplits: 1)
      let number = sides.count == 2 ? Int(sides[0]) : files.count == 1 ? 1 : nil
      guard let number, (1...files.count).contains(number),
        let assignment = Self.assignment(String(sides.last ?? "")),
        found.updateValue(assignment, forKey: number) == nil
      else {
        throw CommandFailure(
          64, Problem("program.USAGE.invoiceAssignment", ["text": text, "count": files.count]))
      }
    }
    return found
  }

  private static func assignment(_ text: String) -> InvoiceDesk.Assignment? {
    let words = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return nil }
    let target = words[1]
    switch words[0].lowercased() {
    case "expense", "ausgabe":
      let places = target.split(separator: ":").map(String.init)
      return places.count == 2 ? .expense(measure: places[0], line: places[1]) : nil
    case "credit-note", "gutschrift": return target.isEmpty ? nil : .creditNote(for: target)
    default: return nil
    }
  }
}
