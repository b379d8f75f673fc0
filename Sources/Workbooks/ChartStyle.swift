import CXlsxWriter
import Reporting

/// How charts look: dark and light of one colour and grey, and patterns between them, so that
/// neighbours differ in black and white as well.
enum ChartStyle {
  private enum Fill {
    case plain(lxw_color_t)
    case pattern(lxw_chart_pattern_type, lxw_color_t)
  }

  // In the order of sources: own cash, partners, in kind, civic engagement, donations, revenue,
  // other public money, then grants. The large ones are plain.
  private static let fills: [Fill] = [
    .plain(HouseStyle.accent),
    .pattern(LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, HouseStyle.accent),
    .pattern(LXW_CHART_PATTERN_PERCENT_25, HouseStyle.accent),
    .pattern(LXW_CHART_PATTERN_DARK_HORIZONTAL, HouseStyle.accent),
    .plain(0xE9ECEF),
    .pattern(LXW_CHART_PATTERN_LARGE_GRID, 0x6B7680),
    .pattern(LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL, 0x6B7680),
    .plain(0x6B7680),
    .plain(0xA9C1D9),
    .pattern(LXW_CHART_PATTERN_DARK_VERTICAL, 0x6B7680),
    .plain(0x2B3138),
  ]

  static func dress(
    _ series: UnsafeMutablePointer<lxw_chart_series>, _ kind: ReportChart.Kind, look: Int
  ) {
    guard kind != .lines else { return dressLine(series, look) }
    switch fills[abs(look) % fills.count] {
    case .plain(let color):
      var fill = lxw_chart_fill()
      fill.color = color
      chart_series_set_fill(series, &fill)
    case .pattern(let type, let color):
      var pattern = lxw_chart_pattern()
      pattern.fg_color = color
      pattern.bg_color = 0xFFFFFF
      pattern.type = UInt8(type.rawValue)
      chart_series_set_pattern(series, &pattern)
    }
    withLine(0x4A5560, 0.5) { chart_series_set_line(series, $0) }
  }

  /// The first line is thick and unbroken, the others are thinner and dashed.
  private static func dressLine(_ series: UnsafeMutablePointer<lxw_chart_series>, _ look: Int) {
    let dashes = [
      LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT,
    ]
    let color: lxw_color_t = look == 0 ? HouseStyle.accent : 0x6B7680
    withLine(color, look == 0 ? 2.75 : 1.75, dashes[abs(look) % dashes.count]) {
      chart_series_set_line(series, $0)
    }
    chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
  }

  static func withLine(
    _ color: lxw_color_t, _ width: Double,
    _ dash: lxw_chart_line_dash_type = LXW_CHART_LINE_DASH_SOLID,
    _ body: (UnsafeMutablePointer<lxw_chart_line>) -> Void
  ) {
    var line = lxw_chart_line()
    line.color = color
    line.width = Float(width)
    line.dash_type = UInt8(dash.rawValue)
    body(&line)
  }

  static func withFont(
    size: Double, bold: Bool = false, _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void
  ) {
    "Arial".withCString { name in
      var font = lxw_chart_font()
      font.name = UnsafeMutablePointer(mutating: name)
      font.size = size
      font.bold = UInt8(bold ? LXW_TRUE.rawValue : LXW_EXPLICIT_FALSE.rawValue)
      font.color = bold ? HouseStyle.accent : 0x333333
      body(&font)
    }
  }
}
