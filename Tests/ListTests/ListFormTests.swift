import Amounts
import Funding
import Interchange
import Testing

@Suite("Forms of lists")
struct ListFormTests {
  private static let columns = "{title: T, recipient: N, from: B, to: E, eligible: A, grant: Z}"
  private static let row = "A;Amt;01.01.2015;31.12.2015;100,00;60,00\n"

  private static func list(
    _ text: String, columns: String = columns, table: String = "", more: String = "",
    rest: Bool = true
  ) throws -> ProjectList {
    try ListText.read(
      text,
      profile: ListText.profile(
        columns: columns, table: "decimalMark: comma\(table)", more: more, rest: rest))
  }

  @Test("A list without headings names its columns by letters")
  func noHeadings() throws {
    let columns = "{title: A, recipient: B, from: C, to: D, eligible: E, grant: F}"
    let list = try Self.list(
      Self.row + "B;Amt;01.01.2015;31.12.2015;200,00;60,00\n", columns: columns,
      table: ", headingRow: none")
    #expect(list.rows.map(\.line) == [1, 2])
    #expect(list.eligible == Money(cents: 300_00))
    let found = ListText.problems {
      _ = try Self.list(
        Self.row, columns: columns.replacing("F", with: "G"), table: ", headingRow: none")
    }
    #expect(found == ["HEADING_MISSING@1"])
  }

  @Test("Where the list ends at an empty row, what follows is left out and told")
  func untilEmpty() throws {
    let text =
      "T;N;B;E;A;Z\n\"A\nB\";Amt;01.01.2015;31.12.2015;100,00;60,00\n"
      + Self.row + ";;;;;\nStand;2015;;;;\nUnterschrift;;;;;\n"
    let list = try Self.list(text, table: ", until: empty")
    #expect(list.rows.count == 2)
    #expect(list.leftOut == [LeftOutRow(line: 6, reason: .behindEnd(rows: 2))])
    #expect(!ListText.problems { _ = try Self.list(text) }.isEmpty)
  }

