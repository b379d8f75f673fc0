import Amounts
import Funding
import Reporting

// The sheet to fill in. The check and the reference stand first and stay in sight; empty cells are
// not written, the columns carry their look. Texts stay in one line, because the height of a row is
// fixed once it is written.

extension EntryWorkbook {
  static let block = "bookings"
  static let check = "check"

  /// The columns after the check, in order.
  static let columns: [BookingColumn] =
    [.reference] + BookingColumn.allCases.filter { $0 != .reference }

  var bookingsSheet: Sheet {
    let headings = Row(
      .heading,
      [text(EntryHeading.check.name[language], .heading)]
        + Self.columns.map { .text(heading($0), style: Self.headingStyle($0)) })
    let rows = (1...max(1, rows)).map { number in
      Row(
        key: String(number), .data,
        [
          Cell(
            .text(""), formula: checkFormula(row: number),
            style: CellStyle(.input, wraps: false)),
          .text(
            reference(number), style: CellStyle(.input, wraps: false, isIndented: true)),
        ])
    }
    var sheet = Sheet(
      key: EntrySheet.bookings.rawValue, name: EntrySheet.bookings.name[language],
      widths: [34] + Self.columns.map(Self.width),
      blocks: [
        Block(
          key: Self.block, columns: [Self.check] + Self.columns.map(\.rawValue),
          rows: [headings] + rows)
      ],
      print: wide,
      headings: Sheet.HeadingRows(block: Self.block, columns: 2), filter: Self.block,
      highlights: [
        Sheet.Highlight(
          .column(block: Self.block, column: Self.check), equal: ready, tone: .good)
      ])
    sheet.columnStyles =
      [CellStyle(.input, wraps: false)]
      + Self.columns.map {
        CellStyle(
          .input, Self.format($0), wraps: false, isIndented: Self.format($0) == .text)
      }
    sheet.validations = validations
    sheet.marks = marks
    sheet.protection = .entry
    sheet.hasNumbersAsText = true
    return sheet
  }

  func text(_ text: String, _ role: CellStyle.Role) -> Cell {
    .text(text, style: CellStyle(role))
  }

  /// Numbers and dates stand at the right, so their headings do, too; texts keep a little apart.
  static func headingStyle(_ column: BookingColumn) -> CellStyle {
    let isText = format(column) == .text
    return CellStyle(.heading, alignment: isText ? .natural : .right, isIndented: isText)
  }

  /// Three pages across, with check and reference on both.
  private var wide: PrintSetup {
    var setup = PrintSetup(orientation: .landscape, footer: footer)
    setup.pagesAcross = 4
    return setup
  }

  /// In characters.
  static func width(_ column: BookingColumn) -> Int {
    switch column {
    case .date, .voucherDate, .paidOn, .serviceFrom, .serviceTo, .dueOn: 15
    case .kind: 22
    case .measure, .line: 16
    case .source: 22
    case .amount, .vat, .unitRate, .retention, .discount: 15
    case .retentionDue: 19
    case .eligible: 19
    case .reason, .voucher: 18
    case .counterparty: 24
    case .purpose: 28
    case .method: 14
    case .quantity: 10
    case .share: 10
    case .evidence: 20
    case .reference: 18
    case .voucherTotal, .order, .inventory, .forVoucher: 18
    case .discountOffered, .staffShare: 16
    case .procedure: 26
    case .offers: 10
    }
  }

  static func format(_ column: BookingColumn) -> CellStyle.Format {
    switch column {
    case .date, .voucherDate, .paidOn, .serviceFrom, .serviceTo, .dueOn, .retentionDue: .date
    case .amount, .eligible, .vat, .unitRate, .voucherTotal, .retention, .discount: .euro
    case .quantity, .offers: .decimal
    case .share, .discountOffered, .staffShare: .percent
    default: .text
    }
  }

  /// The cell of a column in a row of the sheet.
  func cell(_ column: BookingColumn, row: Int = 1) -> Reference {
    .cell(block: Self.block, row: String(row), column: column.rawValue)
  }

  private func cells(_ column: BookingColumn) -> Reference {
    .column(block: Self.block, column: column.rawValue)
  }

  // MARK: Marks

  /// Cells that have no use for the kind turn grey; a row that is not ready is marked.
  private var marks: [Sheet.Mark] {
    let (kind, measure) = (cell(.kind), cell(.measure))
    let state = Reference.cell(block: Self.block, row: "1", column: Self.check)
    let key: Formula = "\(measure)&\(text: Self.mark)&\(kind)"
    let isValued: Formula =
      "OR(\(kind)=\(text: BookingKind.inKind.name[language]),\(kind)=\(text: BookingKind.civic.name[language]),\(kind)=\(text: BookingKind.expense.name[language]))"
    return [
      Sheet.Mark(
        .column(block: Self.block, column: Self.check),
        where: "AND(\(state)<>\(text: ""),\(state)<>\(text: ready))", tone: .caution),
      Sheet.Mark(
        cells(.line),
        where:
          "AND(\(kind)<>\(text: ""),\(measure)<>\(text: ""),COUNTIF(\(.name("FB_LineKeys")),\(key))=0)",
        tone: .quiet),
    ]
      + [.method, .quantity, .unitRate, .share].map {
        Sheet.Mark(cells($0), where: "AND(\(kind)<>\(text: ""),NOT(\(isValued)))", tone: .quiet)
      }
  }
}
