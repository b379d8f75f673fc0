import Amounts

/// How much room a text takes, near enough to give a row its height before any program shows it.
/// The widths are those of Arial and of the free fonts made to its measure.
public enum TextMetrics {
  /// The size of a role's letters in points.
  public static func points(_ role: CellStyle.Role) -> Int {
    switch role {
    case .title: 20
    case .subtitle: 12
    case .section: 13
    case .note, .caption: 9
    case .paragraph, .label, .fact, .heading, .body, .subtotal, .total, .field, .signature: 10
    case .input, .fault: 10
    }
  }

  /// The height of a row of one line in a table, in points.
  public static let rowHeight = 16

  /// The height of a row of `lines` lines in points, with a little air.
  public static func height(lines: Int, role: CellStyle.Role) -> Int {
    let air =
      switch role {
      case .title: 8
      case .section: 10
      case .paragraph, .field, .note: 6
      default: 3
      }
    // The highest row that a sheet takes.
    return min(409, (points(role) * 13 + 9) / 10 * max(1, lines) + air)
  }

  /// Whether a text takes one line only.
  /// - Parameter width: the room in characters of the body font.
  static func isOneLine(_ text: String, width: Int, role: CellStyle.Role) -> Bool {
    lineCount(text, room: room(width, role), letters(role)) == 1
  }

  /// How high a row has to be for its texts, and how many lines its longest text takes.
  /// - Parameter widths: of the sheet's columns, in characters.
  public static func size(of row: Row, widths: [Int]) -> (height: Int, lines: Int) {
    var size = (height: rowHeight, lines: 1)
    for (column, cell) in row.cells.enumerated() {
      guard case .text(let text) = cell.value, cell.style.wraps, column < widths.count else {
        continue
      }
      if let span = row.span, span.contains(column), column != span.lowerBound { continue }
      let isSpread = row.span?.lowerBound == column
      let width = isSpread ? widths[row.span ?? 0...0].reduce(0, +) : widths[column]
      let role = cell.style.role
      let indent = cell.style.isIndented ? 700 : 0
      let count = lineCount(text, room: max(300, room(width, role) - indent), letters(role))
      size.lines = max(size.lines, count)
      size.height = max(size.height, height(lines: count, role: role))
    }
    return size
  }

  /// The widths of a sheet's columns, wider where a number or a heading would else not be shown in
  /// full, and for texts as far as the page has room. Of rows that are made while they are written
  /// the widest is asked.
  public static func widths(of sheet: Sheet) -> [Int] {
    var widths = sheet.widths
    var wishes = widths
    for block in sheet.blocks {
      for row in block.rows.known + block.rows.widest {
        for (column, cell) in row.cells.enumerated() where column < widths.count {
          // What goes on over the columns beside it needs no room of its own.
          if let span = row.span, span.count > 1, span.contains(column) { continue }
          let words = longestWord(of: cell, in: sheet.widths[column])
          let isHeading = cell.style.role == .heading
          widths[column] = max(widths[column], characters(of: cell), isHeading ? words : 0)
          wishes[column] = max(wishes[column], words)
        }
      }
    }
    // The smallest wishes first, so that most come true.
    let order = wishes.indices.sorted { wishes[$0] - widths[$0] < wishes[$1] - widths[$1] }
    for column in order where wishes[column] > widths[column] {
      var wide = widths
      wide[column] = wishes[column]
      if isLegible(wide, sheet.print) { widths = wide }
    }
    return widths
  }

  /// Whether letters of ten points are printed with at least 7.5 when the page takes such columns.
  private static func isLegible(_ widths: [Int], _ print: PrintSetup) -> Bool {
    let page = print.orientation == .portrait ? 515 : 786
    // A column has 7 pixels a character and 5 more; a pixel is 3/4 of a point.
    let points = widths.reduce(0) { $0 + ($1 * 7 + 5) * 3 / 4 }
    // Where a list goes across several pages, some of its columns stand on each of them.
    return points * (print.pagesAcross > 1 ? 85 : 75) <= page * 100 * print.pagesAcross
  }

  /// What is kept free between a heading or a number and what ends right before it.
  private static let gap = 350

