import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore
import Office

/// `project`: master data.
struct ProjectCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "project",
      abstract: say("Vorhaben anlegen und ändern.", "Create and amend projects."),
      subcommands: [Apply.self, ImportList.self])
  }

  /// `project apply FILE…`: creates or amends projects.
  struct Apply: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "apply",
        abstract: say(
          "Übernimmt Projektdateien; eine Änderung ist eine neue, datierte Fassung.",
          "Takes over project files; an amendment is a new, dated version."))
    }

    @Argument(
      help: ArgumentHelp(
        say("Projektdateien (YAML oder JSON).", "Project files (YAML or JSON)."),
        valueName: say("datei", "file")))
    var files: [String]

    @Flag(help: ArgumentHelp(say("Zeigt nur, was geschähe.", "Only shows what would happen.")))
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let desk = ProjectDesk(session.office)
      let changes = try desk.apply(files, dryRun: dryRun)
      let notes = try changes.map { try desk.notes(on: $0).map { $0.text(session.language) } }
      session.answer(
        .members([
          ("dryRun", .bool(dryRun)),
          (
            "changes",
            .array(
              zip(changes, notes).map { change, notes in
                .members(change.members + [("notes", .array(notes.map(JSONValue.string)))])
              })
          ),
        ]),
        zip(changes, notes).map { change, notes in
          ([change.text(session.language)] + notes.map { "  ! " + $0 }).joined(separator: "\n")
        }.joined(separator: "\n"))
    }
  }
}

extension AppliedChange {
  private var differences: [ProjectDifference] { ProjectDifference.between(before, after) }

  private var word: String {
    switch kind {
    case .created: "created"
    case .amended: "amended"
    case .unchanged: "unchanged"
    }
  }

  var members: [(String, JSONValue?)] {
    [
      ("project", .string(after.id)), ("version", .integer(Int64(version))),
      ("change", .string(word)), ("effectiveOn", effectiveOn.map { .string($0.isoText) }),
      (
        "differences",
        kind == .amended
          ? .array(
            differences.map { difference in
              .members([
                ("path", .string(difference.path)),
                ("before", difference.before.map(JSONValue.string)),
                ("after", difference.after.map(JSONValue.string)),
              ])
            }) : nil
      ),
    ]
  }

  func text(_ language: Language) -> String {
    switch kind {
    case .unchanged: return "\(after.id): " + language.pick("unverändert", "unchanged")
    case .created:
      let measures = after.measures.count
      let awards = after.awards.count
      return "\(after.id): "
        + language.pick(
          "angelegt – \(after.title); \(measures) Teilvorhaben, \(awards) Bescheide",
          "created – \(after.title); \(measures) measures, \(awards) awards")
    case .amended:
      let from =
        effectiveOn.map { language.pick(" ab \($0.text(.de))", " from \($0.text(.en))") } ?? ""
      let head =
        "\(after.id): " + language.pick("Fassung \(version)\(from)", "version \(version)\(from)")
      let none = language.pick("(nichts)", "(none)")
      let lines = differences.map { "  \($0.path): \($0.before ?? none) → \($0.after ?? none)" }
      return ([head] + lines).joined(separator: "\n")
    }
  }
}

extension ProjectDesk.Note {
  fileprivate func text(_ language: Language) -> String {
    switch self {
    case .imbalance(let found):
      language.pick(
        "\(found.measure): Ausgabenplan \(found.expenditure.text(.de)), Finanzierungsplan \(found.financing.text(.de)); Unterschied \(found.difference.text(.de)). Positionen, Quellen und Bescheide vergleichen.",
        "\(found.measure): expenditure plan \(found.expenditure.text(.en)), financing plan \(found.financing.text(.en)); difference \(found.difference.text(.en)). Compare lines, sources and awards."
      )
    case .finding(let finding): finding.code.rawValue + "  " + finding.message(language)
    }
  }
}
