import Amounts
import Testing

@testable import Messages

/// What is told of a problem: the parts of its key in the book.
@Suite struct ProblemTests {
  static let unknown = Problem("config.UNKNOWN_KEY", ["key": "plannd", "known": ["planned"]])

  @Test("found, allowed and the way out, one after the other")
  func parts() {
    let problem = Problem("file.FILE_TOO_LARGE", ["bytes": 12, "limit": 10])
    #expect(problem.code == "FILE_TOO_LARGE")
    #expect(
      problem.text(.de) == "Die Datei hat 12 Byte. Erlaubt sind höchstens 10 Byte. "
        + "Teilen Sie sie auf.")
    #expect(
      problem.text(.en) == "The file has 12 bytes. At most 10 bytes are allowed. Split it up.")
  }

  @Test("a sentence that does not stand there is left out")
  func without() {
    #expect(Self.unknown.remedy == nil)
    #expect(!Self.unknown.has("remedy") && Self.unknown.has("near") && Self.unknown.has("cents"))
  }

  @Test("the nearest name is the way out, where there is one")
  func suggesting() {
    let near = Self.unknown.suggesting("planned")
    #expect(near.remedy?.text(.de) == "Gemeint ist wohl „planned“.")
    #expect(near.remedy?.text(.en) == "Probably \"planned\" is meant.")
    #expect(Self.unknown.suggesting(nil) == Self.unknown)
  }

  @Test("other sentences of it stand for what is allowed and for the way out")
  func with() {
    let problem = Problem(
      "booking.LINE_TAKES_CASH", ["id": "1.1", "lines": ["2.1"]])
    #expect(problem.allowed?.key == "booking.LINE_TAKES_CASH.allowed")
    let other = problem.with(allowed: "none", remedy: "add")
    #expect(other.allowed?.key == "booking.LINE_TAKES_CASH.none")
    #expect(other.remedy?.key == "booking.LINE_TAKES_CASH.add")
    #expect(problem.with(allowed: nil, remedy: nil) == problem)
  }

  @Test("a further fact takes the place of an earlier one of its name")
  func telling() {
    let problem = Problem("value.NOT_A_DATE.notADate").telling("value", "x").telling("value", 5)
    #expect(problem.found.text(.en) == "5 is no date.")
  }
}