  /// How many characters of column width a text takes so that no word of it is broken inside: any
  /// word of a heading, those of a row up to twice the width.
  /// - Parameter width: of the column as the form has it.
  private static func longestWord(of cell: Cell, in width: Int) -> Int {
    guard cell.style.wraps, case .text(let text) = cell.value else { return 0 }
    let role = cell.style.role
    let isHeading = role == .heading
    guard isHeading || role == .body || role == .label else { return 0 }
    // As much as ``room(_:_:)`` has.
    let perCharacter = room(100, role) / 100
    let more = (cell.style.isIndented ? 700 : 0) + (isHeading ? gap : 0)
    func characters(_ width: Int) -> Int { (width + more + perCharacter - 1) / perCharacter }
    var needed = characters(wordWidth(text, role))
    guard isHeading else {
      // What nearly fits in one line gets it.
      let whole = characters(advance(text[...], letters(role)))
      return whole <= width * 6 / 5 ? whole : needed <= width * 2 ? needed : 0
    }
    needed = max(needed, width)
    // Where words share a line, it keeps off the next column, too.
    for _ in 0..<3 {
      let longest = lines(text, width: needed, role: role).map { advance($0.text[...], bold) }
      if (longest.max() ?? 0) + more <= needed * perCharacter { break }
      needed += 1
    }
    return needed
  }

  /// The width of the longest word of a text in thousandths of the letter size.
  static func wordWidth(_ text: String, _ role: CellStyle.Role = .body) -> Int {
    text.split(whereSeparator: \.isWhitespace).map { advance($0, letters(role)) }.max() ?? 0
  }

  /// How many characters of column width a number takes with its currency; a bold digit is as wide
  /// as any other. A little more, because no two programs draw digits alike.
  private static func characters(of cell: Cell) -> Int {
    let text: String
    switch cell.value {
    case .money(let money):
      text = money.numberText(.de) + (cell.style.format == .euro ? " €" : "")
    case .integer(let number):
      let digits = String(number)
      text = digits + String(repeating: ".", count: digits.count / 3)
    case .number(let number): text = number.decimalText(places: 4) + "..."
    case .percent(let hundredths):
      text = String(hundredths / 100) + ",00 %" + (hundredths < 0 ? "-" : "")
    case .date: text = "00.00.0000"
    case .empty, .text: return 0
    }
    // A character of column width is 7 pixels of 3/4 point.
    let width = advance(text[...], regular) + gap
    return (width * points(.body) * 4 * 103 / 300 + 6_999) / 7_000
  }

