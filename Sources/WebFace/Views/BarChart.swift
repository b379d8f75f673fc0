import Amounts

/// Bars that the server draws, one below the other, each with its label and value as text: they
/// print, need no script, and stay readable at every width (`bars.mustache`).
struct BarChart {
  /// A part of a bar, in thousandths of its length.
  struct Segment {
    let offset: Int64
    let width: Int64
    /// `t1` to `t8`; `over` for what is too much.
    let tone: String
  }

  struct Bar {
    let label: String
    let value: String
    var segments: [Segment] = []
    /// A limit, in thousandths of the length.
    var mark: Int64?
  }

  let caption: String
  var bars: [Bar] = []
  /// What the tones stand for.
  var tones: [(name: String, tone: String)] = []

  static func tone(_ index: Int) -> String { "t\(index % 8 + 1)" }

  /// Where `part` of `whole` ends, in thousandths; within the bar.
  static func thousandths(_ part: Int64, of whole: Int64) -> Int64 {
    guard whole > 0 else { return 0 }
    let (product, overflow) = max(0, part).multipliedReportingOverflow(by: 1000)
    return overflow ? 1000 : min(1000, product / whole)
  }

  /// Parts one behind the other; what lies behind `limit` is drawn as too much.
  static func segments(
    _ parts: [(cents: Int64, tone: String)], of whole: Int64, limit: Int64? = nil
  ) -> [Segment] {
    var segments: [Segment] = []
    var sum: Int64 = 0
    for part in parts where part.cents > 0 {
      let (start, end) = (sum, sum + part.cents)
      sum = end
      let border = max(start, min(end, limit ?? end))
      for (from, to, tone) in [(start, border, part.tone), (border, end, "over")] where to > from {
        let offset = thousandths(from, of: whole)
        segments.append(
          Segment(offset: offset, width: thousandths(to, of: whole) - offset, tone: tone))
      }
    }
    return segments.filter { $0.width > 0 }
  }

  var view: View {
    [
      "caption": .text(caption),
      "tones": .list(tones.map { ["name": .text($0.name), "tone": .text($0.tone)] }),
      "bars": .list(
        bars.map { bar in
          [
            "label": .text(bar.label), "value": .text(bar.value),
            "mark": .optional(bar.mark.map { String(min(996, max(0, $0 - 2))) }),
            "segments": .list(
              bar.segments.map {
                [
                  "offset": .text(String($0.offset)), "width": .text(String($0.width)),
                  "tone": .text($0.tone),
                ]
              }),
          ]
        }),
    ]
  }
}
