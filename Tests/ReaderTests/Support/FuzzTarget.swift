import Amounts
import Funding

@testable import Interchange

// `.ci/fuzz` compiles the builders of workbooks beside this file.
#if canImport(TestSupport)
  import TestSupport
#endif

/// A reader of what people and banks send, under bytes of any kind. `.ci/fuzz` makes such bytes up
/// for a while; `FuzzTests` runs what is kept of them on every test.
///
/// Each must come to an end with rows, with problems that can be told, or with both, and what it
/// read must read the same again.
enum FuzzTarget: String, CaseIterable {
  case csv, sheet, ods, camt, invoice, amount

  func run(_ bytes: [UInt8]) {
    switch self {
    case .csv: Self.table(InputBytes(bytes, file: "a.csv"))
    case .sheet: Self.table(InputBytes(Self.workbook(bytes), file: "a.xlsx"))
    case .ods: Self.table(InputBytes(Self.spreadsheet(bytes), file: "a.ods"))
    case .camt: Self.statements(bytes)
    case .invoice: Self.invoice(bytes)
    case .amount: Self.amount(bytes)
    }
  }

  // MARK: Tables

  /// A workbook whose sheet has these bytes.
  private static func workbook(_ sheet: [UInt8]) -> [UInt8] {
    var zip = ZipBuilder()
    for part in frame where part.name != "xl/worksheets/sheet1.xml" {
      zip.add(part.name, Array(part.content.utf8))
    }
    zip.add("xl/worksheets/sheet1.xml", sheet)
    return zip.finished()
  }

  /// A spreadsheet of LibreOffice whose sheets have these bytes.
  private static func spreadsheet(_ content: [UInt8]) -> [UInt8] {
    var zip = ZipBuilder()
    zip.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    zip.add("content.xml", content)
    return zip.finished()
  }

  private static let frame: [(name: String, content: String)] = {
    var builder = WorkbookBuilder(rows: "")
    builder.sharedTexts = "<si><t>Betrag</t></si><si><r><t>Art</t></r></si><si><t>x</t></si>"
    builder.styles = """
      <numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy hh:mm"/></numFmts>
      <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>
      """
    return builder.parts
  }()

  private static func table(_ input: InputBytes) {
    let first = outcome(input)
    precondition(first == outcome(input), "read twice, the same bytes gave two answers")
  }

  /// What reading a table came to.
  private struct Outcome: Equatable {
    var rows: [BookingRow] = []
    var cells: [String] = []
    /// In both languages.
    var problems: [String] = []
  }

  private static func outcome(_ input: InputBytes) -> Outcome {
    var outcome = Outcome()
    do throws(InputProblems) {
      let file = try TableFile(input)
      let problems = ProblemList()
      BookingTable(file).read(problems: problems) { row in
        precondition(row.booking.amount > .zero, "an amount that is not above zero")
        outcome.rows.append(row)
      }
      // Also every cell as it is, headings or not.
      let raw = ProblemList()
      file.forEachRow(problems: raw) { row in
        for cell in row.cells { outcome.cells.append(cell.string) }
      }
      precondition(raw.count <= problems.count, "a problem that the table did not tell")
      outcome.problems = tell(problems)
    } catch {
      outcome.problems = tell(error)
    }
    return outcome
  }

  private static func tell(_ problems: ProblemList) -> [String] {
    problems.isEmpty ? [] : tell(problems.collected)
  }

  /// The messages in both languages. Each is one line of a length that can be read, whatever stands
  /// in the file, and sends a terminal no commands.
  private static func tell(_ problems: InputProblems) -> [String] {
    let texts = [problems.text(.de), problems.text(.en)]
    for text in texts {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let more = problems.count > problems.problems.count ? 1 : 0
      precondition(lines.count == problems.problems.count + more, "a message of several lines")
      for line in lines {
        precondition(line.utf8.count <= 4000, "a message of \(line.utf8.count) bytes")
        precondition(
          !line.unicodeScalars.contains { $0.properties.generalCategory == .control },
          "a control character in a message")
      }
    }
    return texts
  }

