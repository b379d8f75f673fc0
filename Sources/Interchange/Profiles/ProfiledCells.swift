import Amounts
import Funding

/// Widens the rows of an office's own table by what its profile adds: constants, words turned into
/// the program's own, amounts whose sign or column tells the kind of booking.
///
/// Cells that mean what they say stay where they are. The cells behind them live as long as this
/// object and are written anew for each row.
final class ProfiledCells {
  /// The columns of the widened row, from 0.
  private(set) var columns: [BookingColumn: Int] = [:]
  /// The headings of the widened row, for messages.
  private(set) var headings: [String]
  /// The numbers of the columns in the file, from 1; nil for what does not stand there.
  private(set) var numbers: [Int?]

  private let profile: BookingProfile
  private let width: Int
  private var slots: [Slot] = []
  private let texts = TextStore()
  private var cells: UnsafeMutablePointer<TableCell>
  private let amount: Int?
  private let debit: Int?
  private let credit: Int?
  /// The column that tells on which side the amount stands.
  let sideColumn: Int?
  private let kinds: [BookingKind: TableCell]
  /// Nil: the table has no fees.
  private let fees: ProfileFees?
  /// Whether the fee of the row is to be booked too, and stands there with a minus.
  private var feeIsNegative: Bool?

  /// A cell behind those of the file.
  private struct Slot {
    enum Content {
      case constant(TableCell)
      /// The same for kinds of bookings that name a plan line; others have none.
      case line(TableCell)
      /// What holds for the side on which the amount stands, and what stands there on the others.
      case sided([BookingProfile.AmountKinds.Side: TableCell], TableCell?)
      /// Words and what stands for them, and for nothing.
      case word(from: Places, values: [String: TableCell], whenEmpty: TableCell?)
      /// An amount whose sign goes with that of the booking; a place to write it.
      case signed(from: Int, UnsafeMutablePointer<UInt8>)
      /// The amount of the booking.
      case amount(UnsafeMutablePointer<UInt8>)
      case kind
    }

    let content: Content
    /// What stands there instead in the booking of a fee.
    var ofFee: TableCell?
  }

  /// The columns, from 0, that tell a key.
  private enum Places {
    /// The first in which something stands.
    case firstFilled([Int])
    /// That of the side on which the amount stands.
    case bySide([BookingProfile.AmountKinds.Side: Int])

    func column(_ row: TableRow, _ side: BookingProfile.AmountKinds.Side?) -> Int? {
      switch self {
      case .firstFilled(let columns): columns.first { !row.cells[$0].isEmpty } ?? columns[0]
      case .bySide(let columns): side.flatMap { columns[$0] }
      }
    }
  }

  init(_ profile: BookingProfile, _ found: ProfileHeadings<BookingInput>) {
    self.profile = profile
    width = found.texts.count
    headings = found.texts
    numbers = found.texts.indices.map { $0 + 1 }
    amount = found.columns[.column(.amount)]
    debit = found.columns[.debit]
    credit = found.columns[.credit]
    fees = ProfileFees(found, mark: profile.layout.decimalMark)
    sideColumn = profile.sideColumn(found)
    cells = .allocate(capacity: found.texts.count + BookingColumn.allCases.count)
    cells.initialize(
      repeating: texts.empty, count: found.texts.count + BookingColumn.allCases.count)
    var kinds: [BookingKind: TableCell] = [:]
    for kind in BookingKind.importable { kinds[kind] = texts.keep(kind.rawValue) }
    self.kinds = kinds
    for column in BookingColumn.allCases {
      let places = found.places(of: .column(column))
      let sides = profile.headings[.column(column)]?.sides ?? []
      add(
        column, places.first,
        among: sides.isEmpty
          ? .firstFilled(places)
          : .bySide(.init(uniqueKeysWithValues: zip(sides.map(\.side), places))))
    }
  }

  deinit { cells.deallocate() }

