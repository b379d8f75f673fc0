/// A statement as PostgreSQL writes it: its marks are numbered without gaps, and by which one the
/// value of each mark of ours goes.
struct PostgresSQL {
  private(set) var text = ""
  /// What our marks are there, both from 1.
  private(set) var places: [Int32: Int] = [:]

  /// - Parameter sql: with marks `?`, each one more than the largest before, and `?2`.
  init(_ sql: String) {
    var largest: Int32 = 0
    var isQuoted = false
    var rest = sql[...]
    while let sign = rest.popFirst() {
      if sign == "'" { isQuoted.toggle() }
      guard sign == "?", !isQuoted else {
        text.append(sign)
        continue
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      let mark = Int32(digits) ?? largest + 1
      largest = max(largest, mark)
      let place = places[mark] ?? places.count + 1
      places[mark] = place
      text += "$\(place)"
    }
  }
}
