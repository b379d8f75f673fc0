import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// `project`: master data.
struct ProjectCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "project",
      abstract: say("Vorhaben anlegen und ändern.", "Create and amend projects."),
      subcommands: [New.self, Apply.self, Show.self, History.self, ImportList.self])
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
        say(
          "Projektdateien (YAML, JSON) oder ausgefüllte Mappen (.xlsx, .ods).",
          "Project files (YAML, JSON) or filled workbooks (.xlsx, .ods)."),
        valueName: say("datei", "file")))
    var files: [String]

    @Flag(help: ArgumentHelp(say("Zeigt nur, was geschähe.", "Only shows what would happen.")))
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let desk = ProjectDesk(session.office)
      var told: [String] = []
      let changes = try desk.apply(files, dryRun: dryRun) { place, notice in
        told.append(place.text(session.language) + ": " + notice.text(session.language))
      }
      let notes = try changes.map { try desk.notes(on: $0).map { $0.text(session.language) } }
      let views = try changes.map { change in
        change.kind == .unchanged
          ? nil
          : ProjectNoticeView(
            notice: try desk.notice(of: change.after), dryRun: dryRun)
      }
      session.answer(
        .members([
          ("dryRun", .bool(dryRun)),
          ("notices", told.isEmpty ? nil : .array(told.map(JSONValue.string))),
          (
            "changes",
            .array(
              changes.indices.map { index in
                .members(
                  changes[index].members + [
                    ("notes", .array(notes[index].map(JSONValue.string))),
                    ("notice", views[index]?.json(session.language)),
                  ])
              })
          ),
        ]),
        told.map { $0 + "\n" }.joined()
          + changes.indices.map { index in
            [
              changes[index].text(session.language, dryRun: dryRun),
              views[index]?.text(notes[index], session.language),
            ].compactMap { $0 }.joined(separator: "\n")
          }.joined(separator: "\n"))
    }
  }
}

extension ProjectCommand {
  /// `project show ID`: a project as it stands on a day.
  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show",
        abstract: say(
          "Zeigt ein Vorhaben mit Bescheiden, Plänen und Partnern, auch zu einem früheren Tag.",
          "Shows a project with notices, plans and partners, also as of an earlier day."))
    }

    @OptionGroup var project: ProjectName

    @Option(
      help: ArgumentHelp(
        say(
          "Stand an diesem Tag (sonst mit allen Änderungen).",
          "As of this day (else with all amendments)."),
        valueName: say("datum", "date")))
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let day = try asOf.map { try ArgumentReader.date($0, "--as-of") }
      session.answer([try LookupDesk(session.office).project(project.name, asOf: day)])
    }
  }

  /// `project history ID`: its versions.
  struct History: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "history",
        abstract: say(
          "Zeigt die Fassungen eines Vorhabens nebeneinander und was jede änderte.",
          "Shows the versions of a project side by side, and what each changed."))
    }

    @OptionGroup var project: ProjectName
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      session.answer([try LookupDesk(session.office).history(project.name)])
    }
  }

  struct ProjectName: ParsableArguments {
    @Argument(
      help: ArgumentHelp(
        say("Kennung oder Titel des Vorhabens.", "Id or title of the project."),
        valueName: say("vorhaben", "project")))
    var name: String
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

  func text(_ language: Language, dryRun: Bool = false) -> String {
    switch kind {
    case .unchanged:
      return "\(after.id): " + language.pick("unverändert", "unchanged")
        + (newest == version
          ? ""
          : language.pick(
            "; das ist Fassung \(version), zuletzt erfasst ist Fassung \(newest). Soll wieder gelten, was hier steht, ist das eine Änderung mit ihrem Tag (amendment: {on: …}).",
            "; this is version \(version), the last one recorded is version \(newest). If what stands here is to hold again, that is an amendment with its day (amendment: {on: …})."
          ))
    case .created:
      let measures = after.measures.count
      let awards = after.awards.count
      return "\(after.id): " + (dryRun ? language.pick("würde ", "would be ") : "")
        + language.pick(
          "angelegt – \(after.title); \(measures) Teilvorhaben, \(awards) Bescheid\(awards == 1 ? "" : "e")",
          "created – \(after.title); \(measures) measure\(measures == 1 ? "" : "s"), \(awards) award\(awards == 1 ? "" : "s")"
        )
    case .amended:
      let from =
        effectiveOn.map { language.pick(" ab \($0.text(.de))", " from \($0.text(.en))") } ?? ""
      let head =
        "\(after.id): " + language.pick("Fassung \(version)\(from)", "version \(version)\(from)")
      return ([head] + differences.map { "  " + $0.text(language) }).joined(separator: "\n")
    }
  }
}

extension ProjectDesk.Note {
  func text(_ language: Language) -> String {
    switch self {
    case .imbalance(let found):
      Problem(
        "projectnotice.PLANS_DIFFER",
        [
          "measure": found.measure, "expenditure": found.expenditure,
          "financing": found.financing, "difference": found.difference,
        ]
      ).found.text(language)
    case .years(let found):
      Problem(
        "projectnotice.YEARS_MISS_AMOUNT",
        [
          "award": found.award, "years": found.years, "amount": found.amount,
          "difference": found.difference,
        ]
      ).found.text(language)
    case .odd(let problem):
      language.pick("fällt auf: ", "odd: ") + problem.found.text(language)
    case .finding(let finding): finding.code.rawValue + "  " + finding.message(language)
    }
  }
}
