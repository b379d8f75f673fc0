import Amounts
import CXlsxWriter
import Foundation
import Reporting
import Workbooks

/// A list of vouchers as a workbook: by our renderer, and the same cells through the C calls of
/// libxlsxwriter in constant-memory mode.
///
/// Ten cells in a row: number, entry, voucher, day, day, payee, purpose, position, gross, eligible.
struct VoucherWork {
  enum Failure: Error { case refused(UInt32) }

  let rows: Int

  // MARK: What stands in the cells, the same for both

  static let headings = [
    "Lfd. Nr.", "Buchung", "Beleg-Nr.", "Gebucht am", "Tag der Zahlung", "Empfänger",
    "Grund der Zahlung", "Position", "Betrag brutto EUR", "davon zuwendungsfähig EUR",
  ]
  static let widths = [8, 9, 14, 12, 12, 28, 36, 10, 15, 15]
  static let payees = (0..<40).map { "Firma \($0) GmbH" }
  static let purposes = ["Planung", "Straßenbau, Abschlagsrechnung", "Öffentlichkeitsarbeit"]
  static let positions = ["0812", "0831", "0835", "0850"]

  static func number(_ row: Int) -> Int { 10_000 + row * 7 % 90_000 }
  static func voucher(_ row: Int) -> String { "R-\(number(row))" }
  static func day(_ row: Int) -> Int32 { 18_718 + Int32(row % 1735) }
  static func gross(_ row: Int) -> Int64 { Int64(row) * 7919 % 500_000 + 1 }

  // MARK: Ours

  func write(to path: String) throws {
    let rows = rows
    let stream = RowStream(count: rows) { sink in
      for row in 0..<rows { try sink(Row(.data, Self.cells(row))) }
    }
    let total = Row(
      .total,
      Array(repeating: Cell.empty.role(.total), count: 8)
        + [8, 9].map { _ in
          .money(
            .zero, .sum(.column(block: "list", column: "gross")),
            style: CellStyle(.total, .amount))
        })
    let heading = Row(
      .heading, Self.headings.map { .text($0, style: CellStyle(.heading)) })
    let report = Report(
      title: "Belegliste", language: .de, created: CalendarDate(days: 20_600),
      sheets: [
        Sheet(
          key: "list", name: "Belegliste", widths: Self.widths,
          blocks: [
            Block(
              key: "list",
              columns: [
                "number", "entry", "voucher", "bookedOn", "paidOn", "payee", "purpose",
                "position", "gross", "eligible",
              ], rows: .stream(before: [heading], stream, after: [total]))
          ])
      ])
    try WorkbookFile.write(report, to: path)
  }

  private static let integer = CellStyle(.body, .integer)
  private static let date = CellStyle(.body, .date, alignment: .center)
  private static let text = CellStyle(.body)
  private static let amount = CellStyle(.body, .amount)

  private static func cells(_ row: Int) -> [Cell] {
    [
      Cell(.integer(Int64(row + 1)), style: integer),
      Cell(.integer(Int64(row + 7)), style: integer),
      .text(voucher(row), style: text),
      Cell(.date(CalendarDate(days: day(row))), style: date),
      Cell(.date(CalendarDate(days: day(row) + 3)), style: date),
      .text(payees[row % 40], style: text), .text(purposes[row % 3], style: text),
      .text(positions[row % 4], style: text),
      .money(Money(cents: gross(row)), style: amount),
      .money(Money(cents: gross(row) / 2), style: amount),
    ]
  }

  // MARK: The library's own calls

  func writeRaw(to path: String) throws {
    var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 0)
    guard let workbook = workbook_new_opt(path, &options),
      let sheet = workbook_add_worksheet(workbook, "Belegliste")
    else { throw Failure.refused(0) }
    func format(_ code: String?) -> UnsafeMutablePointer<lxw_format>? {
      let format = workbook_add_format(workbook)
      if let code { format_set_num_format(format, code) }
      return format
    }
    let (integer, date) = (format("#,##0"), format("dd.mm.yyyy"))
    let (text, amount) = (format(nil), format("#,##0.00"))
    for (column, width) in Self.widths.enumerated() {
      let at = lxw_col_t(column)
      worksheet_set_column(sheet, at, at, Double(width), nil)
      worksheet_write_string(sheet, 0, at, Self.headings[column], nil)
    }
    // As a program in C has them: bytes that end with a zero, without a String in between.
    let (payees, purposes) = (Self.payees.map { strdup($0) }, Self.purposes.map { strdup($0) })
    let positions = Self.positions.map { strdup($0) }
    defer { (payees + purposes + positions).forEach { free($0) } }
    var voucher = Array("R-00000".utf8CString)
    for index in 0..<rows {
      let row = lxw_row_t(index + 1)
      var number = Self.number(index)
      for digit in stride(from: 6, through: 2, by: -1) {
        voucher[digit] = CChar(48 + number % 10)
        number /= 10
      }
      worksheet_write_number(sheet, row, 0, Double(index + 1), integer)
      worksheet_write_number(sheet, row, 1, Double(index + 7), integer)
      worksheet_write_string(sheet, row, 2, voucher, text)
      worksheet_write_number(sheet, row, 3, Double(Self.day(index)) + 25_569, date)
      worksheet_write_number(sheet, row, 4, Double(Self.day(index)) + 25_572, date)
      worksheet_write_string(sheet, row, 5, payees[index % 40], text)
      worksheet_write_string(sheet, row, 6, purposes[index % 3], text)
      worksheet_write_string(sheet, row, 7, positions[index % 4], text)
      worksheet_write_number(sheet, row, 8, Double(Self.gross(index)) / 100, amount)
      worksheet_write_number(sheet, row, 9, Double(Self.gross(index) / 2) / 100, amount)
    }
    let code = workbook_close(workbook)
    guard code == LXW_NO_ERROR else { throw Failure.refused(code.rawValue) }
  }
}
