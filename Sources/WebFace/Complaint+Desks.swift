import Amounts
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension Complaint {
  /// What the desks say that take tables, statements and what-ifs, or prove; nil for others.
  static func ofDesks(_ error: any Error, _ language: Language) -> (status: Int, [Complaint])? {
    func all(_ texts: [String]) -> (Int, [Complaint]) { (422, texts.map { Complaint(text: $0) }) }
    switch error {
    case let refused as RowsRefused:
      return all(
        refused.told.map { told in
          let place = told.namesPlace ? nil : told.place?.text(language)
          return (place.map { $0 + ": " } ?? "") + told.problem.pageText(language)
        })
    case let refused as StatementRefused:
      return all(
        refused.problems.map { number, problem in
          language.pick("Umsatz \(number): ", "Line \(number): ") + problem.pageText(language)
        })
    case let refused as ScenarioRefused:
      return all(refused.faults.map { $0.problem.pageText(language) })
    case let damaged as LedgerDamaged:
      return all(
        [damaged.problem.pageText(language)]
          + damaged.report.problems.prefix(5).map { $0.problem.pageText(language) })
    case let spoilt as EvidenceSpoilt:
      return all(spoilt.problems.map { $0.problem.pageText(language) })
    default: return nil
    }
  }
}
