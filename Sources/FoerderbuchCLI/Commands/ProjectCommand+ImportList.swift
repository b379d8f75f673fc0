import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension ProjectCommand {
  /// `project import-list FILE --profile PROFILE`: takes over a list of projects, all or nothing.
  struct ImportList: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "import-list",
        abstract: say(
          "Übernimmt eine fremde Liste von Vorhaben; ein Profil benennt ihre Spalten.",
          "Takes over somebody else's list of projects; a profile names its columns."))
    }

    @Argument(
      help: ArgumentHelp(
        say("Die Liste (CSV, xlsx, ods).", "The list (CSV, xlsx, ods)."),
        valueName: say("datei", "file")))
    var file: String

    @Option(
      help: ArgumentHelp(
        say(
          "Name eines mitgelieferten Profils oder eine Profildatei.",
          "Name of a profile that ships with the program, or a profile file."),
        valueName: say("profil", "profile")))
    var profile: String?

    @OptionGroup var suggestion: SuggestionOptions

    @Option(
      help: ArgumentHelp(
        say(
          "Blatt der Arbeitsmappe (sonst das des Profils oder das einzige).",
          "Sheet of the workbook (else that of the profile, or the only one)."),
        valueName: say("blatt", "sheet")))
    var sheet: String?

    @Flag(help: ArgumentHelp(say("Zeigt nur, was geschähe.", "Only shows what would happen.")))
    var dryRun = false

    @Option(
      help: ArgumentHelp(
        say(
          "Schreibt eine Liste mit Fehlern als Arbeitsmappe, die Meldung neben jeder Zeile.",
          "Writes a list with problems as a workbook, the message beside each row."),
        valueName: say("datei.xlsx", "file.xlsx")))
    var reportProblems: String?

    @OptionGroup var identity: IdentityOptions
    @OptionGroup var place: TargetOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(
        global, replacing: place.checked(("--report-problems", reportProblems != nil)))
      if suggestion.isWanted {
        try suggestion.run(session, files: [file], sheet: sheet, kind: .projects)
        return
      }
      guard let profile else {
        throw CommandFailure(64, Problem("program.USAGE.profile"))
      }
      let terms = try session.office.profile(profile)
      let answers = try identity.answers()
      let taken = try ProjectDesk(session.office).take(
        list: file, profile: terms, sheet: sheet, answers: answers,
        report: try reportProblems.map {
          try ProblemReport(
            session, output: $0, files: [file], command: "project import-list",
            arguments: " --profile \(profile)")
        }, tellsAll: session.json, dryRun: dryRun)
      let result = ListImport(
        file: file, profile: terms, list: taken.list, changes: taken.changes, dryRun: dryRun)
      session.answer(result.json, result.text(session.language))
    }
  }
}

/// What taking over a list did, or would do.
struct ListImport {
  let file: String
  let profile: Profile
  let list: ProjectList
  let changes: [AppliedChange]
  let dryRun: Bool

  private func count(_ kind: AppliedChange.Kind) -> Int { changes.count { $0.kind == kind } }

  private var recipients: Int {
    Set(list.rows.flatMap { $0.project.organisations.map(\.id) }).count
  }

  // MARK: JSON

  var json: JSONValue {
    .members([
      ("dryRun", .bool(dryRun)), ("file", .string(file)), ("profile", .string(profile.id)),
      ("headingRow", .integer(Int64(list.headingLine))),
      ("rows", .integer(Int64(list.rows.count))),
      ("eligible", .string(list.eligible.plainText)), ("grant", .string(list.grant.plainText)),
      ("recipients", .integer(Int64(recipients))),
      ("created", .integer(Int64(count(.created)))),
      ("amended", .integer(Int64(count(.amended)))),
      ("unchanged", .integer(Int64(count(.unchanged)))),
      ("changed", .array(list.changed.map(\.json))),
      (
        "missing",
        .array(
          list.missing.map {
            .members([("id", .string($0.id)), ("title", .string($0.title))])
          })
      ),
      ("leftOut", .array(list.leftOut.map(\.json))),
      ("unusedColumns", .array(list.unusedHeadings.map(JSONValue.string))),
      ("samples", .array(list.samples.map(\.json))),
      ("remarks", .array(list.remarks.map(\.json))),
      ("projects", .array(zip(list.rows, changes).map { row, change in row.json(change) })),
    ])
  }

  // MARK: Text

