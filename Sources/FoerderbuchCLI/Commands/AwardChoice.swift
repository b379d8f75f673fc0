import ArgumentParser
import Messages

/// One award, or all of them.
struct AwardChoice: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say("Der Bescheid; sonst --all.", "The award; else --all."),
      valueName: say("bescheid", "award")))
  var award: String?

  @Flag(help: ArgumentHelp(say("Alle Bescheide, mit Summe.", "All awards, with their total.")))
  var all = false

  /// Nil: all.
  /// - Parameter alone: options that go with one award only.
  func award(_ alone: [(option: String, isGiven: Bool)]) throws -> String? {
    guard let award else {
      guard all else {
        throw CommandFailure(64, Problem("program.USAGE.awardOrAll"))
      }
      if let (option, _) = alone.first(where: \.isGiven) {
        throw CommandFailure(64, Problem("program.USAGE.oneAward", ["option": option]))
      }
      return nil
    }
    guard !all else {
      throw CommandFailure(64, Problem("program.USAGE.awardAndAll"))
    }
    return award
  }
}
