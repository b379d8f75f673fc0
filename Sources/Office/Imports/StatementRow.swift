package import Amounts
package import Funding
package import Interchange

/// A line of an account statement with what becomes of it.
package struct StatementRow {
  package enum State {
    /// Not part of the balance, or without an amount: shown only.
    case pending, information, empty
    /// Booked from a statement before; the entries.
    case known([Int64])
    /// Settled without an entry, by the reason that somebody gave.
    case ignored(String)
    /// A part of a batch that is booked as a whole; the entries, and what was booked for the batch.
    case knownBatch([Int64], total: Money)
    /// A batch of which parts are booked; the entries, and what they come to.
    case knownParts([Int64], sum: Money)
    case open(RowMatch)
  }

  /// What a line is to be booked as.
  package enum Order: Hashable {
    /// The payment of open expenses, by the numbers of their entries; of one it may be a part.
    case payment([Int64], rest: Rest = .none)
    /// Anything else; the item is a plan line, source or award, nil where only one is possible.
    case booking(BookingKind, measure: String, item: String?)
    /// A credit note for an expense, by the number of its entry.
    case credit(Int64)
  }

  /// What becomes of the difference between a payment and what is open.
  package enum Rest: Hashable {
    /// There is none, or it stays open.
    case none
    /// It is closed by a discount for quick payment (Skonto).
    case discount
    /// Too much was paid, and is to come back (Überzahlung).
    case surplus
  }

  /// From 1 over all statements of a file.
  package let number: Int
  /// Position of its statement in the file.
  package let statement: Int
  package let transaction: BankTransaction
  /// What its entries carry as reference.
  let reference: String
  package internal(set) var state: State
  package internal(set) var order: Order?
  /// Why it is to be settled without an entry.
  package internal(set) var ignoring: String?
  /// What was booked, or would be.
  package internal(set) var entries: [Int64] = []

  /// The reference that a transaction's entries begin with.
  static func reference(_ transaction: BankTransaction) -> String { prefix + transaction.key.text }

  static let prefix = "bank:"

  /// The reference of the entry at `position` among those of this line: unique, and found again by
  /// ``reference``.
  func reference(at position: Int) -> String {
    position == 0 ? reference : reference + "/\(position + 1)"
  }

  /// What is to become of it, in words that stay the same; nil where nothing is.
  var outcome: String? {
    switch order {
    case .payment(let entries, let rest): "payment \(entries) \(rest)"
    case .booking(let kind, let measure, let item):
      "\(kind.rawValue) \(measure):\(item ?? "")"
    case .credit(let entry): "credit \(entry)"
    case nil: ignoring.map { "ignored " + $0 }
    }
  }

  package var proposal: MatchCandidate? {
    guard case .open(let match) = state, case .proposal(let candidate) = match.outcome else {
      return nil
    }
    return candidate
  }
}

extension StatementRow {
  /// The entries that a line of a statement is booked by already.
  package var known: [Int64] {
    switch state {
    case .known(let numbers), .knownBatch(let numbers, _), .knownParts(let numbers, _): numbers
    case .pending, .information, .empty, .ignored, .open: []
    }
  }

  /// Whether it can never be booked.
  var isUnbookable: Bool {
    switch state {
    case .pending, .information, .empty, .knownBatch, .knownParts: true
    case .known, .ignored, .open: false
    }
  }

  /// Whether it surely is an entry, so that somebody has to say that it is another payment.
  package var isSurelyBooked: Bool {
    guard let proposal, proposal.target.order == nil else { return false }
    // What it is shown as is asked about, unless amount and time are all that speak for it.
    return proposal.certainty >= .likely || proposal.reasons.contains(.text)
  }

  /// Whether it has no proposal that could simply be accepted.
  var isUndecided: Bool {
    if case .ignored = state { return true }
    guard case .open = state else { return false }
    return proposal?.target.order == nil
  }
}

extension MatchTarget {
  /// Nil for what is booked already.
  package var order: StatementRow.Order? {
    switch self {
    case .booked: nil
    case .payment(let numbers): .payment(numbers)
    case .part(let numbers): .payment(numbers)
    case .discounted(let numbers): .payment(numbers, rest: .discount)
    case .credit(let number): .credit(number)
    case .income(let kind, let measure, let source): .booking(kind, measure: measure, item: source)
    }
  }
}
