public import Bookkeeping

/// What the exports of the journal keep apart as an account of its own.
public struct JournalAccount: Hashable, Sendable {
  /// Account number.
  public let account: String
  public let measure: String
  /// Plan line, source or award.
  public let item: String
  /// Partner or funder.
  public let party: String?

  public init(account: String, measure: String, item: String, party: String?) {
    self.account = account
    self.measure = measure
    self.item = item
    self.party = party
  }

  /// Where `posting` goes.
  public init(_ posting: Posting) {
    self.init(
      account: posting.account, measure: posting.measure, item: posting.item, party: posting.party)
  }

  /// The item, and what stands for it where there is none.
  var itemText: String { item.isEmpty ? Self.nothing : item }
  /// The party, and what stands for it where there is none.
  var partyText: String { party ?? Self.nothing }

  /// In place of an item or a party where there is none; no id has this sign.
  static let nothing = "\u{0}"
}
