import Amounts
import ArgumentParser
import Bookkeeping
import Funding
import Interchange
import Messages
import Office

/// `people`: who may do what.
struct PeopleCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "people",
      abstract: say(
        "Personen, Rollen und das Vier-Augen-Prinzip.", "People, roles and four eyes."),
      discussion: say("Rollen: ", "Roles: ")
        + Role.allCases.map { say("\($0.name.de) (\($0.rawValue))", $0.rawValue) }
        .joined(separator: ", ")
        + say(
          ". Ohne Personen darf jeder alles; die erste muss die Rolle Verwaltung haben.",
          ". Without people everybody may do everything; the first one has to be an admin."),
      subcommands: [Add.self, Grant.self, Revoke.self, List.self, Eyes.self, Key.self])
  }

  /// What a person is to have.
  struct PersonOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        say(
          "Rollen, mit Komma getrennt (mehrfach möglich).",
          "Roles, with commas between (may be repeated)."),
        valueName: say("rollen", "roles")))
    var role: [String] = []
    @Option(
      help: ArgumentHelp(
        say(
          "Nur in diesem Vorhaben (mehrfach möglich).",
          "In this project only (may be repeated)."), valueName: "id"))
    var project: [String] = []
    @Option(
      help: ArgumentHelp(
        say("Partner, für den die Person steht.", "Partner the person stands for."),
        valueName: "id"))
    var organisation: String?
    @Option(
      help: ArgumentHelp(
        say(
          "Anmeldung am System; nur mit ihr handelt diese Person.",
          "Login of the system; only with it this person acts."), valueName: "name"))
    var login: String?
    @Flag(
      help: ArgumentHelp(
        say(
          "Auch mit einer fremden Anmeldung für die einzige Person der Verwaltung.",
          "Also with somebody else's login for the only admin.")))
    var foreignLogin = false

    /// Does it; where nobody could change anything afterwards, that is asked.
    func perform(
      _ session: Session, _ work: (PeopleDesk, PeopleDesk.Change) throws -> Person
    ) throws {
      let change = try change()
      let person = try session.asking(foreignLogin ? [.shutOut] : []) { meant, _ in
        var asked = change
        asked.meant = meant
        return try work(PeopleDesk(session.office), asked)
      }
      try PeopleCommand.answer(person, session)
    }

    private func change() throws -> PeopleDesk.Change {
      var change = PeopleDesk.Change()
      change.roles = try PersonOptions.roles(role)
      (change.projects, change.organisation, change.login) = (project, organisation, login)
      return change
    }

    static func roles(_ texts: [String]) throws -> Set<Role> {
      Set(
        try texts.flatMap { $0.split(separator: ",") }.map { part in
          let word = part.split(separator: " ").joined().lowercased()
          guard
            let role = Role.allCases.first(where: {
              [$0.rawValue, $0.name.de, $0.name.en].contains { $0.lowercased() == word }
            })
          else {
            throw Refusal.unknown(
              String(part), place: "--role",
              known: Role.allCases.map { say($0.name.de, $0.rawValue) })
          }
          return role
        })
    }
  }

  fileprivate static func answer(_ person: Person, _ session: Session) throws {
    let warning = try PeopleDesk(session.office).warning()
    let roles = person.orderedRoles.map { $0.name[session.language] }.joined(separator: ", ")
    session.answer(
      .members([
        ("id", .string(person.id)), ("name", .string(person.name)),
        ("roles", .array(person.orderedRoles.map { .string($0.rawValue) })),
        ("projects", .array(person.projects.map(JSONValue.string))),
        ("organisation", person.organisation.map(JSONValue.string)),
        ("login", person.login.map(JSONValue.string)),
        ("warning", warning.map { .string($0.text(session.language)) }),
      ]),
      person.name + ": " + (roles.isEmpty ? say("keine Rolle mehr", "no role any more") : roles)
        + "." + (warning.map { "\n" + $0.text(session.language, atTerminal: true) } ?? ""))
  }

  /// `people add ID`.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: say("Nimmt eine Person auf.", "Takes a person in."))
    }

    @Argument(help: ArgumentHelp(say("Kennung der Person.", "Id of the person."), valueName: "id"))
    var id: String
    @Option(
      help: ArgumentHelp(say("Name, wie er im Hauptbuch steht.", "Name as the ledger has it.")))
    var name: String
    @OptionGroup var person: PersonOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try person.perform(try Session(global)) { try $0.add(id, name: name, $1) }
    }
  }

  /// `people grant ID`.
  struct Grant: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "grant",
        abstract: say(
          "Gibt Rollen dazu; Vorhaben, Partner und Anmeldung gelten neu, wo sie genannt sind.",
          "Adds roles; projects, partner and login are set anew where they are told."))
    }

    @Argument(help: ArgumentHelp(say("Kennung der Person.", "Id of the person."), valueName: "id"))
    var id: String
    @OptionGroup var person: PersonOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try person.perform(try Session(global)) { try $0.grant(id, $1) }
    }
  }

  /// `people revoke ID`.
  struct Revoke: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "revoke",
        abstract: say(
          "Entzieht Rollen; die Person bleibt mit allem genannt, was sie tat.",
          "Takes roles away; the person stays named with all that they did."))
    }

    @Argument(help: ArgumentHelp(say("Kennung der Person.", "Id of the person."), valueName: "id"))
    var id: String
    @Option(
      help: ArgumentHelp(
        say("Nur diese Rollen (sonst alle).", "These roles only (else all)."),
        valueName: say("rollen", "roles")))
    var role: [String] = []
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let roles = try PersonOptions.roles(role)
      try PeopleCommand.answer(try PeopleDesk(session.office).revoke(id, roles), session)
    }
  }

  /// `people list`.
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list",
        abstract: say("Zeigt Personen und Einstellungen.", "Shows people and settings."))
    }

    @Flag(help: ArgumentHelp(say("Jede Änderung, nicht nur den Stand.", "Every change.")))
    var history = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let (people, eyes) = try PeopleDesk(session.office).list(history: history)
      session.answer(
        .members([("people", people.jsonRows), ("fourEyes", eyes.jsonRows)]),
        people.rows.isEmpty
          ? say(
            "Es sind keine Personen eingetragen; jeder darf alles.",
            "There are no people; everybody may do everything.")
          : [people, eyes].filter { !$0.rows.isEmpty }.map {
            $0.title[session.language] + "\n\n"
              + $0.text(session.language, width: session.console.width)
          }.joined(separator: "\n\n"))
    }
  }

  /// `people four-eyes`.
  struct Eyes: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "four-eyes",
        abstract: say(
          "Ab welchem Betrag eine zweite Person freigibt.",
          "From which amount on a second person has to release."))
    }

    @Option(
      help: ArgumentHelp(
        say("Ab diesem Betrag.", "From this amount on."), valueName: say("betrag", "amount")))
    var from: String?
    @Option(
      help: ArgumentHelp(
        say(
          "Nur für diese Arten von Buchungen, mit Komma getrennt.",
          "For these kinds of bookings only, with commas between."),
        valueName: say("arten", "kinds")))
    var kinds: String?
    @Option(
      help: ArgumentHelp(
        say("Gilt ab diesem Tag (sonst heute).", "Holds from this day on (else today)."),
        valueName: say("datum", "date")))
    var effective: String?
    @Flag(help: ArgumentHelp(say("Schaltet es aus.", "Switches it off.")))
    var off = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      guard (from != nil) != off, !off || kinds == nil else {
        throw CommandFailure(64, Problem("program.USAGE.fourEyes"))
      }
      let setting = try PeopleDesk(session.office).setFourEyes(
        from: try from.map { try ArgumentReader.money($0, "--from") },
        kinds: try (kinds ?? "").split(separator: ",").map(Self.kind),
        effectiveOn: try effective.map { try ArgumentReader.date($0, "--effective") })
      let day = setting.effectiveOn.text(session.language)
      let kinds = setting.kinds.compactMap { BookingKind(rawValue: $0)?.name[session.language] }
        .joined(separator: ", ")
      let about = kinds.isEmpty ? "" : " (\(kinds))"
      let warning = try PeopleDesk(session.office).warning()
      session.answer(
        .members([
          ("from", setting.from.map { .string($0.plainText) }),
          ("kinds", .array(setting.kinds.map(JSONValue.string))),
          ("effective", .string(setting.effectiveOn.isoText)),
          ("warning", warning.map { .string($0.text(session.language)) }),
        ]),
        (setting.from.map {
          say(
            "Ab dem \(day) gilt: ab \($0.text(.de))\(about) gibt eine zweite Person frei.",
            "From \(day) on: a second person releases from \($0.text(.en)) on\(about).")
        }
          ?? say(
            "Ab dem \(day) wird keine zweite Person gebraucht.",
            "From \(day) on no second person is needed."))
          + (warning.map { "\n" + $0.text(session.language, atTerminal: true) } ?? ""))
    }

    private static func kind(_ text: Substring) throws -> BookingKind {
      let word = text.split(separator: " ").joined(separator: " ").lowercased()
      guard
        let kind = BookingKind.allCases.first(where: {
          [$0.rawValue, $0.name.de.lowercased()].contains(word)
        })
      else {
        throw Refusal.unknown(
          String(text), place: "--kinds", known: BookingKind.allCases.map(\.rawValue))
      }
      return kind
    }
  }
}