  @Test("Money behind the end is told; a number that no row has is refused")
  func behindEnd() throws {
    let list = try Self.list(
      "T;N;B;E;A;Z\n" + Self.row + ";;;;;\n" + Self.row, table: ", until: empty")
    #expect(
      list.leftOut == [
        LeftOutRow(line: 4, reason: .behindEnd(rows: 1, amounts: Money(cents: 100_00)))
      ])
    for row in [1, 9] {
      let found = ListText.problems {
        _ = try Self.list("T;N;B;E;A;Z\n" + Self.row, more: "skip: {rows: [\(row)]}")
      }
      #expect(found == ["SKIPPED_ROW_UNKNOWN@\(row)"])
    }
  }

  @Test("Rows that nothing tells apart are told, and each is a project")
  func equalRows() throws {
    let list = try Self.list("T;N;B;E;A;Z\n" + Self.row + Self.row + "B" + Self.row.dropFirst())
    #expect(list.rows.count == 3)
    #expect(list.remarks == [.equalRows([2, 3])])
  }

  @Test("A row of totals may state the sum of its group")
  func subtotals() throws {
    let second = Self.row.replacing("A;", with: "B;").replacing("100,00;60", with: "50,00;25")
    let text =
      "T;N;B;E;A;Z\n\(Self.row)Zwischensumme X;;;;100,00;60,00\n"
      + "\(second)Zwischensumme Y;;;;50,00;25,00\nGesamtsumme;;;;150,00;85,00\n"
    let list = try Self.list(text, more: "skip: {totals: true}")
    #expect(list.eligible == Money(cents: 150_00))
    #expect(list.leftOut.count == 3)
    let wrong = text.replacing("Y;;;;50,00", with: "Y;;;;51,00")
    #expect(
      ListText.problems { _ = try Self.list(wrong, more: "skip: {totals: true}") }
        == ["LIST_TOTAL_DIFFERS@5"])
  }

  @Test(
    "A heading that says per cent tells what numbers without the sign count",
    arguments: [
      ("Satz in %", "80", "80.00"), ("Förderquote (%)", "80,5", "80.50"), ("Satz", "0,8", "80.00"),
      ("Satz in %", "80 %", "80.00"),
    ])
  func percentHeading(_ heading: String, _ value: String, _ grant: String) throws {
    let list = try Self.list(
      "T;N;B;E;A;\(heading)\nA;Amt;01.01.2015;31.12.2015;100,00;\(value)\n",
      columns: "{title: T, recipient: N, from: B, to: E, eligible: A, rate: \"\(heading)\"}")
    #expect(list.grant.plainText == grant)
  }

  @Test("Numbers above one are offered as per cent, as the message says")
  func percentWithoutSign() throws {
    let text = "T;N;B;E;A;S\nA;Amt;01.01.2015;31.12.2015;100,00;80\n"
    let columns = "{title: T, recipient: N, from: B, to: E, eligible: A, rate: S}"
    #expect(
      ListText.problems { _ = try Self.list(text, columns: columns) } == ["RATE_OUTSIDE@2"])
    let list = try Self.list(text, columns: columns, table: ", rates: percent")
    #expect(list.grant.plainText == "80.00")
  }

  @Test("--same with an id that the ledger does not know is refused")
  func unknownSame() throws {
    let found = ListText.problems {
      _ = try ProjectList.read(
        InputBytes(Array(("T;N;B;E;A;Z\n" + Self.row).utf8), file: "l.csv"),
        profile: ListText.read(
          profile: ListText.profile(columns: Self.columns, table: "decimalMark: comma")),
        answers: ListAnswers([(2...2, .same(as: "P-9"))]))
    }
    #expect(found == ["LIST_UNKNOWN_PROJECT@2"])
  }

  @Test("One bad row is set aside by its number, with what stands there")
  func skippedRow() throws {
    let text = "T;N;B;E;A;Z\n\(Self.row)B;Amt;irgendwann;31.12.2015;100,00;60,00\n"
    #expect(ListText.problems { _ = try Self.list(text) } == ["NOT_A_DATE@3"])
    let list = try Self.list(text, more: "skip: {rows: [3]}")
    #expect(list.rows.count == 1)
    #expect(
      list.leftOut == [LeftOutRow(line: 3, reason: .number("B | Amt | irgendwann"))])
  }

  @Test(
    "Months are their first day where a project begins and their last where it ends",
    arguments: [
      ("Mai 2024", "Februar 24", "2024-05-01", nil),
      ("März 23", "Feb. 2024", "2023-03-01", "2024-02-29"),
      ("Mrz 2023", "Dez 23", "2023-03-01", "2023-12-31"),
      ("Sept. 2023", "September 2024", "2023-09-01", "2024-09-30"),
      ("03/2023", "2023-06", "2023-03-01", "2023-06-30"),
      ("Mayo 2023", "06.2023", nil, nil), ("13/2023", "06.2024", nil, nil),
      ("Ma 2023", "06.2024", nil, nil),
    ])
  func months(from: String, to: String, first: String?, last: String?) throws {
    let list = try? Self.list("T;N;B;E;A;Z\nX;Amt;\(from);\(to);100,00;60,00\n")
    let isRead = first != nil && last != nil
    #expect(list?.rows.first?.project.period?.from.isoText == (isRead ? first : nil))
    #expect(list?.rows.first?.project.period?.to.isoText == (isRead ? last : nil))
  }

  @Test("Of several columns the first counts in which something stands")
  func firstFilled() throws {
    let columns = """
      {title: T, recipient: {firstFilled: [Firma, Name]}, from: B, to: E, eligible: A, grant: Z}
      """
    let text = """
      T;Firma;Name;B;E;A;Z
      X;Werk;Müller;01.01.2015;31.12.2015;100,00;60,00
      Y;;Stadt;01.01.2015;31.12.2015;100,00;60,00

      """
    let list = try Self.list(text, columns: columns)
    #expect(list.rows.map(\.project.organisations[0].name) == ["Werk", "Stadt"])
    #expect(list.unusedHeadings.isEmpty)
    let lacking = ListText.problems {
      _ = try Self.list(text, columns: columns.replacing("Name]", with: "Träger]"))
    }
    #expect(lacking == ["HEADING_MISSING@1"])
  }

  @Test("A heading that fits two keys by its beginning is no guess but a question")
  func oneHeadingTwoKeys() throws {
    let text = "T;Name;B;E;A;Z\n\(Self.row)"
    func problems(_ title: String, _ recipient: String) -> [String] {
      ListText.problems {
        _ = try Self.list(
          text,
          columns:
            "{title: \(title), recipient: \(recipient), from: B, to: E, eligible: A, grant: Z}")
      }
    }
    #expect(problems("Name*", "Name*") == ["HEADING_OF_TWO_KEYS@1"])
    #expect(problems("Na*", "Name") == ["HEADING_OF_TWO_KEYS@1"])
    // Named in full for both it is said.
    #expect(problems("Name", "Name") == [])
  }

  @Test(
    "What does not add up is told also where a part is empty",
    arguments: [
      ("40,00", false, []), ("", false, ["LIST_SOURCES_DIFFER@2"]), ("", true, []),
      ("39,99", true, ["LIST_SOURCES_DIFFER@2"]),
    ])
  func balance(own: String, rest: Bool, codes: [String]) {
    let columns = Self.columns.replacing("}", with: ", ownCash: O}")
    let found = ListText.problems {
      _ = try Self.list(
        "T;N;B;E;A;Z;O\nA;Amt;01.01.2015;31.12.2015;100,00;60,00;\(own)\n", columns: columns,
        rest: rest)
    }
    #expect(found == codes)
  }

  @Test("A list that tells nothing of what the recipient pays needs to be told")
  func noOwnCash() {
    let found = ListText.problems {
      _ = try Self.list("T;N;B;E;A;Z\n\(Self.row)", rest: false)
    }
    #expect(found == ["LIST_SOURCES_DIFFER@2"])
  }

  @Test("Other public money as a share of the eligible expenditure")
  func otherPublicRate() throws {
    let columns = Self.columns.replacing("}", with: ", otherPublicRate: L}")
    // 20 % of 333.33 is 66.666, which is 66.67 to the cent; 333.33 - 100.00 - 66.67 remain.
    let list = try Self.list(
      "T;N;B;E;A;Z;L\nA;Amt;01.01.2015;31.12.2015;333,33;100,00;20\n"
        + "B;Amt;01.01.2015;31.12.2015;333,33;100,00;0\n",
      columns: columns, table: ", rates: percent")
    let sources = list.rows.map { $0.project.measures[0].sources.map(\.planned.cents) }
    #expect(sources == [[166_66, 66_67], [233_33]])
  }
}
