package import Amounts
import Bookkeeping
package import Funding
import LedgerStore
package import Messages

/// Where anybody asks how things stand.
public struct StandingDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// Which part of the ledger a question is about, and as of when.
  package struct Question: Sendable {
    package var project: String?
    package var measure: String?
    /// Nil: today.
    package var asOf: CalendarDate?

    package init(project: String? = nil, measure: String? = nil, asOf: CalendarDate? = nil) {
      (self.project, self.measure, self.asOf) = (project, measure, asOf)
    }
  }

  /// How measures stand.
  package struct Standing {
    package let asOf: CalendarDate
    /// In the order of projects and files.
    package let assessments: [Assessment]
    /// What the answer is made of: all findings, those across measures last.
    package let findings: [Finding]
    package var deadlines: [Deadline] = []
    /// What counts here and is taken back after the day, and what was not looked at.
    package let notes: [Problem]
    /// Rule sets and tables that take the place of shipped ones.
    package let deviations: [String]
  }

  /// Plan, actual, entitlement and shares.
  /// - Throws: ``Refusal`` where there is no such project or measure.
  package func standing(_ question: Question) throws -> Standing {
    let ledger = try office.open(.readOnly)
    return try ledger.reading { try standing(question, ledger, across: Self.mostEntries) }
  }

  /// The same with every finding.
  package func check(_ question: Question) throws -> Standing {
    let ledger = try office.open(.readOnly)
    return try ledger.reading { try standing(question, ledger, across: .max) }
  }

  /// The same with what has to be done by when, the first first.
  /// - Parameter window: only what falls due in this time or is overdue.
  package func deadlines(_ question: Question, within window: Duration?) throws -> Standing {
    let ledger = try office.open(.readOnly)
    var found = try ledger.reading { try standing(question, ledger, across: 0) }
    found.deadlines = try found.assessments.flatMap { try Deadlines.of($0, within: window) }
      .sorted { ($0.due, $0.award) < ($1.due, $1.award) }
    return found
  }

  /// The most entries that are gone through for the light alone: a status is to come at once.
  static let mostEntries = 20_000

  /// Findings across measures. What was claimed twice is told in whatever project the other claim
  /// is, also to whoever does not work there.
  private func across(
    _ portfolio: Portfolio, _ ledger: Ledger, _ asOf: CalendarDate
  ) throws -> [Finding] {
    guard !ledger.isWhole else {
      return try office.crossFindings(ledger, portfolio: portfolio, asOf: asOf)
    }
    let all = ledger.whole
    return try office.crossFindings(
      all, portfolio: try office.filed(all.portfolio(asOf: asOf), by: asOf, all), asOf: asOf)
  }

  /// - Parameter most: findings across measures are looked for among so many entries at most.
  private func standing(
    _ question: Question, _ ledger: Ledger, across most: Int
  ) throws -> Standing {
    let asOf = question.asOf ?? office.act.day
    let portfolio = try office.filed(ledger.portfolio(asOf: asOf), by: asOf, ledger)
    let assessments = try office.assessments(
      ledger, portfolio: portfolio, project: question.project, measure: question.measure,
      asOf: asOf)
    let known = Set(assessments.map(\.settlement.measure.id))
    let isWhole = try most > 0 && ledger.entryCount() <= most
    let across =
      isWhole
      ? try self.across(portfolio, ledger, asOf).filter { known.contains($0.measure) } : []
    let isPast = assessments.contains(where: \.settlement.leavesOutLater)
    let measures = assessments.map(\.settlement.measure.id)
    return Standing(
      asOf: asOf, assessments: assessments.map { $0.weighed(with: across) },
      findings: assessments.flatMap(\.findings) + across,
      notes: (isPast ? try ReversalHalves.notes(after: asOf, of: measures, ledger) : [])
        + (isWhole || most == 0 ? [] : [Problem("office.ACROSS_LEFT_OUT", ["most": most])]),
      deviations: office.deviations(assessments.flatMap { $0.settlement.awards.map(\.rules) }))
  }
}
