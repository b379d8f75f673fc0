import Amounts
import Funding
import Reporting

// What becomes of the money of each award.
extension PortfolioAssembly {
  /// What became of an award, as far as its recipient keeps it, cents: no cent of it stands in two
  /// of ``repayable``, ``open`` and ``lapse``.
  struct Course {
    let entitled: Money
    let drawn: Money
    /// Earned, and lapsed with the budget years it was meant for.
    let lost: Money
    /// This, and what by the findings will not be earned, or was not.
    let lapse: Money

    var repayable: Money { get throws { max(.zero, try drawn - entitled) } }
    var open: Money { get throws { max(.zero, try entitled - drawn - lost) } }
  }

  func course(
    of settled: AwardSettlement, _ assessment: Assessment, _ places: PortfolioPlaces
  ) throws -> Course {
    let award = settled.award
    let all = places.assessments
    let below = all.flatMap(\.settlement.awards).filter { $0.award.forwardedFrom == award.id }
    let returned = all.flatMap(\.settlement.awards).filter {
      places.givers[$0.award.id]?.id == award.id
    }
    let entitled = try assessment.remaining(of: settled)
    let drawn = try settled.drawn + returned.map(\.repaid).sum()
    // What its final recipients let lapse stands with them.
    let (whole, parts) = (
      try told(of: award.id, all), try below.map { try told(of: $0.award.id, all) }
    )
    let undrawn = max(.zero, try entitled - drawn)
    let lost = min(undrawn, max(.zero, try whole.lost - parts.map(\.lost).sum()))
    let open = try undrawn - lost
    let ahead = max(.zero, try whole.ahead - parts.map(\.ahead).sum())
    // What can still be drawn of the year lapses only for whoever leaves it.
    let unearned = max(ahead, try whole.ofYear - parts.map(\.ofYear).sum() - open)
    // What was drawn beyond is to be repaid, and cannot lapse besides.
    let left = try award.amount - below.map(\.award.amount).sum() - max(entitled, drawn)
    return Course(
      entitled: entitled, drawn: drawn, lost: lost,
      lapse: try lost + max(.zero, min(unearned, left)))
  }

  /// What the findings tell of an award where there is something to be decided: then the light
  /// tells it, too. What is lost with its year, what will not be earned, or was not, and what is
  /// left of this year's amount.
  private func told(
    of award: String, _ assessments: [Assessment]
  ) throws -> (lost: Money, ahead: Money, ofYear: Money) {
    let found = assessments.flatMap(\.findings).filter {
      $0.award == award && $0.severity != .info
    }
    func sum(_ condition: (Finding) -> Bool) throws -> Money {
      try found.filter(condition).map(\.amount).sum()
    }
    return (
      try sum { $0.code == .fundsLapse && $0.stage != .forecast },
      try sum {
        $0.code == .grantFallsLower
          || $0.code == .fundsLapse && $0.stage == .forecast && $0.subject == nil
      },
      try sum { $0.code == .fundsLapse && $0.stage == .forecast && $0.subject != nil }
    )
  }

  func awards(
    _ assessments: [Assessment], _ places: PortfolioPlaces
  ) throws -> [PortfolioData.Award] {
    var awards: [PortfolioData.Award] = []
    for (index, assessment) in assessments.enumerated() {
      for settled in assessment.settlement.awards {
        let award = settled.award
        let least = settled.rules.rate(.minOwnShare)
        let course = try course(of: settled, assessment, places)
        awards.append(
          PortfolioData.Award(
            measure: index, id: award.id, funder: award.funder.name,
            group: MeasureSettlement.SourceResult.Kind.grant(award.funder.level).group,
            isPublic: award.funder.isPublic, financing: award.financing.name[language],
            amount: award.amount, rate: award.rate,
            minOwnShare: least.flatMap { $0 > .zero ? $0 : nil },
            further: try assessment.settlement.eligible - settled.recognition.total,
            entitled: course.entitled, lost: course.lost, lapse: course.lapse,
            period: award.period))
      }
    }
    return awards
  }
}
