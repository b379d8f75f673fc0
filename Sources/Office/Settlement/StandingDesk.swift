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
    package var findings: [Finding] = []
    package var deadlines: [Deadline] = []
    /// What counts here and is taken back after the day.
    package let notes: [Problem]
    /// Rule sets and tables that take the place of shipped ones.
    package let deviations: [String]
  }

  /// Plan, actual, entitlement and shares.
  /// - Throws: ``Refusal`` where there is no such project or measure.
  package func standing(_ question: Question) throws -> Standing {
    let ledger = try office.open(.readOnly)
    return try ledger.reading { try standing(question, ledger) }
  }

  /// The same with every finding.
  package func check(_ question: Question) throws -> Standing {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      var found = try standing(question, ledger)
      let measures = Set(found.assessments.map(\.settlement.measure.id))
      let portfolio = try ledger.portfolio(asOf: found.asOf)
      found.findings =
        try found.assessments.flatMap(\.findings)
        + office.crossFindings(ledger, portfolio: portfolio, asOf: found.asOf).filter {
          measures.contains($0.measure)
        }
      return found
    }
  }

  /// The same with what has to be done by when, the first first.
  /// - Parameter window: only what falls due in this time or is overdue.
  package func deadlines(_ question: Question, within window: Duration?) throws -> Standing {
    var found = try standing(question)
    found.deadlines = try found.assessments.flatMap { try Deadlines.of($0, within: window) }
      .sorted { ($0.due, $0.award) < ($1.due, $1.award) }
    return found
  }

  private func standing(_ question: Question, _ ledger: Ledger) throws -> Standing {
    let asOf = question.asOf ?? office.act.day
    let assessments = try office.assessments(
      ledger, portfolio: try ledger.portfolio(asOf: asOf), project: question.project,
      measure: question.measure, asOf: asOf)
    let isPast = assessments.contains(where: \.settlement.leavesOutLater)
    let measures = assessments.map(\.settlement.measure.id)
    return Standing(
      asOf: asOf, assessments: assessments,
      notes: isPast ? try ReversalHalves.notes(after: asOf, of: measures, ledger) : [],
      deviations: office.deviations(assessments.flatMap { $0.settlement.awards.map(\.rules) }))
  }
}
