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
    /// The project that it amends.
    package let amends: String?
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
    let left = Left(path)
    let isResumed = left.map { id == nil || $0.amends == id } ?? false
    let target = isResumed ? path : try office.target(name)
    func draft() throws -> ProjectDraft {
      guard isResumed, let left else {
        return ProjectDraft(ruleSets: ruleSets, accounts: accounts)
      }
      return try ProjectDraft(
        of: left.bytes, file: name, ruleSets: ruleSets, accounts: accounts)
    }
    func dictation(_ draft: ProjectDraft, _ amendment: ProjectDialog.Amendment?, _ id: String?)
      -> Dictation
    {
      Dictation(
        dialog: ProjectDialog(
          draft, ruleSets: ruleSets, language: office.language, today: office.act.day,
          amendment: amendment),
        file: name, path: target, isResumed: isResumed, amends: id, language: office.language)
    }
    guard let id = id ?? (isResumed ? left?.amends : nil) else {
      return dictation(try draft(), nil, nil)
    }
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let portfolio = try ledger.currentPortfolio()
      let id = try PortfolioNames(portfolio).project(id)
      guard let project = portfolio.project(id) else { throw Refusal.noProject(id, in: portfolio) }
      var original = ProjectDraft(of: project, ruleSets: ruleSets, accounts: accounts)
      if isResumed {
        // Written and read like the draft that it is compared with.
        original = try ProjectDraft(
          of: Data(original.yaml.utf8), file: name, ruleSets: ruleSets, accounts: accounts)
      }
      let amendment = ProjectDialog.Amendment(
        original, begins: project.firstDay,
        closedThrough: try ledger.periodLock().closedThrough, isResumed: isResumed,
        position: left?.position)
      return dictation(isResumed ? try draft() : original, amendment, id)
    }
  }

  /// A file that was left unfinished.
  private struct Left {
    let bytes: Data
    /// The project that it amends.
    let amends: String?
    let position: String?

    /// Nil where no such file lies there.
    init?(_ path: String) {
      guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)),
        ProjectDesk.marks.contains(where: { bytes.starts(with: Data($0.utf8)) })
      else { return nil }
      self.bytes = bytes
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(3)
      func told(_ mark: String) -> String? {
        lines.first { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
      }
      (amends, position) = (told(ProjectDesk.amendsMark), told(ProjectDesk.positionMark))
    }
  }

  /// How a file begins that is not finished, in both languages.
  private static let positionMark = "# bei: "
  private static let amendsMark = "# zu: "
  private static let marks = ["# Unvollständig", "# Unfinished"]

  /// Writes what is told so far; what is not finished says so in its first line.
  /// - Parameter command: how to go on, as the face at which it is told has it.
  package func save(_ dictation: Dictation, goOn command: String) throws {
    let mark =
      dictation.dialog.isFinished
      ? ""
      : office.language.pick(
        Self.marks[0] + ": weiter mit \(command)\n", Self.marks[1] + ": go on with \(command)\n")
        + (dictation.amends.map { Self.amendsMark + $0 + "\n" } ?? "")
        + (dictation.dialog.position.map { Self.positionMark + $0 + "\n" } ?? "")
    var text = dictation.dialog.draft.yaml
    if !mark.isEmpty {
      // No reader of project files takes it by mistake.
      text = text.replacing(ProjectFile.format, with: ProjectFile.unfinished, maxReplacements: 1)
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

extension Project {
  /// The day on which it or the first of its awards begins.
  var firstDay: CalendarDate? {
    (awards.flatMap { [$0.period.from, $0.awardedOn] } + [period?.from].compactMap { $0 }).min()
  }
}
