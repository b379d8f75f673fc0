import Amounts

/// Reads a cell as an amount in euros: digits, unit, currency and per cent by one rule for every
/// reader.
enum AmountCell {
  /// Why a cell is no amount.
  enum Fault: Error {
    /// It can be read in two ways.
    case ambiguous(grouped: Money)
    case fault(InputFault)
  }

  /// - Parameters:
  ///   - meaning: what its number format says.
  ///   - unit: what heading or profile says.
  ///   - original: the cell as it stands in the file, where `cell` was already freed of its sign.
  ///   - whole: the amount of which a rate would be a part.
  static func read(
    _ cell: TableCell, mark: DecimalMark?, meaning: NumberMeaning?, unit: AmountUnit?,
    original: TableCell? = nil, of whole: Money? = nil
  ) throws(Fault) -> Money {
    var unit = unit
    if let meaning {
      do throws(AmountFault) {
        unit = try meaning.unit(told: unit, value: cell.string, of: whole)
      } catch {
        throw .fault(.amount(error))
      }
    }
    let exponent = unit?.exponent ?? 0
    let result: Result<Money, AmountTextError>
    switch cell {
    case .text(let bytes): result = AmountText.read(utf8: bytes, mark: mark, exponent: exponent)
    case .number(let bytes): result = AmountText.read(utf8: bytes, mark: .point, exponent: exponent)
    case .date, .bool: throw .fault(.value(.notAnAmount))
    }
    switch result {
    case .success(let money):
      // „1.500,00 €“ in a column of thousands: one of the two is wrong.
      if let unit, unit != .euro, case .text = cell,
        AmountWords(beside: (original ?? cell).string).saysEuro
      {
        throw .fault(.amount(.unitsDiffer(.euro, unit)))
      }
      return money
    case .failure(.ambiguous(let grouped)): throw .ambiguous(grouped: grouped)
    case .failure(.tooManyDecimals(let count)):
      guard let unit, unit != .euro else { throw .fault(.value(.tooManyDecimals(count))) }
      throw .fault(.amount(.tooFine(unit, decimals: count)))
    case .failure(let error):
      if let mark, case .text(let bytes) = cell, bytes.count <= SignedText.limit,
        case .success = AmountText.read(
          utf8: bytes, mark: mark == .comma ? .point : .comma, exponent: exponent)
      {
        throw .fault(.amount(.otherMark(told: mark)))
      }
      let text = (original ?? cell).string
      let reason = AmountFault.reason(text, of: whole)
      if case .unit(let found) = reason, let unit {
        guard found == unit else { throw .fault(.amount(.unitsDiffer(found, unit))) }
        return try read(withoutWords: cell.string, mark: mark, unit: unit)
      }
      throw .fault(reason.map { .amount($0) } ?? .value(ValueFault(error)))
    }
  }

  /// `1,5 Mio. €` in a column of millions.
  private static func read(
    withoutWords text: String, mark: DecimalMark?, unit: AmountUnit
  ) throws(Fault) -> Money {
    var plain = ""
    var isWord = false
    for character in text where character != "€" {
      // The point of „Mio.“ goes with the word.
      isWord = character.isLetter || isWord && character == "."
      if !isWord { plain.append(character) }
    }
    switch AmountText.read(plain, mark: mark, exponent: unit.exponent) {
    case .success(let money): return money
    case .failure(.ambiguous(let grouped)): throw .ambiguous(grouped: grouped)
    case .failure(.tooManyDecimals(let count)):
      throw .fault(.amount(.tooFine(unit, decimals: count)))
    case .failure(let error): throw .fault(.value(ValueFault(error)))
    }
  }
}
