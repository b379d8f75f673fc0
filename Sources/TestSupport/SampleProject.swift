/// A project file that tests share.
public enum SampleProject {
  /// Financed by halves: 20,000.00 € may be spent, the award Z gives 10,000.00 € of it.
  public static let halves = """
    format: foerderbuch/project/1
    project: {id: P, title: Vorhaben}
    organisations:
      - {id: stadt, name: Stadt, kind: municipality}
    measures:
      - id: M
        title: Teilvorhaben
        recipient: stadt
        role: lead
        basis: expenditure
        lines:
          - {id: SACH, title: Sachausgaben, planned: "20000.00", eligible: "20000.00"}
        sources:
          - {id: eigen, kind: ownCash, planned: "10000.00"}
    awards:
      - {id: Z, measure: M, funder: {id: land, name: Land, level: land}, ruleSet: anbest-g-nrw,
         financing: share, rate: "50%", amount: "10000.00", awardedOn: 2025-01-01,
         from: 2025-01-01, to: 2026-12-31}

    """
}
