import Amounts
import CXlsxWriter
import Reporting

/// How the roles of cells look: one typeface, one accent colour, lines instead of boxes. Nothing is
/// said by colour alone, so it also reads in black and white.
struct HouseStyle {
  /// A deep blue that prints as dark grey.
  static let accent: lxw_color_t = 0x1F4E79
  /// Behind headings: the accent, nearly white.
  static let tint: lxw_color_t = 0xE4ECF4
  /// Behind fields to fill in.
  static let field: lxw_color_t = 0xF7F7F2
  static let line: lxw_color_t = 0xBFC8D1
  static let quiet: lxw_color_t = 0x555555
  /// The size in points of the letters that column widths are counted in. A digit of this size is 7
  /// pixels wide, as spreadsheets round it, and so it is in programs that do not round: at 10
  /// points they would make columns a sixteenth wider.
  private static let measure = 9.5

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let language: Language
  private var formats: [Key: UnsafeMutablePointer<lxw_format>] = [:]
  private struct Key: Hashable {
    let style: CellStyle
    let isTall: Bool
  }
  private var highlights: [Sheet.Highlight.Tone: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>, language: Language) {
    self.workbook = workbook
    self.language = language
    // The style of empty cells and the measure of column widths.
    if let plain = foerderbuch_default_format(workbook) {
      Self.letter(plain, .body)
      format_set_font_size(plain, Self.measure)
    }
  }

  /// The format of a style, made once.
  /// - Parameter isTall: whether the row has several lines: then all its cells begin at the top.
  mutating func format(
    _ style: CellStyle, isTall: Bool = false
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format> {
    let key = Key(style: style, isTall: isTall)
    if let known = formats[key] { return known }
    guard let format = workbook_add_format(workbook) else {
      throw .refused(call: "workbook_add_format", code: 0)
    }
    Self.letter(format, style.role)
    let vertical =
      switch style.role {
      // The air of running text is above it, so that it keeps off the line before.
      case .paragraph, .note:
        isTall ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_BOTTOM
      case .field: LXW_ALIGN_VERTICAL_TOP
      default: isTall ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
      }
    format_set_align(format, UInt8(vertical.rawValue))
    number(format, style)
    open(format, style)
    align(format, style)
    surround(format, style)
    formats[key] = format
    return format
  }

  /// The look of a cell that stands out.
  mutating func highlight(
    _ tone: Sheet.Highlight.Tone
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format> {
    if let known = highlights[tone] { return known }
    guard let format = workbook_add_format(workbook) else {
      throw .refused(call: "workbook_add_format", code: 0)
    }
    let (ink, ground): (lxw_color_t, lxw_color_t) =
      switch tone {
      case .good: (0x1E5B2E, 0xE3F1E5)
      case .caution: (0x7A4B00, 0xFCF0D4)
      case .bad: (0x9C0006, 0xFBDDDD)
      case .quiet: (Self.quiet, 0xE9E9E9)
      }
    format_set_font_color(format, ink)
    format_set_bg_color(format, ground)
    format_set_bold(format)
    highlights[tone] = format
    return format
  }

  private static func letter(_ format: UnsafeMutablePointer<lxw_format>, _ role: CellStyle.Role) {
    format_set_font_name(format, "Arial")
    format_set_font_size(format, Double(TextMetrics.points(role)))
    switch role {
    case .title:
      format_set_bold(format)
      format_set_font_color(format, accent)
    case .section:
      format_set_bold(format)
      format_set_font_color(format, accent)
    case .heading, .total, .subtotal: format_set_bold(format)
    case .subtitle, .note, .caption, .label: format_set_font_color(format, quiet)
    case .paragraph, .fact, .body, .field, .signature, .input: break
    case .fault: format_set_font_color(format, 0x9C0006)
    }
  }

  private func number(_ format: UnsafeMutablePointer<lxw_format>, _ style: CellStyle) {
    let own: String? =
      switch style.format {
      case .text: String?.none
      case .euro: "#,##0.00\\ \"€\""
      case .amount: "#,##0.00"
      case .entered: #"#,##0.00;\-#,##0.00;;"#
      // DIN 5008 wants a space.
      case .percent: language == .de ? "0.00\\ %" : "0.00%"
      case .decimal: "#,##0.00####"
      case .integer: "#,##0"
      case .date: language == .de ? "dd.mm.yyyy" : "yyyy-mm-dd"
      }
    if let code = style.code ?? own { format_set_num_format(format, code) }
  }

  /// Cells for people: open in a protected sheet, and a text stays the text that was entered, so
  /// that `0812` keeps its zero.
  private func open(_ format: UnsafeMutablePointer<lxw_format>, _ style: CellStyle) {
    guard style.role == .input || style.role == .fault else { return }
    format_set_unlocked(format)
    if style.format == .text { format_set_num_format(format, "@") }
  }

  private func align(_ format: UnsafeMutablePointer<lxw_format>, _ style: CellStyle) {
    let side: lxw_format_alignments =
      switch style.alignment {
      case .natural: style.format == .text ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT
      case .left: LXW_ALIGN_LEFT
      case .center: LXW_ALIGN_CENTER
      case .right: LXW_ALIGN_RIGHT
      }
    format_set_align(format, UInt8(side.rawValue))
    if style.isIndented { format_set_indent(format, 1) }
    if style.wraps, style.format == .text { format_set_text_wrap(format) }
  }

  private func surround(_ format: UnsafeMutablePointer<lxw_format>, _ style: CellStyle) {
    let thin = UInt8(LXW_BORDER_THIN.rawValue)
    func bottom(_ kind: UInt8, _ color: lxw_color_t) {
      format_set_bottom(format, kind)
      format_set_bottom_color(format, color)
    }
    func top(_ kind: UInt8, _ color: lxw_color_t) {
      format_set_top(format, kind)
      format_set_top_color(format, color)
    }
    switch style.role {
    case .title, .subtitle, .paragraph, .note, .caption: break
    case .section: bottom(thin, Self.accent)
    case .label, .fact, .body: bottom(UInt8(LXW_BORDER_HAIR.rawValue), Self.line)
    case .heading:
      format_set_bg_color(format, Self.tint)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
      bottom(thin, Self.accent)
    case .subtotal:
      top(thin, Self.line)
      bottom(thin, Self.line)
    case .total:
      top(thin, Self.accent)
      bottom(UInt8(LXW_BORDER_DOUBLE.rawValue), Self.accent)
    case .field:
      format_set_border(format, thin)
      format_set_border_color(format, Self.line)
      format_set_bg_color(format, Self.field)
    case .signature: bottom(thin, Self.quiet)
    case .input:
      format_set_border(format, thin)
      format_set_border_color(format, Self.line)
    case .fault:
      format_set_border(format, thin)
      format_set_border_color(format, 0x9C0006)
      format_set_bg_color(format, 0xFBDDDD)
    }
  }
}
