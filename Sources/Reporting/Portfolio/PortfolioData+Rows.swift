public import Amounts

extension PortfolioData {
  /// An entry, or where they are very many, all entries of a measure, month and kind.
  public struct Row: Hashable, Sendable {
    /// Index of the measure.
    public let measure: Int
    /// Index of the award that money was drawn from or paid back to.
    public let award: Int?
    /// Number of the entry, or of the first of several; nil for a flat rate, which has none.
    public let entry: Int64?
    /// Number of the last entry.
    public let through: Int64?
    /// How many entries it stands for.
    public let count: Int
    /// The day that it counts on; of several the last.
    public let day: CalendarDate?
    public let kind: String
    public let voucher: String
    public let counterparty: String
    public let purpose: String
    /// What it is; decides the column that its amount stands in.
    public let value: Value

    public init(
      measure: Int, award: Int? = nil, entry: Int64?, through: Int64? = nil, count: Int = 1,
      day: CalendarDate?, kind: String, voucher: String = "", counterparty: String = "",
      purpose: String = "", value: Value
    ) {
      self.measure = measure
      self.award = award
      self.entry = entry
      self.through = through ?? entry
      self.count = count
      self.day = day
      self.kind = kind
      self.voucher = voucher
      self.counterparty = counterparty
      self.purpose = purpose
      self.value = value
    }

    public enum Value: Hashable, Sendable {
      /// Expenditure, and the eligible part of it.
      case expense(Money, eligible: Money)
      /// Money drawn from a grant; negative where it was paid back or passed on.
      case grant(Money)
      /// Money of another source.
      case income(Money, Group)
    }
  }

  /// A finding as the first page tells it.
  public struct Pressing: Hashable, Sendable {
    /// The title of the project or measure, and how many more there are.
    public let place: String
    /// What is wrong and what to decide, in plain words.
    public let text: String
    public let amount: Money

    public init(place: String, text: String, amount: Money) {
      self.place = place
      self.text = text
      self.amount = amount
    }
  }

  /// A deadline (Frist).
  public struct Deadline: Hashable, Sendable {
    public let kind: String
    /// Index of the project.
    public let project: Int
    public let award: String
    /// Who answers for it.
    public let person: String
    /// The day by the rule, and the last that is in time.
    public let due: CalendarDate
    public let lastDay: CalendarDate
    public let state: String
    public let isOverdue: Bool
    public let amount: Money?
    public let norm: String
    /// Whether somebody has to act: neither a retention that runs nor a purpose binding.
    public let isTask: Bool
    public let isEstimated: Bool

    public init(
      kind: String, project: Int, award: String, person: String, due: CalendarDate,
      lastDay: CalendarDate, state: String, isOverdue: Bool, amount: Money?, norm: String,
      isTask: Bool, isEstimated: Bool
    ) {
      self.kind = kind
      self.project = project
      self.award = award
      self.person = person
      self.due = due
      self.lastDay = lastDay
      self.state = state
      self.isOverdue = isOverdue
      self.amount = amount
      self.norm = norm
      self.isTask = isTask
      self.isEstimated = isEstimated
    }
  }
}
