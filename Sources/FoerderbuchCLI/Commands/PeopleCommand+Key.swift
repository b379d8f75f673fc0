import Amounts
import ArgumentParser
import Bookkeeping
import Interchange
import Messages
import Office

extension PeopleCommand {
  /// `people key`: for programs that act as whoever asks for it.
  struct Key: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "key",
        abstract: say(
          "Stellt einen Schlüssel für die eigenen Programme aus (Schnittstelle von serve).",
          "Issues a key for one's own programs (the interface of serve)."),
        discussion: say(
          "Er steht nur hier, ersetzt den vorigen, und endet nach einem Jahr oder mit dem Kennwort.",
          "It stands here only, replaces the last one, and ends after a year or with the password.")
      )
    }

    @Flag(help: ArgumentHelp(say("Zieht ihn zurück.", "Takes it back.")))
    var withdraw = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      guard let person = try PeopleDesk(session.office).myself() else {
        throw CommandFailure(65, Problem("program.SERVE.noPeople"))
      }
      let accounts = try AccountDesk(ledger: session.office.ledgerPath)
      guard !withdraw else {
        try accounts.withdrawKey(of: person)
        return session.answer(
          .members([("person", .string(person.id))]),
          say(
            "\(person.name) hat keinen Schlüssel mehr.", "\(person.name) has no key any more."))
      }
      let key = try accounts.newKey(of: person, at: session.console.now().seconds)
      session.answer(
        .members([("person", .string(person.id)), ("key", .string(key))]),
        say(
          "Schlüssel von \(person.name), er steht nur hier und gilt ein Jahr:",
          "Key of \(person.name), it stands here only and holds for a year:") + "\n\(key)")
    }
  }
}
