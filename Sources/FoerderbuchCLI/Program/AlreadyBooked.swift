import Amounts
import Messages

/// Names the files that a command had booked before it came to one that it could not.
enum AlreadyBooked {
  /// - Parameters:
  ///   - files: those that were done, with the numbers of their entries.
  ///   - error: why the next one was not.
  /// - Returns: `error`, with a message about the others where there are any.
  static func adding(
    _ files: [(file: String, numbers: ClosedRange<Int64>?)], to error: any Error
  ) -> any Error {
    let booked = files.compactMap { file, numbers in
      numbers.map { "\(file) (\($0.lowerBound)–\($0.upperBound))" }
    }
    guard !booked.isEmpty, let failure = Failure(error) else { return error }
    return CommandFailure(
      Failure(
        exitCode: failure.exitCode,
        failure.messages + [
          Failure.Message(
            Problem("program.BOOKED_BEFORE", ["files": Fact.names(booked)]), Console.language)
        ]))
  }
}
