import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// The bars of a measure; each figure stands beside its bar.
enum MeasureCharts {
  static func all(_ assessment: Assessment, on day: CalendarDate) -> [BarChart] {
    [lines(assessment), financing(assessment), shares(assessment), time(assessment, on: day)]
      .filter { !$0.bars.isEmpty }
  }

  /// Spent, unpaid and ordered against the plan of each line; the whole bar is the larger of both.
  private static func lines(_ assessment: Assessment) -> BarChart {
    var chart = BarChart(caption: "Plan und Ist je Position (Strich: Plan)")
    chart.tones = [
      ("bezahlt", BarChart.tone(0)), ("offen", BarChart.tone(2)), ("bestellt", BarChart.tone(4)),
      ("über Plan", "over"),
    ]
    chart.bars = assessment.settlement.recognition.lines.map { line in
      let bound = assessment.commitments[line.line.id]
      let parts = [line.actual, bound?.open, bound?.ordered].enumerated().map {
        (cents: $1?.cents ?? 0, tone: BarChart.tone(2 * $0))
      }
      let planned = line.line.planned.cents
      let whole = max(planned, parts.reduce(0) { $0 + max(0, $1.cents) })
      return BarChart.Bar(
        label: "\(line.line.id) \(line.line.title)",
        value: line.actual.text(.de) + " von " + line.line.planned.text(.de),
        segments: BarChart.segments(parts, of: whole, limit: planned),
        mark: BarChart.thousandths(planned, of: whole))
    }
    return chart
  }

  private static func financing(_ assessment: Assessment) -> BarChart {
    let settlement = assessment.settlement
    var chart = BarChart(caption: "Finanzierung: Plan und Ist")
    chart.tones = settlement.sources.enumerated().map {
      ("\($1.id) (\($1.kind.name[.de]))", BarChart.tone($0))
    }
    let whole = max(settlement.plannedEligible.cents, settlement.eligible.cents)
    func bar(_ label: String, _ sum: Money, _ part: (MeasureSettlement.SourceResult) -> Money)
      -> BarChart.Bar
    {
      BarChart.Bar(
        label: label, value: sum.text(.de),
        segments: BarChart.segments(
          settlement.sources.enumerated().map { (part($1).cents, BarChart.tone($0)) }, of: whole))
    }
    chart.bars = [
      bar("Plan", settlement.plannedEligible, \.planned), bar("Ist", settlement.eligible, \.actual),
    ]
    return chart
  }

  /// The share of each source in what is recognised; the mark is its share in the plan, which is
  /// the limit of a grant by share.
  private static func shares(_ assessment: Assessment) -> BarChart {
    var chart = BarChart(caption: "Anteile an den anerkannten Ausgaben (Strich: Finanzierungsplan)")
    guard assessment.settlement.eligible > .zero else { return chart }
    chart.bars = assessment.settlement.sources.enumerated().map { index, source in
      BarChart.Bar(
        label: source.id,
        value: percent(source.shareHundredths) + " v. H., geplant "
          + percent(source.plannedShareHundredths),
        segments: BarChart.segments(
          [(source.shareHundredths, BarChart.tone(index))], of: 10_000),
        mark: BarChart.thousandths(source.plannedShareHundredths, of: 10_000))
    }
    return chart
  }

  /// How much of the time is gone, and how much of the money.
  private static func time(_ assessment: Assessment, on day: CalendarDate) -> BarChart {
    var chart = BarChart(caption: "Zeit und Geld")
    for settled in assessment.awards {
      let period = settled.award.period
      let whole = Int64(period.from.days(to: period.to)) + 1
      let gone = min(whole, max(0, Int64(period.from.days(to: day)) + 1))
      chart.bars.append(
        .init(
          label: "\(settled.award.id): Bewilligungszeitraum",
          value: "\(gone) von \(whole) Tagen",
          segments: BarChart.segments([(gone, BarChart.tone(3))], of: whole)))
      chart.bars.append(
        bar("\(settled.award.id): abgerufen", settled.drawn, of: settled.award.amount, 0))
    }
    let settlement = assessment.settlement
    chart.bars.append(
      bar("Anerkannte Ausgaben", settlement.eligible, of: settlement.plannedEligible, 1))
    return chart
  }

  private static func bar(
    _ label: String, _ part: Money, of whole: Money, _ tone: Int
  ) -> BarChart.Bar {
    BarChart.Bar(
      label: label, value: part.text(.de) + " von " + whole.text(.de),
      segments: BarChart.segments(
        [(part.cents, BarChart.tone(tone))], of: max(part.cents, whole.cents),
        limit: whole.cents))
  }

  static func percent(_ hundredths: Int64) -> String {
    Rational(hundredths, over: 100).decimalText(places: 2, .de)
  }
}
