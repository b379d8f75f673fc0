import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange

/// An example of `Schemas/examples/`: its project file and its table of bookings, read, checked and
/// made entries of, without a ledger file.
struct ExampleLedger {
  let project: Project
  let bookings: [Booking]
  let entries: [ProposedEntry]
  private let library: RuleSetLibrary

  static let folder = root.appending(path: "Schemas/examples")

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// - Parameter name: of both files, without their endings.
  init(_ name: String) throws {
    let families = try Self.files(in: "rule-sets").map { path in
      try RuleSetFile.read(Self.bytes(path), file: path)
    }
    library = RuleSetLibrary(families)
    let projectFile = "examples/\(name).yaml"
    project = try ProjectFile.read(
      Self.bytes(projectFile), file: projectFile, ruleSets: library.ids)
    let tableFile = "examples/\(name).csv"
    let table = BookingTable(
      try CSVReader(InputBytes(Self.bytes(tableFile), file: tableFile)))
    bookings = try table.rows().map(\.booking)
    let chart = try ChartFile.read(
      Self.bytes("chart-of-accounts.yaml"), file: "chart-of-accounts.yaml")
    let desk = BookingDesk(portfolio: Portfolio(projects: [project]), chart: chart)
    entries = try bookings.flatMap { try desk.propose($0) }
  }

  func assess(_ measure: String, asOf: CalendarDate) throws -> Assessment {
    guard let plan = project.measure(measure) else { throw Missing(measure: measure) }
    return try Assessment.of(
      plan, in: project, library: library,
      activities: entries.flatMap { $0.activities(isFiled: Self.isFiled($0.booking)) }
        .filter { $0.key.measure == measure },
      units: .zero, asOf: asOf)
  }

  /// Whether a file lies there that the booking names as evidence.
  private static func isFiled(_ booking: Booking) -> Bool {
    booking.evidence.contains {
      FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
    }
  }

  /// The sum of the bookings of a kind up to a day, cents.
  func sum(_ kind: BookingKind, upTo day: CalendarDate) throws -> Money {
    try bookings.filter { $0.kind == kind && $0.date <= day }.map(\.amount).sum()
  }

  /// The bank balance of a measure after each day on which it moves, cents.
  func bankBalances(_ measure: String, bank: String) throws -> [CalendarDate: Money] {
    let moves = entries.flatMap { entry in
      entry.entry.postings.filter { $0.account == bank && $0.measure == measure }
        .map { (day: entry.entry.bookedOn, amount: $0.amount) }
    }
    var balance = Money.zero
    var balances: [CalendarDate: Money] = [:]
    for (day, today) in Dictionary(grouping: moves, by: \.day).sorted(by: { $0.key < $1.key }) {
      balance = try balance + today.map(\.amount).sum()
      balances[day] = balance
    }
    return balances
  }

  /// The names of all examples.
  static func names() throws -> [String] {
    try files(in: "examples").filter { $0.hasSuffix(".yaml") }.map {
      String($0.dropFirst("examples/".count).dropLast(".yaml".count))
    }
  }

  private static func files(in folder: String) throws -> [String] {
    let place = root.appending(path: "Schemas").appending(path: folder).resolvingSymlinksInPath()
    return try FileManager.default.contentsOfDirectory(atPath: place.path)
      .filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted().map { folder + "/" + $0 }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: root.appending(path: "Schemas").appending(path: path)))
  }

  struct Missing: Error { let measure: String }
}
