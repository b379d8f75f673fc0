import ArgumentParser

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
        throw CommandFailure(
          64, "Nennen Sie einen Bescheid, oder --all für alle.",
          "Name an award, or --all for all.")
      }
      if let (option, _) = alone.first(where: \.isGiven) {
        throw CommandFailure(
          64, "\(option): Das gilt für einen Bescheid, nicht für --all.",
          "\(option): It is for one award, not for --all.")
      }
      return nil
    }
    guard !all else {
      throw CommandFailure(
        64, "--all: Entweder ein Bescheid oder alle.", "--all: Either one award or all.")
    }
    return award
  }
}