  /// - Parameter places: all columns that tell it.
  private func add(_ column: BookingColumn, _ place: Int?, among places: Places) {
    switch column {
    case .amount where profile.readsSigns:
      add(column, .amount(texts.room(SignedText.limit + 1)), from: place ?? debit ?? credit)
    case .vat, .eligible:
      guard profile.readsSigns, let place else { break }
      add(column, .signed(from: place, texts.room(SignedText.limit + 1)), from: place)
      return
    case .kind where !profile.amounts.isEmpty:
      add(column, .kind, named: "amounts")
      return
    default: break
    }
    guard columns[column] == nil else { return }
    guard let place else {
      let constant = profile.constants[column].map(texts.keep)
      let sides = profile.amounts.constants.compactMapValues { $0[column].map(texts.keep) }
      if !sides.isEmpty {
        add(column, .sided(sides, constant), named: "amounts")
      } else if let constant {
        add(
          column, column == .line ? .line(constant) : .constant(constant),
          named: "constants.\(column.rawValue)")
      }
      return
    }
    let values = profile.values[column] ?? [:]
    let isOne = if case .firstFilled(let all) = places { all.count == 1 } else { false }
    let isOfFee = profile.amounts.constants[.fee]?[column] != nil
    guard !values.isEmpty || profile.whenEmpty[column] != nil || !isOne || isOfFee else {
      columns[column] = place
      return
    }
    add(
      column,
      .word(
        from: places, values: values.mapValues(texts.keep),
        whenEmpty: profile.whenEmpty[column].map(texts.keep)), from: place)
  }

  private func add(
    _ column: BookingColumn, _ content: Slot.Content, from place: Int? = nil,
    named name: String? = nil
  ) {
    columns[column] = headings.count
    headings.append(
      place.map { headings[$0] } ?? "\(column.german) (Profil: \(name ?? column.rawValue))")
    numbers.append(place.map { $0 + 1 })
    slots.append(
      Slot(
        content: content, ofFee: profile.amounts.constants[.fee]?[column].map(texts.keep)))
  }

  /// Why a row has no amount that can be told.
  struct Refusal: Error {
    /// Of the file, from 0; nil: the row itself.
    var column: Int?
    let fault: InputFault
  }

  /// The row with the cells behind it, valid until the next one.
  func widen(_ row: TableRow) throws(Refusal) -> TableRow {
    guard !slots.isEmpty else { return row }
    feeIsNegative = try fees?.taken(row)?.isNegative
    return fill(row, try side(row))
  }

  /// The same row as the booking of the fee that was taken off; nil where none was.
  func fee(_ row: TableRow) -> TableRow? {
    guard let fees, let isNegative = feeIsNegative else { return nil }
    return fill(
      row, Side(column: fees.fee, kind: profile.amounts.fee, isTurned: isNegative, name: .fee))
  }

  private func fill(_ row: TableRow, _ side: Side) -> TableRow {
    for index in 0..<width { cells[index] = row.cells[index] }
    for (index, slot) in slots.enumerated() {
      let place = width + index
      if side.name == .fee, let cell = slot.ofFee {
        cells[place] = cell
        continue
      }
      switch slot.content {
      case .constant(let cell): cells[place] = cell
      case .line(let cell):
        let kind = columns[.kind].map { cells[$0].string }
        let named = side.kind ?? kind.flatMap { BookingRowReader.kinds[$0] }
        cells[place] = named?.namesLine == false ? texts.empty : cell
      case .sided(let values, let other):
        cells[place] = side.name.flatMap { values[$0] } ?? other ?? texts.empty
      case .word(let from, let values, let whenEmpty):
        let column = from.column(row, side.name)
        let cell = column.map { row.cells[$0] } ?? texts.empty
        if let column { (headings[place], numbers[place]) = (headings[column], column + 1) }
        if cell.isEmpty {
          cells[place] = whenEmpty ?? cell
        } else {
          cells[place] = values.isEmpty ? cell : values[Profile.folded(cell.string)] ?? cell
        }
      case .signed where side.name == .fee: cells[place] = texts.empty
      case .signed(let from, let room):
        cells[place] = signed(row.cells[from], side, room)
      case .amount(let room):
        guard let from = side.column else {
          cells[place] = texts.empty
          continue
        }
        cells[place] = signed(row.cells[from], side, room)
        headings[place] = headings[from]
        numbers[place] = from + 1
      case .kind: cells[place] = side.kind.flatMap { kinds[$0] } ?? texts.empty
      }
    }
    return TableRow(
      line: row.line, cells: UnsafeBufferPointer(start: cells, count: width + slots.count),
      meanings: row.meanings)
  }