  /// The lines of a text in a cell, broken at spaces, and inside words that are too long.
  /// - Parameter width: the cell's width in characters of the body font.
  public static func lines(_ text: String, width: Int, role: CellStyle.Role) -> [Line] {
    let (room, letters) = (room(width, role), letters(role))
    var lines: [Line] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var line = ""
      var used = 0
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
        var rest = word
        if !line.isEmpty, used + space + advance(rest, letters) > room {
          lines.append(Line(text: line, endsParagraph: false))
          (line, used) = ("", 0)
        }
        if !line.isEmpty {
          line += " "
          used += space
        }
        while used + advance(rest, letters) > room,
          let head = prefix(of: rest, within: room, letters)
        {
          lines.append(Line(text: String(head), endsParagraph: false, breaksWord: true))
          rest = rest.dropFirst(head.count)
        }
        line += rest
        used += advance(rest, letters)
      }
      lines.append(Line(text: line, endsParagraph: true))
    }
    return lines
  }

  /// The text in pieces of at most `limit` lines, so that no row is higher than a page shows.
  public static func pieces(_ text: String, width: Int, role: CellStyle.Role, limit: Int)
    -> [String]
  {
    var pieces: [String] = []
    var piece = ""
    var count = 0
    for line in lines(text, width: width, role: role) {
      piece += line.text
      count += 1
      if count == limit {
        pieces.append(piece)
        (piece, count) = ("", 0)
      } else {
        piece += line.endsParagraph ? "\n" : line.breaksWord ? "" : " "
      }
    }
    if count > 0 { pieces.append(String(piece.dropLast())) }
    return pieces
  }

  /// The width of a line in thousandths of the letter size.
  private static func room(_ width: Int, _ role: CellStyle.Role) -> Int {
    // A character of column width is 7 pixels of 1/96 inch; a point is 4/3 pixels. A little is kept
    // back, because no two programs set text alike.
    width * 7 * 1000 * 3 / 4 / points(role) * 98 / 100
  }

  /// The widths of a role's letters.
  private static func letters(_ role: CellStyle.Role) -> Letters {
    [.title, .section, .heading, .total, .subtotal].contains(role) ? bold : regular
  }

  /// The widths of printable ASCII, and by the first byte in UTF-8 of any letter; the bytes that
  /// follow add nothing.
  private struct Letters {
    let advances: [Int]
    let bytes: [Int]

    init(_ advances: [Int]) {
      self.advances = advances
      bytes = (0..<256).map { byte in
        switch byte {
        case 32..<127: advances[byte - 32]
        case 0xC2...0xC3: 611
        case 0xC4...0xFF: 1000
        default: 0
        }
      }
    }
  }

  private static let regular = Letters(advances)
  private static let bold = Letters(boldAdvances)

  /// How many lines ``lines(_:width:role:)`` makes, over bytes, since long lists ask for each text.
  private static func lineCount(_ text: String, room: Int, _ letters: Letters) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var (count, used, word) = (1, 0, 0)
      // Of a word the widths up to each place inside where a program may break it.
      var ends: [Int] = []
      var isFirst = true
      func place() {
        if !isFirst, used + space + word > room {
          count += 1
          (used, isFirst) = (0, true)
        }
        if !isFirst { used += space }
        if word > room {
          // A word that is longer than a line goes on in the next ones; it takes one more where a
          // line ends at a hyphen before it is full.
          let filled = (used + word - 1) / room
          var (broken, start) = (0, -used)
          for end in ends + [word] where end - start > room {
            let last = ends.last { $0 < end && $0 > start } ?? end
            start = last == end ? start + room : last
            broken += 1
          }
          count += max(filled, broken)
          used = (used + word - 1) % room + 1
        } else {
          used += word
        }
        (word, isFirst) = (0, false)
        ends.removeAll(keepingCapacity: true)
      }
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: " "): place()
        case UInt8(ascii: "\n"):
          place()
          count += 1
          (used, isFirst) = (0, true)
        case 0xE2 where index + 2 < bytes.count:
          word += punctuation(bytes[index + 1], bytes[index + 2])
        case UInt8(ascii: "-"), UInt8(ascii: "/"):
          word += letters.bytes[Int(byte)]
          ends.append(word)
        default: word += letters.bytes[Int(byte)]
        }
      }
      place()
      return count
    }
  }

  /// The width of a sign whose three bytes in UTF-8 begin with E2: dashes, quotes, the euro.
  private static func punctuation(_ second: UInt8, _ third: UInt8) -> Int {
    switch (second, third) {
    case (0x80, 0x93), (0x82, 0xAC): 556
    case (0x80, 0x98...0x9F): 333
    default: 1000
    }
  }

  /// One line of a text.
  public struct Line: Hashable, Sendable {
    public let text: String
    /// Whether the writer ended it, not the edge.
    let endsParagraph: Bool
    /// Whether the word goes on in the next line.
    var breaksWord = false
  }

  private static let space = 278

  private static func prefix(
    of word: Substring, within room: Int, _ letters: Letters
  ) -> Substring? {
    var used = 0
    let end = word.firstIndex { character in
      used += advance(character, letters)
      return used > room
    }
    guard let end, end > word.startIndex else { return nil }
    return word[..<end]
  }

  private static func advance(_ word: Substring, _ letters: Letters) -> Int {
    word.reduce(0) { $0 + advance($1, letters) }
  }

  /// In thousandths of the letter size.
  private static func advance(_ character: Character, _ letters: Letters) -> Int {
    guard let code = character.asciiValue, code >= 32, code < 127 else {
      switch character {
      case "—", "…", "‰": return 1000
      case "–", "€": return 556
      case "\u{2018}"..."\u{201F}": return 333
      case "ä", "ö", "ü", "ß", "é", "è", "á", "à": return 611
      default: return character.isLetter && character.isLowercase ? 600 : 1000
      }
    }
    return letters.advances[Int(code) - 32]
  }

  private static let boldAdvances = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722,
    722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
    611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
    500, 389, 280, 389, 584,
  ]

  private static let advances = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
