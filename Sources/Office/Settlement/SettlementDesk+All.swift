public import Amounts
import Funding
import LedgerStore
import Messages

extension SettlementDesk {
  /// What may be drawn of every award that is there on `day`, by the same figures as
  /// ``drawdown(_:on:due:)``.
  /// - Throws: ``LedgerError``, ``AmountError/beyondLimit``.
  public func drawdowns(on day: CalendarDate) throws -> LookupTable {
    var table = LookupTable(
      "drawdowns", "Abrufe", "Drawdowns",
      [
        .init("award", "Bescheid", "Award"), .init("project", "Vorhaben", "Project", rank: 2),
        .init("measure", "Teilvorhaben", "Measure", rank: 3),
        .init("drawn", "abgerufen €", "Drawn €", rank: 1),
        .init("maximum", "höchstens €", "At most €"),
        .init("careful", "bei strenger Lesart €", "By the stricter text €"),
        .init("unread", "ungelesener Text", "Unread text", rank: 2),
        .init("useBy", "zu verwenden bis", "To be used by", rank: 1),
      ])
    let ledger = try office.open(.readOnly)
    try ledger.reading {
      let portfolio = try ledger.portfolio(asOf: day)
      for project in portfolio.projects {
        for award in project.awards where award.awardedOn <= day {
          let answer = try drawable(award.id, on: day, due: [], ledger, portfolio)
          let found = answer.drawdown
          table.rows.append(
            table.line([
              "award": .text(award.id), "project": .text(project.id),
              "measure": .text(award.measure), "drawn": .money(found.drawn),
              "maximum": .money(found.maximum),
              "careful": answer.careful.map(\.amount).min().map { .money($0) } ?? .none,
              "unread": answer.unread.isEmpty
                ? .none : .word("unread", LocalizedText(de: "ja", en: "yes")),
              "useBy": found.maximum > .zero ? .day(found.useBy) : .none,
            ]))
        }
      }
    }
    try table.addTotal(of: "drawn", "maximum", label: "award")
    return table
  }

  /// The interest that every award may cost up to `day`, as ``interest(_:on:effective:)`` has it.
  /// Of awards whose interest runs past the base rates that are known it is told why there is none.
  /// - Throws: ``LedgerError``, ``AmountError/beyondLimit``.
  public func exposures(on day: CalendarDate) throws -> LookupTable {
    var table = LookupTable(
      "exposures", "Mögliche Zinsen", "Interest exposure",
      [
        .init("award", "Bescheid", "Award"), .init("measure", "Teilvorhaben", "Measure", rank: 2),
        .init("lateUse", "späte Verwendung €", "Late use €", rank: 1),
        .init("repayment", "Rückzahlung €", "Repayment €", rank: 1),
        .init("total", "Zinsen €", "Interest €"), .init("booked", "gebucht €", "Booked €"),
      ])
    let ledger = try office.open(.readOnly)
    try ledger.reading {
      let portfolio = try ledger.portfolio(asOf: day)
      for assessment in try office.assessments(ledger, portfolio: portfolio, asOf: day) {
        for settled in assessment.settlement.awards {
          let found: InterestExposure
          do {
            found = try exposure(settled, assessment, on: day)
          } catch let error as InterestError {
            table.rows.append(
              table.line([
                "award": .text(settled.award.id), "measure": .text(settled.award.measure),
                "total": .word(
                  error.problem.key,
                  LocalizedText(
                    de: error.problem.text(.de), en: error.problem.text(.en))),
              ]))
            continue
          }
          table.rows.append(
            table.line([
              "award": .text(settled.award.id), "measure": .text(settled.award.measure),
              "lateUse": .money(found.lateUse.total), "repayment": .money(found.repayment.total),
              "total": .money(found.total), "booked": .money(found.booked),
            ]))
        }
      }
    }
    try table.addTotal(of: "lateUse", "repayment", "total", "booked", label: "award")
    return table
  }
}