  /// Where the amount of a row stands, what kind of booking that makes it, and whether its sign is
  /// turned around.
  private struct Side {
    var column: Int?
    var kind: BookingKind?
    var isTurned = false
    /// What stands behind the amount where its side does; amounts of the same side are plain.
    var word: SignedText.Sign?
    var name: BookingProfile.AmountKinds.Side?
  }

  /// Whether debits have a minus, and where that was first seen.
  private var debits: (isNegative: Bool, line: Int)?

  private func side(_ row: TableRow) throws(Refusal) -> Side {
    let sides = [debit, credit].map { column in
      column.flatMap { isFilled(row.cells[$0]) ? $0 : nil }
    }
    switch (sides[0], sides[1]) {
    case (.some, .some): throw Refusal(fault: .table(.debitAndCredit))
    case (let place?, nil): return try debitSide(place, row, profile.amounts.debit, .debit)
    case (nil, let place?): return try creditSide(place, row, profile.amounts.credit, .credit)
    case (nil, nil): break
    }
    guard let amount else {
      // The amount is missing; that the kind is too needs no second message.
      return Side(
        column: debit ?? credit, kind: profile.amounts.debit ?? profile.amounts.credit)
    }
    if let sideColumn { return try toldSide(sideColumn, amount, row) }
    return try amountSide(amount, row)
  }

  /// The side that a column of its own tells.
  private func toldSide(
    _ column: Int, _ amount: Int, _ row: TableRow
  ) throws(Refusal) -> Side {
    let kinds = profile.amounts
    // Without an amount its side says nothing, and that it is missing is told by itself.
    guard !row.cells[amount].isEmpty else { return Side(column: amount, kind: kinds.debit) }
    let word = row.cells[column]
    guard !word.isEmpty else { throw Refusal(column: column, fault: .amount(.noSide)) }
    guard let sign = profile.side(word.string) else {
      throw Refusal(column: column, fault: .amount(.unknownSide(word.string)))
    }
    switch sign {
    case .debit, .minus:
      if let kind = kinds.debit { return try debitSide(amount, row, kind, .debit) }
      if let kind = kinds.negative { return try debitSide(amount, row, kind, .negative) }
    case .credit, .plus:
      if let kind = kinds.credit { return try creditSide(amount, row, kind, .credit) }
      if let kind = kinds.positive { return try creditSide(amount, row, kind, .positive) }
    }
    throw Refusal(column: column, fault: .amount(.side(word.string)))
  }

  private func creditSide(
    _ place: Int, _ row: TableRow, _ kind: BookingKind?, _ name: BookingProfile.AmountKinds.Side
  ) throws(Refusal) -> Side {
    if SignedText.sign(row.cells[place]) == .minus, !profile.reversesSign {
      throw Refusal(column: place, fault: .amount(.creditBelowZero))
    }
    return Side(column: place, kind: kind, isTurned: profile.reversesSign, name: name)
  }

  /// Debits have all a minus or none: a bank that writes money out twice, by column and by sign.
  private func debitSide(
    _ place: Int, _ row: TableRow, _ kind: BookingKind?, _ name: BookingProfile.AmountKinds.Side
  ) throws(Refusal) -> Side {
    // What is no amount has no sign that others could differ from.
    let mark = profile.layout.decimalMark
    guard SignedText.money(row.cells[place], mark: mark) != nil else {
      return Side(column: place, kind: kind, isTurned: profile.reversesSign, name: name)
    }
    let isNegative = SignedText.sign(row.cells[place]) == .minus
    if let debits, debits.isNegative != isNegative {
      throw Refusal(column: place, fault: .amount(.signsDiffer(first: debits.line)))
    }
    debits = debits ?? (isNegative, row.line)
    return Side(
      column: place, kind: kind, isTurned: isNegative || profile.reversesSign, name: name)
  }

