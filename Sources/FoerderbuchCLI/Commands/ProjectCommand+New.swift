import Amounts
import ArgumentParser
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension ProjectCommand {
  /// `project new`: asks for what a notice says and writes the project file.
  struct New: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "new",
        abstract: say(
          "Fragt nach, was im Bescheid steht, und schreibt die Projektdatei.",
          "Asks what the notice says and writes the project file."),
        discussion: say(
          "Jede Antwort wird sofort geprüft. `?` erklärt, die Eingabetaste nimmt den Vorschlag, `später` hört auf: dieselbe Eingabe macht dort weiter. Beispiel: foerderbuch project new -o VORHABEN.yaml",
          "Each answer is checked at once. `?` explains, Enter takes what is suggested, `later` stops: the same command goes on there. Example: foerderbuch project new -o PROJECT.yaml"
        ))
    }

    @Option(
      name: [.customShort("o"), .long],
      help: ArgumentHelp(
        say(
          "Die Projektdatei, die entsteht (Vorgabe: vorhaben.yaml).",
          "The project file to write (default: project.yaml)."),
        valueName: say("datei.yaml", "file.yaml")))
    var output: String?

    @Option(
      help: ArgumentHelp(
        say(
          "Ändert die jetzige Fassung dieses Vorhabens; gefragt wird nur, was sich ändert.",
          "Amends the present version of this project; only what changes is asked."),
        valueName: say("kennung", "id")))
    var amend: String?

    @OptionGroup var place: TargetOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global, replacing: place.replace)
      let desk = ProjectDesk(session.office)
      guard let typed = session.console.typed else { throw Self.nobody }
      var dictation = try desk.dictate(to: output, amending: amend)
      // A script is heard before anything is said; a person is asked first.
      let isPerson = session.console.answer != nil
      let screen = TerminalText(width: session.console.width, isColoured: false)
      func show(_ text: String) { session.console.out(screen.dressed(text)) }
      var waiting = isPerson ? nil : typed()
      guard isPerson || waiting != nil else { throw Self.nobody }
      if !session.json {
        session.print(
          say(
            "? erklärt, die Eingabetaste nimmt den Vorschlag in Klammern, „später“ hört auf.",
            "? explains, Enter takes what is suggested in brackets, “later” stops.")
            + (dictation.isResumed
              ? say(" Weiter, wo es aufhörte.", " Going on where it stopped.") : ""))
      }
      var part = ""
      while let question = dictation.dialog.question {
        if question.part != part {
          part = question.part
          show("\n\(part)\n")
        }
        show(Self.prompt(question, session.language))
        guard let line = waiting ?? typed() else { break }
        waiting = nil
        // What a script says stands on no screen.
        if !isPerson { session.console.out(line + "\n") }
        let word = line.trimmingCharacters(in: .whitespaces)
        if ["später", "spaeter", "later"].contains(word.lowercased()) { break }
        if word == "?" {
          show("  \(question.help)\n")
          continue
        }
        let problems = dictation.dialog.answer(word)
        for problem in problems { show("  ✗ \(problem)\n") }
        if problems.isEmpty { try desk.save(dictation, goOn: dictation.command) }
      }
      try desk.save(dictation, goOn: dictation.command)
      try finish(dictation, desk, session)
    }

    private static let nobody = CommandFailure(64, Problem("program.USAGE.nobodyToAsk"))

    /// `  Art (Gemeinde, Verein) [Gemeinde]: `
    private static func prompt(
      _ question: ProjectDialog.Question, _ language: Language
    ) -> String {
      var text = "  " + question.text
      let listed = question.choices.count > 8
      if listed {
        text += "\n" + question.choices.map { "    \($0)\n" }.joined() + "  "
      } else if !question.choices.isEmpty {
        text += " (" + question.choices.joined(separator: ", ") + ")"
      }
      if let usual = question.usual {
        text += " [\(usual)]"
      } else if !question.isNeeded, question.choices.isEmpty {
        text += language.pick(" [leer: keine Angabe]", " [empty: nothing]")
      }
      return text + ": "
    }

    private func finish(
      _ dictation: ProjectDesk.Dictation, _ desk: ProjectDesk, _ session: Session
    ) throws {
      let file = dictation.file
      guard dictation.dialog.isFinished else {
        session.answer(
          .members([("file", .string(file)), ("finished", .bool(false))]),
          say(
            "\n\(file): gespeichert, noch unvollständig. Weiter: \(dictation.command)",
            "\n\(file): saved, unfinished as yet. Go on: \(dictation.command)"))
        return
      }
      let project = try desk.read(dictation)
      let view = ProjectNoticeView(
        notice: try desk.notice(of: project), dryRun: true, isDraft: true)
      let change =
        session.office.hasLedger
        ? try desk.apply([file], dryRun: true).first : nil
      let notes = try change.map { try desk.notes(on: $0) }?.map { $0.text(session.language) } ?? []
      session.answer(
        .members([
          ("file", .string(file)), ("finished", .bool(true)),
          ("notes", .array(notes.map(JSONValue.string))),
          ("notice", view.json(session.language)),
        ]),
        [
          "\n" + (change?.text(session.language, dryRun: true) ?? project.id),
          view.text(notes, session.language),
          say(
            "\(file): fertig. Übernehmen: foerderbuch project apply \(file)",
            "\(file): finished. Take it over: foerderbuch project apply \(file)"),
        ].joined(separator: "\n"))
    }
  }
}

extension ProjectDesk.Dictation {
  /// How to go on with it.
  fileprivate var command: String {
    "foerderbuch project new \(amends.map { "--amend \($0) " } ?? "")-o \(file)"
  }
}
