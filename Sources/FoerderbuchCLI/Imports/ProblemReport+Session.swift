import Amounts
import LedgerStore
import Messages
import Office

extension ProblemReport {
  /// Where `--report-problems` puts a table, with the command that reads it once it is corrected.
  /// - Parameter arguments: what else stands in that command: ` --profile kasse`.
  init(
    _ session: Session, output: String, files: [String], command: String = "import",
    arguments: String
  ) throws {
    try self.init(
      session.office, output: output, field: "reportProblems", files: files, command: command,
      arguments: arguments, sentence: { $0.problem.text(session.language, atTerminal: true) },
      told: { error in
        guard let error else {
          session.console.err(
            say(
              "\(output): Die Meldungen stehen neben den Zeilen. Dort berichtigen, dann: foerderbuch \(command) \(output)\(arguments)\n",
              "\(output): The messages stand beside the rows. Correct them there, then: foerderbuch \(command) \(output)\(arguments)\n"
            ))
          return
        }
        let failure = Failure(error) ?? Failure(unexpected: error)
        for message in failure.messages { session.console.err(message.text + "\n") }
      })
  }
}
