import Amounts

extension PortfolioReport {
  /// The workbook's names, the same in every language.
  enum Name: String, CaseIterable {
    case planned = "Portfolio_Plan"
    case plannedToDate = "Portfolio_Plan_zum_Stichtag"
    case actual = "Portfolio_Ist"
    case recognised = "Portfolio_anerkannt"
    case awarded = "Portfolio_bewilligt"
    case entitled = "Portfolio_Anspruch"
    case drawn = "Portfolio_abgerufen"
    case repayable = "Portfolio_zu_erstatten"
    case open = "Portfolio_offen"
    case lapse = "Portfolio_verfaellt"
    case rowAmount = "Belege_Betrag"
    case rowEligible = "Belege_zuwendungsfaehig"
    case rowGrant = "Belege_Zuwendung"
    case rowIncome = "Belege_Einnahme"
    case rowGroup = "Belege_Quelle"
    case rowProject = "Belege_Vorhaben"
    case rowMeasure = "Belege_Teilvorhaben"
    case rowAward = "Belege_Bescheid"
    case rowDay = "Belege_Tag"
    case rowCount = "Belege_Anzahl"
    case trancheAmount = "Plan_Betrag"
    case trancheFrom = "Plan_von"
    case trancheThrough = "Plan_bis"

    var reference: Reference { .name(rawValue) }
  }

  var names: [Report.DefinedName] {
    Name.allCases.map { Report.DefinedName($0.rawValue, cells($0)) }
  }

  private func cells(_ name: Name) -> Reference {
    func figure(_ row: String) -> Reference { cell("keyFigures", row, "value") }
    return switch name {
    case .planned: figure("planned")
    case .plannedToDate: figure("plannedToDate")
    case .actual: figure("actual")
    case .recognised: figure("recognised")
    case .awarded: figure("awarded")
    case .entitled: figure("entitled")
    case .drawn: figure("drawn")
    case .repayable: figure("repayable")
    case .open: figure("open")
    case .lapse: figure("lapse")
    case .rowAmount: column("ledgerRows", "expense")
    case .rowEligible: column("ledgerRows", "eligible")
    case .rowGrant: column("ledgerRows", "grant")
    case .rowIncome: column("ledgerRows", "income")
    case .rowGroup: column("ledgerRows", "group")
    case .rowProject: column("ledgerRows", "project")
    case .rowMeasure: column("ledgerRows", "number")
    case .rowAward: column("ledgerRows", "award")
    case .rowDay: column("ledgerRows", "day")
    case .rowCount: column("ledgerRows", "count")
    case .trancheAmount: column("spread", "amount")
    case .trancheFrom: column("spread", "from")
    case .trancheThrough: column("spread", "through")
    }
  }
}
