import Bookkeeping
import Funding
import LedgerStore
import Messages

// Who sees and decides what is proposed, as far as people work in some projects only.

extension ProposalDesk {
  /// A partner sees the own proposals, whoever works in some projects only also those that could be
  /// carried out there.
  func isSeen(_ proposal: Proposal, _ ledger: Ledger) -> Bool {
    guard let person = office.actingPerson, proposal.personID != person.id else { return true }
    guard person.roles != [.partner] else { return false }
    guard !person.projects.isEmpty else { return true }
    return (try? checkPlace(proposal, ledger)) != nil
  }

  /// The ledger as far as whoever made a proposal works in it: what was named there is looked for
  /// nowhere else when it is carried out.
  func view(of proposal: Proposal, _ ledger: Ledger) throws -> Ledger {
    let projects = try projects(of: proposal, ledger)
    guard !projects.isEmpty else { return ledger.whole }
    return ledger.shown(only: projects)
  }

  /// Those that whoever made it works in; empty: all.
  private func projects(of proposal: Proposal, _ ledger: Ledger) throws -> Set<String> {
    Set(try ledger.people().first { $0.id == proposal.personID }?.projects ?? [])
  }

  /// Whether all that a proposal is about is of projects in which the person who acts works. Of
  /// what can neither be read from it nor be tried nobody knows that.
  /// - Throws: ``Refusal``.
  func checkPlace(_ proposal: Proposal, _ ledger: Ledger) throws {
    guard let person = office.actingPerson, !person.projects.isEmpty else { return }
    let whole = ledger.whole
    let own = try projects(of: proposal, whole)
    let isWithin = !own.isEmpty && own.isSubset(of: person.projects)
    var isKnown = try checkNamed(try Deed(proposal), try view(of: proposal, whole)) || isWithin
    if let booked = try measures(bookedBy: proposal, whole) {
      let portfolio = try whole.currentPortfolio()
      for measure in booked { try office.checkProject(portfolio.project(ofMeasure: measure)?.id) }
      isKnown = isKnown || !booked.isEmpty
    } else {
      do {
        let found = try outlook(proposal, whole)
        isKnown = isKnown || !found.tables.allSatisfy(\.rows.isEmpty)
      } catch let refusal as Refusal where refusal.kind == .permission { throw refusal } catch {}
    }
    if !isKnown { try office.checkAllProjects() }
  }

  /// Where a proposal that is decided booked; nil where nothing is known of that.
  private func measures(bookedBy proposal: Proposal, _ ledger: Ledger) throws -> [String]? {
    guard let batches = proposal.decision?.batches, !batches.isEmpty else { return nil }
    return try batches.flatMap { try measures(ofBatch: $0, ledger) }
  }

  /// The same of what it names.
  /// - Returns: whether it names anything.
  private func checkNamed(_ deed: Deed, _ ledger: Ledger) throws -> Bool {
    // About people it is, and no project's.
    guard deed.act != .grant, deed.act != .fourEyes else { return true }
    let portfolio = try ledger.whole.currentPortfolio()
    var measures: [String] = []
    var entries = deed.entry.map { [$0] } ?? []
    var vouchers: [String] = []
    if let words = deed.booking {
      let booking = try BookingWords.read(words, evidence: [])
      let names = PortfolioNames(portfolio)
      measures += (try? names.measure(booking.measure)).map { [$0] } ?? []
      let books = VoucherBook(ledger, wanted: [])
      if let order = try booking.facts.order.flatMap(books.order) { measures.append(order.measure) }
      vouchers += (booking.facts.forVoucher ?? "").split(separator: "|").map(String.init)
      if booking.kind == .payment, let voucher = booking.voucher { vouchers.append(voucher) }
    }
    for name in deed.entries ?? [] {
      if let number = Int64(name) { entries.append(number) } else { vouchers.append(name) }
    }
    for voucher in vouchers {
      let key = VoucherKey(voucher)
      let named = try VoucherBook(ledger, wanted: [key]).expenses(voucher: key)
        .map(\.booking.measure)
      // Of a voucher of several places the one that is named.
      if !measures.contains(where: named.contains) { measures += named }
      if named.isEmpty, let number = Int64(voucher) { entries.append(number) }
    }
    for number in entries {
      if let record = try? ledger.whole.entry(number) { measures.append(record.booking.measure) }
    }
    if let batch = deed.batch { measures += try self.measures(ofBatch: batch, ledger) }
    for measure in measures { try office.checkProject(portfolio.project(ofMeasure: measure)?.id) }
    let scope = deed.report?.subject.flatMap { try? PortfolioNames(portfolio).scope($0) }
    if let scope { try office.checkScope(scope, in: portfolio) }
    if let award = deed.award { try office.checkScope(.award(award), in: portfolio) }
    return !measures.isEmpty || deed.award != nil || scope != nil
  }

  private func measures(ofBatch batch: Int64, _ ledger: Ledger) throws -> [String] {
    var filter = ListFilter(through: .latest, upTo: Int64(try ledger.entryCount()))
    filter.traits.batch = batch
    return try ledger.kindSums(filter).map(\.measure)
  }
}
