import Amounts
import Bookkeeping
import Foundation
import Funding
import LedgerStore
import Office
import TestSupport
import Testing

/// Imports as values: what a face shows, asks and tells, without one.
@Suite("Imports in an office") struct ImportTests {
  private static let table = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Referenz
    01.02.2025;Ausgabe;M;SACH;;100,00;01.02.2025;a
    02.02.2025;Zuwendungseingang;M;;Z;50,00;;
    """

  private static func office(_ table: String) throws -> (GrantOffice, TemporaryFolder) {
    let folder = try OfficeTests.folder()
    let office = OfficeTests.office(folder)
    try office.makeEmptyLedger()
    try ProjectDesk(office).apply(["projekt.yaml"])
    try folder.write(Data(table.utf8), to: "b.csv")
    return (office, folder)
  }

  @Test("a table says what its rows come to before it is booked, and in one transaction")
  func table() throws {
    let (office, folder) = try Self.office(Self.table)
    defer { withExtendedLifetime(folder) {} }
    var shown: [TakenTable] = []
    var steps = 0
    let taken = try TableImport(office).take("b.csv", progress: { _ in steps += 1 }) {
      shown.append($0)
    }
    #expect(shown.count == 1)
    #expect(shown[0].posted.head == taken.posted.head)
    #expect(taken.rows == 2)
    #expect(taken.newRows == 2)
    #expect(taken.sum(.outward) == "100.00")
    #expect(taken.sum(.inward) == "50.00")
    #expect(taken.posted.numbers == 1...2)
    // Two rows are read, two are booked, and each of the readings ends.
    #expect(steps >= 6)
    // The accounts came with the entries, in the same act of writing.
    #expect(office.committed.map(\.entries) == [nil, 1...2])
  }

  @Test("rows that met an entry are values with both sides, and nothing is booked")
  func refused() throws {
    let (office, folder) = try Self.office(Self.table)
    _ = try TableImport(office).take("b.csv")
    let more = "\n03.02.2025;Ausgabe;M;SACH;;7,00;;"
    let changed = Self.table.replacing("100,00", with: "101,00")
    try folder.write(Data((changed + more).utf8), to: "b.csv")
    let refused = try #require(throws: RowsRefused.self) { try TableImport(office).take("b.csv") }
    #expect(refused.rows == 3)
    #expect(refused.taken.told.map(\.line) == [2])
    #expect(refused.taken.told.first?.booked?.amount == "100.00")
    #expect(refused.taken.told.first?.row?.amount == "101.00")
    #expect(refused.repeated.told.map(\.number) == [2])
    #expect(refused.others.isEmpty)
    #expect(try office.open(.readOnly).entryCount() == 2)
    // Whoever knows says so: the known reference is another matter, the equal row is left out.
    var terms = TableImport.Terms()
    terms.repeats = RepeatRules(rest: .leftOut)
    try folder.write(Data((Self.table + more).utf8), to: "b.csv")
    let taken = try TableImport(office, terms).take("b.csv")
    #expect(taken.repeats.map(\.line) == [3])
    #expect(taken.newRows == 1)
  }
}
