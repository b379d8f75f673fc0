import ArgumentParser
import Messages

/// What becomes of a file that lies where one is to be written.
struct TargetOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say(
        "Eine Datei gleichen Namens wird ersetzt.", "A file of the same name is replaced.")))
  var replace = false

  /// - Parameter target: the option that names a file; nil where it was not given.
  func checked(_ target: (option: String, isGiven: Bool)) throws -> Bool {
    guard replace, !target.isGiven else { return replace }
    throw CommandFailure(64, Problem("program.USAGE.nothingToReplace", ["option": target.option]))
  }
}
