import Amounts
import Funding
import StoreAPI

/// The terms of a project by what they belong to, read back into values.
struct ProjectTerms {
  private let byOwner: [ProjectTerm.Owner: [ProjectTerm]]

  init(_ terms: [ProjectTerm]) { byOwner = Dictionary(grouping: terms, by: \.owner) }

  subscript(owner: ProjectTerm.Owner) -> Own { Own(terms: byOwner[owner] ?? []) }

  /// The terms of one organisation, plan line or award.
  struct Own {
    let terms: [ProjectTerm]

    func text(_ key: ProjectTerm.Key) -> String? { terms.first { $0.key == key }?.value }

    private func texts(_ key: ProjectTerm.Key) -> [String] {
      terms.filter { $0.key == key }.map(\.value)
    }

    /// - Throws: ``LedgerError/damaged(_:)`` where the value is none that was ever written.
    private func value<Value>(_ key: ProjectTerm.Key, _ read: (String) -> Value?) throws -> Value? {
      guard let text = text(key) else { return nil }
      guard let value = read(text) else { throw LedgerError.damaged("project_term") }
      return value
    }

    func word<Word: RawRepresentable<String>>(_ key: ProjectTerm.Key) throws -> Word? {
      try value(key) { Word(rawValue: $0) }
    }

    private func date(_ key: ProjectTerm.Key) throws -> CalendarDate? { try value(key, Self.date) }

    private static func date(_ text: some StringProtocol) -> CalendarDate? {
      try? DateText.read(text).get()
    }

    private static func money(_ text: some StringProtocol) -> Money? {
      try? AmountText.read(text, mark: .point).get()
    }

    /// Two values with a space between them.
    private func pairs<First, Second>(
      _ key: ProjectTerm.Key, _ first: (Substring) -> First?, _ second: (Substring) -> Second?
    ) throws -> [(First, Second)] {
      try texts(key).map { text in
        let parts = text.split(separator: " ")
        guard parts.count == 2, let left = first(parts[0]), let right = second(parts[1]) else {
          throw LedgerError.damaged("project_term")
        }
        return (left, right)
      }
    }

    func iban() throws -> IBAN? { try value(.iban) { IBAN($0) } }

    var contact: Contact {
      Contact(
        address: text(.address), person: text(.contact), phone: text(.phone), email: text(.email))
    }

    /// Day and amount, and where it has one, its reference.
    func deMinimis() throws -> [DeMinimis.Aid] {
      try texts(.deMinimis).map { text in
        let parts = text.split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, let on = Self.date(parts[0]), let amount = Self.money(parts[1])
        else { throw LedgerError.damaged("project_term") }
        return DeMinimis.Aid(on, amount, reference: parts.count > 2 ? String(parts[2]) : nil)
      }
    }

    func flatRate() throws -> FlatRate? {
      guard let percent = try value(.flatRatePercent, { Rate(text: $0) }) else { return nil }
      return FlatRate(
        percent: percent, of: texts(.flatRateOf), cap: try value(.flatRateCap) { Self.money($0) },
        article: try word(.flatRateArticle))
    }

    func formBlocks() throws -> [FormBlock] {
      try texts(.formBlock).map { text in
        guard let block = FormBlock(rawValue: text) else {
          throw LedgerError.damaged("project_term")
        }
        return block
      }
    }

    func formValues() -> [String: String] {
      let pairs = texts(.formValue).map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
      return Dictionary(pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { _, last in last }
    }

    func investment() throws -> Bool? { try value(.investment) { Bool($0) } }

    func aid() throws -> StateAidBasis? {
      switch text(.aidBasis) {
      case nil: return nil
      case "research": return .research(try word(.aidBonus))
      case "deMinimis": return .deMinimis
      case "blockExemption":
        guard let article = try value(.aidArticle, { Int($0) }) else { break }
        return .exemption(article: article)
      default: break
      }
      throw LedgerError.damaged("project_term")
    }

    func milestones() throws -> Milestones {
      Milestones(
        earlyStartFrom: try date(.earlyStartFrom), fulfilledOn: try date(.fulfilledOn),
        statementDueOn: try date(.statementDueOn),
        statementDueAfterAward: try value(.statementDueAfterAward) { Duration(text: $0) },
        statementFiledOn: try date(.statementFiledOn),
        interimFiledOn: Dictionary(
          try pairs(.interimFiledOn, { Int($0) }, Self.date),
          uniquingKeysWith: { _, last in last }),
        purposeBoundUntil: try date(.purposeBoundUntil),
        accountsApprovedOn: try date(.accountsApprovedOn),
        lastPaymentOn: try date(.lastPaymentOn), reducedFrom: try date(.reducedFrom),
        paymentsAfterPeriod: try word(.paymentsAfterPeriod) ?? .none)
    }
  }
}