  // MARK: Statements

  private static func statements(_ bytes: [UInt8]) {
    let problems = ProblemList()
    let statements = BankStatementFile.read(InputBytes(bytes, file: "a.xml"), problems: problems)
    let told = tell(problems)
    precondition(!statements.isEmpty || !told.isEmpty, "neither a statement nor a problem")
    let again = BankStatementFile.read(InputBytes(bytes, file: "a.xml"), problems: ProblemList())
    precondition(statements == again, "read twice, the same bytes gave two answers")
    let keys = statements.flatMap(\.transactions).map(\.key)
    precondition(
      !problems.isEmpty || Set(keys).count == keys.count, "two transactions with one key")
  }

  // MARK: Invoices

  private static func invoice(_ bytes: [UInt8]) {
    func read() -> (invoice: EInvoice?, told: [String]) {
      do throws(InputProblems) {
        return (try EInvoiceFile.read(InputBytes(bytes, file: "a.xml")), [])
      } catch {
        return (nil, tell(error))
      }
    }
    // A PDF goes to another program; its name would be of no use here.
    guard !bytes.starts(with: Array("%PDF".utf8)) else { return }
    let first = read()
    let again = read()
    precondition(first == again, "read twice, the same bytes gave two answers")
    guard let invoice = first.invoice else { return }
    precondition((try? invoice.net + invoice.vat) == invoice.gross, "net and VAT are not gross")
  }

  // MARK: Amounts

  private static func amount(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    meaning(bytes, text)
    for mark in [nil, DecimalMark.comma, .point] {
      let read = bytes.withUnsafeBufferPointer { AmountText.read(utf8: $0, mark: mark) }
      switch read {
      case .success(let money): reads(money)
      case .failure(.ambiguous(let grouped)):
        precondition(mark == nil, "ambiguous although the mark is given")
        reads(grouped)
      case .failure: break
      }
      switch NumberText.read(text, mark: mark) {
      case .success(let number):
        precondition(number.sign >= 0, "\(text) was read as below zero")
        precondition(
          Rational(text: number.exactText).map { $0 == number } ?? true, "\(text) is not exact")
      case .failure(let fault): _ = InputFault.value(fault).code
      }
    }
    _ = Rate(text: text)
    _ = DateText.read(text)
  }

  /// However it is printed, it reads as it was.
  /// What stands around digits, in cells, headings and number formats.
  private static func meaning(_ bytes: [UInt8], _ text: String) {
    _ = AmountWords(beside: text)
    _ = AmountWords(heading: text)
    _ = NumberMeaning(code: text)
    if let reason = AmountFault.reason(text) {
      let place = SourcePosition(file: "fuzz")
      _ = InputProblem(place: place, value: text, fault: .amount(reason)).text(.de)
    }
    bytes.withUnsafeBufferPointer { bytes in
      _ = RowWords.kind(bytes)
      guard let found = SignedText.plain(.text(bytes)) else { return }
      precondition(found.text.utf8.count <= SignedText.limit * 3, "longer without its sign")
    }
    for unit in AmountUnit.allCases {
      guard case .success(let money) = AmountText.read(text, exponent: unit.exponent) else {
        continue
      }
      precondition(money.magnitude <= .maximum, "\(text) was read as more than an amount may be")
    }
  }

  private static func reads(_ money: Money) {
    let ways: [(String, DecimalMark)] = [
      (money.plainText, .point), (money.numberText(.de), .comma), (money.numberText(.en), .point),
      (money.text(.de), .comma), (money.text(.en), .point),
    ]
    for (text, mark) in ways {
      precondition(AmountText.read(text) == .success(money), "\(text) does not read back")
      precondition(
        AmountText.read(text, mark: mark) == .success(money), "\(text) does not read back, marked")
    }
  }
}
