import Amounts
import Bookkeeping
import Files
import Foundation
package import Funding
package import Interchange
import LedgerStore

extension ProjectDesk {
  /// A project that is told by answers, and the file that it stands in as it goes.
  package struct Dictation {
    package var dialog: ProjectDialog
    /// As the caller named it.
    package let file: String
    /// Absolute.
    let path: String
    /// Whether answers were found in the file.
    package let isResumed: Bool
    let language: Language
  }

  /// Begins to tell a project, or goes on where a file was left unfinished.
  /// - Parameters:
  ///   - file: the project file that comes of it; nil: named by the project.
  ///   - id: the project whose present version is amended; nil: it is a new one.
  /// - Throws: ``Refusal`` where another file lies there, or there is no such project.
  package func dictate(to file: String?, amending id: String?) throws -> Dictation {
    let ruleSets = try office.library().ids
    let accounts = try office.chart().accounts.filter { $0.kind == .expense }.map(\.number)
    let name =
      file ?? id.map { "\($0).yaml" } ?? office.language.pick("vorhaben.yaml", "project.yaml")
    let path = office.absolute(name)
    if id == nil, let found = try? Data(contentsOf: URL(fileURLWithPath: path)),
      Self.marks.contains(where: { found.starts(with: Data($0.utf8)) })
    {
      let draft = try ProjectDraft(
        of: found, file: name, ruleSets: ruleSets, accounts: accounts)
      return Dictation(
        dialog: ProjectDialog(draft, ruleSets: ruleSets, language: office.language), file: name,
        path: path, isResumed: true, language: office.language)
    }
    let target = try office.target(name)
    guard let id else {
      return Dictation(
        dialog: ProjectDialog(
          ProjectDraft(ruleSets: ruleSets, accounts: accounts), ruleSets: ruleSets,
          language: office.language), file: name, path: target, isResumed: false,
        language: office.language)
    }
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let portfolio = try ledger.currentPortfolio()
      guard let project = portfolio.project(id) else { throw Refusal.noProject(id, in: portfolio) }
      return Dictation(
        dialog: ProjectDialog(
          ProjectDraft(of: project, ruleSets: ruleSets, accounts: accounts), ruleSets: ruleSets,
          language: office.language, amends: true,
          closedThrough: try ledger.periodLock().closedThrough), file: name, path: target,
        isResumed: false, language: office.language)
    }
  }

  /// How a file begins that is not finished, in both languages.
  private static let marks = ["# Unvollständig", "# Unfinished"]

  /// Writes what is told so far; what is not finished says so in its first line.
  package func save(_ dictation: Dictation) throws {
    let mark =
      dictation.dialog.isFinished
      ? ""
      : office.language.pick(
        Self.marks[0] + ": weiter mit foerderbuch project new -o \(dictation.file)\n",
        Self.marks[1] + ": go on with foerderbuch project new -o \(dictation.file)\n")
    var text = dictation.dialog.draft.yaml
    if !mark.isEmpty {
      // No reader of project files takes it by mistake.
      text = text.replacing(ProjectFile.format, with: ProjectFile.format + " …", maxReplacements: 1)
    }
    try PendingFile.write(dictation.path, shown: dictation.file) { file in
      try file.write(Array((mark + text).utf8))
    }
  }

  /// The project that was told, as its file says it.
  package func read(_ dictation: Dictation) throws -> Project {
    let library = try office.library()
    return try ProjectFile.read(
      Array(dictation.dialog.draft.yaml.utf8), file: dictation.file, ruleSets: library.ids)
  }
}
