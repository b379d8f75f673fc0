import Amounts
import Funding
import StoreAPI

extension Ledger {
  /// Tells hours of work apart by their rate: rules may recognise less of an hour than was booked.
  /// The sums that are kept beside the journal do not know rates; the entries do.
  /// - Parameter activities: of `measure`, as the sums have them.
  static func tellHoursApart(
    _ book: any BookReading, measure: String, in activities: inout [Activity]
  ) throws {
    var hours: [Activity.Key: Activity] = [:]
    try book.journal(JournalFilter(measures: [measure], method: .hours)) { record in
      guard record.booking.unitRate != nil else { return }
      for activity in record.activities {
        hours[activity.key] = try activity.adding(hours[activity.key])
      }
    }
    guard !hours.isEmpty else { return }
    var rest: [Activity.Key: Activity] = [:]
    for activity in hours.values {
      let key = activity.key.summed
      rest[key] = try activity.taken(from: rest[key], as: key)
    }
    activities = try activities.compactMap { sum in
      guard let taken = rest[sum.key] else { return sum }
      let left = try sum.adding(taken)
      return left.isNothing ? nil : left
    }
    activities += hours.values.filter { !$0.isNothing }.sorted {
      ($0.key.knownOn, $0.key.line ?? "", $0.key.hourlyRate ?? .zero)
        < ($1.key.knownOn, $1.key.line ?? "", $1.key.hourlyRate ?? .zero)
    }
  }
}

extension Activity {
  fileprivate var isNothing: Bool {
    amount.isZero && eligible.isZero && unproven.isZero && unfiled.isZero
  }

  /// Both together, under this one's key.
  fileprivate func adding(_ other: Activity?) throws(AmountError) -> Activity {
    guard let other else { return self }
    return Activity(
      key: key, amount: try amount + other.amount, eligible: try eligible + other.eligible,
      unproven: try unproven + other.unproven, unfiled: try unfiled + other.unfiled)
  }

  /// `other` less this one, under `key`.
  fileprivate func taken(from other: Activity?, as key: Key) throws(AmountError) -> Activity {
    let less = Activity(
      key: key, amount: -amount, eligible: -eligible, unproven: -unproven, unfiled: -unfiled)
    return try less.adding(other)
  }
}