  private func amountSide(_ amount: Int, _ row: TableRow) throws(Refusal) -> Side {
    let kinds = profile.amounts
    var isNegative = false
    switch SignedText.sign(row.cells[amount]) {
    case .debit, .credit:
      let isDebit = SignedText.sign(row.cells[amount]) == .debit
      guard let kind = isDebit ? kinds.debit : kinds.credit else {
        let word = row.cells[amount].string.split { !$0.isLetter }.last.map(String.init) ?? ""
        throw Refusal(column: amount, fault: .amount(.side(word)))
      }
      return Side(
        column: amount, kind: kind, word: isDebit ? .debit : .credit,
        name: isDebit ? .debit : .credit)
    case .minus: isNegative = true
    case .plus
    where kinds.positive == nil && kinds.negative == nil
      && (kinds.debit ?? kinds.credit) != nil:
      throw Refusal(column: amount, fault: .amount(.noSide))
    case .plus, nil: break
    }
    if profile.reversesSign { isNegative.toggle() }
    if isNegative {
      guard let kind = kinds.negative else {
        // It stays below zero and is refused as such.
        return Side(column: amount, kind: kinds.positive, isTurned: profile.reversesSign)
      }
      return Side(
        column: amount, kind: kind, isTurned: !profile.reversesSign, name: .negative)
    }
    return Side(
      column: amount, kind: kinds.positive, isTurned: profile.reversesSign, name: .positive)
  }

  /// Whether a row moves no money, as a bank's lines of information do: its only amounts are zero.
  /// Of tables whose signs or columns mean nothing a zero is a mistake.
  func isZero(_ row: TableRow) -> Bool {
    guard !profile.amounts.isEmpty else { return false }
    let filled = [amount, debit, credit].compactMap { $0 }.filter { !row.cells[$0].isEmpty }
    return !filled.isEmpty
      && filled.allSatisfy {
        SignedText.money(row.cells[$0], mark: profile.layout.decimalMark)?.isZero == true
      }
  }

  /// Whether an amount stands there that is not zero, or something that is no amount.
  private func isFilled(_ cell: TableCell) -> Bool {
    guard !cell.isEmpty else { return false }
    if let money = SignedText.money(cell, mark: profile.layout.decimalMark) { return !money.isZero }
    // A lone dash stands for nothing, as spreadsheets show zero.
    if case .onlyDash? = AmountFault.reason(cell.string) { return false }
    return true
  }

  /// The amount with its sign in front, or without one, turned around where the row says so.
  private func signed(
    _ cell: TableCell, _ side: Side, _ room: UnsafeMutablePointer<UInt8>
  ) -> TableCell {
    guard !cell.isEmpty, let text = SignedText.unsigned(cell, into: room + 1) else { return cell }
    let isNegative: Bool
    switch text.sign {
    case .plus: isNegative = false
    case .minus: isNegative = true
    case .debit, .credit:
      // A word that the amount of the row does not have says nothing here.
      guard let word = side.word else { return cell }
      isNegative = word != text.sign
    }
    room[0] = UInt8(ascii: "-")
    let bytes =
      isNegative == side.isTurned
      ? UnsafeBufferPointer(start: room + 1, count: text.count)
      : UnsafeBufferPointer(start: room, count: text.count + 1)
    if case .number = cell { return .number(bytes) }
    return .text(bytes)
  }
}

/// Texts that stay where they are.
private final class TextStore {
  private var rooms: [UnsafeMutablePointer<UInt8>] = []
  let empty = TableCell.text(UnsafeBufferPointer(start: nil, count: 0))

  func room(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: max(count, 1))
    rooms.append(room)
    return room
  }

  func keep(_ text: String) -> TableCell {
    let bytes = Array(text.utf8)
    let room = room(bytes.count)
    room.initialize(from: bytes, count: bytes.count)
    return .text(UnsafeBufferPointer(start: room, count: bytes.count))
  }

  deinit { rooms.forEach { $0.deallocate() } }
}
