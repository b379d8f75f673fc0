package import Amounts
import Bookkeeping
package import Funding
import LedgerStore

extension RecordDesk {
  /// A measure with what an entry of one kind may name in it.
  package struct Place {
    package struct Choice {
      package let id: String
      package let title: String
    }

    package let project: String
    package let measure: Choice
    /// Plan lines; empty where the kind names none.
    package let lines: [Choice]
    /// Sources, or awards; empty where the kind names none.
    package let sources: [Choice]
  }

  /// Where an entry of a kind may go, as far as the person may work there. Open to everyone.
  package func places(for kind: BookingKind, in language: Language) throws -> [Place] {
    let ledger = try office.open(.readOnly, for: .look)
    let portfolio = try ledger.reading { try ledger.currentPortfolio() }
    let person = office.actingPerson
    let isPartner = person.map { $0.roles == [.partner] } ?? false
    return portfolio.projects.filter { project in
      person?.projects.isEmpty ?? true || (person?.projects.contains(project.id) ?? false)
    }.flatMap { project in
      project.measures.filter { measure in
        !isPartner || measure.recipient == person?.organisation
          || measure.sources.contains { $0.organisation == person?.organisation }
      }.map { measure in
        let sources =
          kind.namesAward
          ? project.awards(ofMeasure: measure.id).map {
            Place.Choice(id: $0.id, title: $0.funder.name)
          }
          : measure.sources.filter { source in
            source.kind == kind.sourceKind
              && (!isPartner || source.organisation == person?.organisation)
          }.map { Place.Choice(id: $0.id, title: $0.kind.name[language]) }
        return Place(
          project: project.id, measure: .init(id: measure.id, title: measure.title),
          lines: kind.namesLine
            ? measure.lines.filter { $0.inKind == kind.isUnpaid && $0.flatRate == nil }
              .map { Place.Choice(id: $0.id, title: $0.title) } : [],
          sources: sources)
      }
    }
  }

  /// A booking that names measure, line or source by their titles, with their ids; what nothing has
  /// stays as it is, and is refused with all else.
  func named(_ booking: Booking, in portfolio: Portfolio) -> Booking {
    let names = PortfolioNames(portfolio)
    var named = booking
    if let id = try? names.measure(booking.measure) { named.measure = id }
    guard let measure = portfolio.measure(named.measure) else { return named }
    named.line = booking.line.map { (try? names.line($0, of: [measure])) ?? $0 }
    named.source = booking.source.map { (try? names.source($0, of: [measure])) ?? $0 }
    return named
  }

  /// The latest entry of a kind with a payee that stands, as a pattern for the next; nil where
  /// there is none of late, and for whoever may not read.
  package func last(of party: String, _ kind: BookingKind) throws -> Booking? {
    guard office.actingPerson?.roles != [.partner] else { return nil }
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let parties = try Self.parties(ledger, of: kind)
      guard let found = parties.first(where: { $0.name == party }) else { return nil }
      return try ledger.entry(found.last).booking
    }
  }

  /// Everyone who was paid or paid of late, by name, for being offered. Empty for whoever may not
  /// read.
  package func parties() throws -> [String] {
    guard office.actingPerson?.roles != [.partner] else { return [] }
    let ledger = try office.open(.readOnly)
    return try ledger.reading { try Self.parties(ledger).map(\.name).sorted() }
  }

  /// Of so many entries, the last ones, so many names are offered: a form stays small and quick
  /// however long the journal is.
  private static let (looked, offered) = (Int64(50_000), 500)

  private static func parties(
    _ ledger: Ledger, of kind: BookingKind? = nil
  ) throws -> [(name: String, last: Int64)] {
    try ledger.parties(of: kind, after: Int64(ledger.entryCount()) - looked, offered)
  }
}
