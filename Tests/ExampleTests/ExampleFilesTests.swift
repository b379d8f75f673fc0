import Amounts
import Foundation
import Funding
import Testing

/// What holds for every example: the demo books it as it stands.
@Suite struct ExampleFilesTests {
  static let names = [
    "altstadt", "fehlerbeispiele", "klimawerkstatt", "smart-city-dortmund-schwerte",
  ]

  @Test func allAreTestedHere() throws {
    #expect(try ExampleLedger.names() == Self.names)
  }

  @Test(arguments: names)
  func everyRowBooks(name: String) throws {
    let ledger = try ExampleLedger(name)
    #expect(ledger.entries.count >= ledger.bookings.count)
    let references = ledger.bookings.compactMap(\.reference)
    #expect(references.count == ledger.bookings.count)
    #expect(Set(references).count == references.count)
  }

  @Test(arguments: names)
  func rowsStandInTheOrderOfTheirDays(name: String) throws {
    let days = try ExampleLedger(name).bookings.map(\.date)
    #expect(days == days.sorted())
  }

  /// Nobody pays with money that has not come in yet.
  @Test(arguments: names)
  func bankNeverBelowZero(name: String) throws {
    let ledger = try ExampleLedger(name)
    for measure in ledger.project.measures {
      for (day, balance) in try ledger.bankBalances(measure.id, bank: "1800") {
        #expect(balance >= .zero, "\(measure.id) on \(day.isoText): \(balance.plainText)")
      }
    }
  }

  @Test(arguments: names)
  func evidenceLiesBesideIt(name: String) throws {
    for file in try ExampleLedger(name).bookings.flatMap(\.evidence) {
      let text = try String(decoding: ExampleLedger.bytes("examples/" + file), as: UTF8.self)
      #expect(text.hasPrefix("BEISPIEL, ERFUNDEN."), "\(file)")
    }
  }

  @Test func noEvidenceWithoutABooking() throws {
    let used = try Self.names.flatMap { try ExampleLedger($0).bookings.flatMap(\.evidence) }
    let lying = try FileManager.default.contentsOfDirectory(
      atPath: ExampleLedger.folder.appending(path: "nachweise").path)
    #expect(Set(used) == Set(lying.map { "nachweise/" + $0 }))
    #expect(Set(used).count == used.count)
  }

  /// What is made up says so.
  @Test(arguments: names)
  func headersTellWhatIsInvented(name: String) throws {
    let text = try String(decoding: ExampleLedger.bytes("examples/\(name).yaml"), as: UTF8.self)
    let header =
      text.prefix(while: { $0 != "\n" }) + text.split(separator: "\n").prefix(10).joined()
    #expect(header.contains("ERFUNDEN") || header.contains("ANGENOMMEN"))
  }
}