  func text(_ language: Language) -> String {
    var parts = [
      "\(file): " + language.pick("Profil ", "profile ") + profile.title[language],
      sums(language).text, outcome(language),
    ]
    parts += amended(language) + missing(language)
    if !list.samples.isEmpty {
      parts.append(language.pick("So wurde gelesen:", "Read as follows:"))
      parts.append(samples(language).text)
    }
    parts += list.remarks.map { $0.text(language) }
    parts += list.leftOut.map { $0.text(language) }
    if !list.unusedHeadings.isEmpty {
      let names = list.unusedHeadings.joined(separator: " | ")
      parts.append(
        language.pick("Nicht übernommene Spalten: ", "Columns not taken over: ") + names)
    }
    parts += list.notices.map { $0.text(language) }
    return parts.joined(separator: "\n")
  }

  private func sums(_ language: Language) -> TextTable {
    var table = TextTable([
      (language.pick("Summe", "Sum"), .left), (language.pick("Wert", "Value"), .right),
    ])
    table.add(language.pick("Vorhaben", "Projects"), String(list.rows.count))
    table.add(language.pick("Zuwendungsempfänger", "Recipients"), String(recipients))
    table.add(
      language.pick("Zuwendungsfähige Ausgaben €", "Eligible expenditure €"),
      list.eligible.numberText(language))
    table.add(language.pick("Zuwendungen €", "Grants €"), list.grant.numberText(language))
    return table
  }

  private func outcome(_ language: Language) -> String {
    let (created, amended) = (count(.created), count(.amended))
    let unchanged = count(.unchanged)
    let counts = language.pick(
      "\(created) neu, \(amended) geändert, \(unchanged) unverändert",
      "\(created) new, \(amended) amended, \(unchanged) unchanged")
    return dryRun
      ? language.pick("Würde anlegen: \(counts).", "Would create: \(counts).")
      : language.pick("Angelegt: \(counts).", "Created: \(counts).")
  }

  /// How many projects are told one by one.
  private static let shownLimit = 10

  private func amended(_ language: Language) -> [String] {
    let ids = changes.filter { $0.kind == .amended }.map(\.after.id)
    guard !ids.isEmpty else { return [] }
    return [language.pick("Geändert: ", "Amended: ") + Self.shown(ids)]
      + list.changed.prefix(Self.shownLimit).map { changed in
        language.pick("Zeile ", "Row ") + "\(changed.line), \(changed.id): "
          + changed.differences.map { $0.text(language) }.joined(separator: "; ")
      }
  }

  private func missing(_ language: Language) -> [String] {
    guard !list.missing.isEmpty else { return [] }
    let count = list.missing.count
    let head =
      count == 1
      ? language.pick(
        "1 Vorhaben steht nicht mehr in der Liste und bleibt, wie es ist: ",
        "1 project is not in the list any more and stays as it is: ")
      : language.pick(
        "\(count) Vorhaben stehen nicht mehr in der Liste und bleiben, wie sie sind: ",
        "\(count) projects are not in the list any more and stay as they are: ")
    return [head + Self.shown(list.missing.map { "\($0.id) \($0.title.prefix(60))" })]
  }

  private static func shown(_ names: [String]) -> String {
    names.prefix(shownLimit).joined(separator: "; ") + (names.count > shownLimit ? "; …" : ".")
  }

  private func samples(_ language: Language) -> TextTable {
    var table = TextTable([
      (language.pick("Zeile", "Row"), .right), (language.pick("Angabe", "Key"), .left),
      (language.pick("In der Liste", "In the list"), .left),
      (language.pick("Gelesen als", "Read as"), .left),
    ])
    for sample in list.samples {
      table.add(
        String(sample.line), language.pick(sample.column.german, sample.column.rawValue),
        sample.text, sample.value)
    }
    return table
  }
}

extension ProjectList.Row {
  fileprivate func json(_ change: AppliedChange) -> JSONValue {
    .members([
      ("row", .integer(Int64(line))), ("id", .string(project.id)),
      ("title", .string(project.title)), ("change", .string(change.word)),
      ("from", project.period.map { .string($0.from.isoText) }),
      ("to", project.period.map { .string($0.to.isoText) }),
      ("eligible", .string(eligible.plainText)), ("grant", .string(grant.plainText)),
    ])
  }
}

extension ProjectList.Changed {
  fileprivate var json: JSONValue {
    .members([
      ("row", .integer(Int64(line))), ("id", .string(id)),
      (
        "differences",
        .array(
          differences.map {
            .members([
              ("key", .string($0.column.rawValue)), ("before", .string($0.before.en)),
              ("after", .string($0.after.en)),
            ])
          })
      ),
    ])
  }
}

extension AppliedChange {
  fileprivate var word: String {
    switch kind {
    case .created: "created"
    case .amended: "amended"
    case .unchanged: "unchanged"
    }
  }
}

extension ProjectList.Sample {
  fileprivate var json: JSONValue {
    .members([
      ("row", .integer(Int64(line))), ("key", .string(column.rawValue)), ("text", .string(text)),
      ("value", .string(value)),
    ])
  }
}
