import Amounts
import Bookkeeping
package import Funding
import Interchange
import LedgerStore
import Workbooks

extension ProjectDesk {
  /// Writes a workbook in which a project is told.
  /// - Parameter id: the project whose present version stands in it; nil: it is empty.
  /// - Returns: where it was written, and the project.
  /// - Throws: ``Refusal`` where there is no such project, or the file stays as it is.
  package func form(
    to file: String, project id: String?
  ) throws -> (path: String, project: Project?) {
    let target = try office.workbookTarget(file, field: "output")
    let library = try office.library()
    let project = try id.map { id in
      let portfolio = try office.open(.readOnly).currentPortfolio()
      let id = try PortfolioNames(portfolio).project(id)
      guard let project = portfolio.project(id) else {
        throw Refusal.noProject(id, in: portfolio)
      }
      return project
    }
    let workbook = ProjectWorkbook(
      of: project,
      ruleSets: library.ids.map { id in
        (id, library.families[id]?.title[office.language] ?? id)
      },
      language: office.language, today: office.act.day, program: "Förderbuch \(GrantOffice.version)"
    )
    try WorkbookFile.write(workbook.report(), to: target)
    return (target, project)
  }
}
