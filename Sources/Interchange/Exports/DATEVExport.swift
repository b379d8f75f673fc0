public import Amounts
public import Bookkeeping

/// A batch of bookings (Buchungsstapel) in DATEV's format EXTF 700, category 21, version 13, in
/// Windows-1252.
///
/// DATEV books an amount from one account to another. An entry becomes so many rows that every
/// account has in them what it has in the entry; amounts that an entry moves within one account
/// cancel out. The measure is cost centre 1, plan line or source cost centre 2, and the number of
/// the entry stands beside each row.
public struct DATEVExport: Sendable {
  /// Whose books they are, and of which days.
  public struct Batch: Sendable {
    /// Number of the tax consultant (Beraternummer).
    public let consultant: Int
    /// Number of the client (Mandantennummer).
    public let client: Int
    /// Days of one calendar year, which is the fiscal year.
    public let days: DateRange
    /// Digits of an account number.
    public let accountLength: Int
    /// Whether all days are closed.
    public let isFinal: Bool
    /// ISO 8601 in UTC.
    public let moment: String

    public init(
      consultant: Int, client: Int, days: DateRange, accountLength: Int, isFinal: Bool,
      moment: String
    ) {
      (self.consultant, self.client, self.days) = (consultant, client, days)
      (self.accountLength, self.isFinal, self.moment) = (accountLength, isFinal, moment)
    }
  }

  public static let consultants = 1001...9_999_999
  public static let clients = 1...99_999
  public static let accountLengths = 4...8
  /// The most rows of a batch.
  public static let rowLimit = 99_999
  /// The largest amount of a row, 9.999.999.999,99; a larger one is spread over several.
  private static let largest = Money(cents: 999_999_999_999)

  private let columns: [String]
  /// How many rows there are so far.
  public private(set) var rows = 0
  /// Entries that move nothing between accounts, and so have no row.
  public private(set) var unmoved = 0
  public private(set) var text = DATEVText()

  /// - Parameter columns: the names of all columns, one a line.
  public init(columns: String) {
    self.columns = columns.split(separator: "\n").map(String.init)
  }

  /// Both lines above the bookings.
  public mutating func head(_ batch: Batch) -> [UInt8] {
    let digits = batch.moment.filter { $0.isASCII && $0.isNumber }.prefix(14)
    let created = digits + String(repeating: "0", count: 17 - digits.count)
    let (from, to) = (batch.days.from, batch.days.to)
    let title = "Förderbuch \(from.year)"
    let fields = [
      "\"EXTF\"", "700", "21", "\"Buchungsstapel\"", "13", String(created), "", "\"FB\"", "\"\"",
      "\"\"", String(batch.consultant), String(batch.client), "\(from.year)0101",
      String(batch.accountLength), String(from.yyyymmdd), String(to.yyyymmdd), "\"\(title)\"",
      "\"\"", "1", "0", batch.isFinal ? "1" : "0", "\"EUR\"", "", "\"\"", "", "", "\"\"", "", "",
      "\"\"", "\"\"",
    ]
    return text.bytes(fields.joined(separator: ";") + "\r\n")
      + text.bytes(columns.joined(separator: ";") + "\r\n")
  }

  /// The rows of an entry.
  /// - Throws: ``AmountError`` where a sum is too large.
  public mutating func lines(_ entry: JournalEntry) throws(AmountError) -> [UInt8] {
    let moves = try Self.moves(entry.entry.postings)
    if moves.isEmpty { unmoved += 1 }
    guard !moves.isEmpty else { return [] }
    let fields = common(entry)
    var bytes: [UInt8] = []
    for move in moves {
      rows += 1
      var row = fields
      row["Umsatz (ohne Soll/Haben-Kz)"] = Array(
        move.amount.plainText.replacing(".", with: ",").utf8)
      row["Konto"] = Array(move.debit.utf8)
      row["Gegenkonto (ohne BU-Schlüssel)"] = Array(move.credit.utf8)
      bytes += columns.map { row[$0] ?? [] }.joined(separator: [UInt8(ascii: ";")])
      bytes += [13, 10]
    }
    return bytes
  }

  /// What all rows of an entry say.
  private mutating func common(_ entry: JournalEntry) -> [String: [UInt8]] {
    let day = entry.entry.bookedOn
    let postings = entry.entry.postings
    var fields: [String: [UInt8]] = [
      "Soll/Haben-Kennzeichen": Array("\"S\"".utf8), "WKZ Umsatz": Array("\"EUR\"".utf8),
      "Belegdatum": Array((Self.two(day.day) + Self.two(day.month)).utf8),
      "Buchungstext": text.quoted(entry.entry.text, limit: 60),
      "Zusatzinformation - Art 1": Array("\"Buchung\"".utf8),
      "Zusatzinformation- Inhalt 1": Array("\"\(entry.number)\"".utf8),
    ]
    if let voucher = entry.voucher {
      let (field, isChanged) = text.voucher(voucher)
      fields["Belegfeld 1"] = field
      if isChanged {
        fields["Zusatzinformation - Art 2"] = Array("\"Beleg\"".utf8)
        fields["Zusatzinformation- Inhalt 2"] = text.quoted(voucher, limit: 210)
      }
    }
    if let measure = postings.first?.measure {
      fields["KOST1 - Kostenstelle"] = text.quoted(measure, limit: 36)
    }
    if let item = postings.first(where: { !$0.item.isEmpty })?.item {
      fields["KOST2 - Kostenstelle"] = text.quoted(item, limit: 36)
    }
    return fields
  }

  /// Amounts from account to account that do to each account what the postings do.
  static func moves(
    _ postings: [Posting]
  ) throws(AmountError) -> [(debit: String, credit: String, amount: Money)] {
    var accounts: [String] = []
    var sums: [String: Money] = [:]
    for posting in postings {
      if sums[posting.account] == nil { accounts.append(posting.account) }
      sums[posting.account] = try (sums[posting.account] ?? .zero) + posting.amount
    }
    var debits = accounts.filter { (sums[$0] ?? .zero) > .zero }[...]
    var credits = accounts.filter { (sums[$0] ?? .zero) < .zero }[...]
    var moves: [(debit: String, credit: String, amount: Money)] = []
    while let debit = debits.first, let credit = credits.first, let left = sums[debit],
      let right = sums[credit]
    {
      let amount = min(left, -right, largest)
      moves.append((debit, credit, amount))
      sums[debit] = try left - amount
      sums[credit] = try right + amount
      if left == amount { debits.removeFirst() }
      if -right == amount { credits.removeFirst() }
    }
    return moves
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
