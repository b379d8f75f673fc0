import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

@Suite("What counts") struct MovementTests {
  private static let amount = Money(cents: 100_00)

  private static func activity(_ kind: BookingKind, counts: Bool = true) -> Activity {
    let day: CalendarDate = "2025-06-10"
    return Activity(
      key: Activity.Key(
        measure: "M", kind: kind, line: "PERS", source: "land", countsOn: counts ? day : nil,
        knownOn: "2025-06-12"),
      amount: amount, eligible: Money(cents: 90_00))
  }

  /// What came out of the law and the plan, not of the program: what is spent and what comes in,
  /// each with its sign.
  @Test(
    "of each kind on each side",
    arguments: [
      (.expense, 100_00, nil), (.inKind, 100_00, 100_00), (.civic, 100_00, 100_00),
      (.ownFunds, nil, 100_00), (.partnerCash, nil, 100_00), (.donation, nil, 100_00),
      (.revenue, nil, 100_00), (.otherPublic, nil, 100_00), (.drawdown, nil, 100_00),
      (.repayment, nil, -100_00), (.forward, nil, -100_00), (.interest, nil, nil),
      (.recognise, nil, nil), (.order, nil, nil),
    ] as [(BookingKind, Int64?, Int64?)])
  func sides(_ kind: BookingKind, _ spent: Int64?, _ received: Int64?) {
    let movements = Self.activity(kind).movements(passedOn: ["land"])
    #expect(movements.first { $0.side == .payment }?.amount.cents == spent)
    #expect(movements.first { $0.side == .receipt }?.amount.cents == received)
    #expect(movements.count == [spent, received].compactMap { $0 }.count)
    #expect(movements.allSatisfy { $0.day == "2025-06-10" })
  }

  @Test("an expense counts when it is paid, and what is forwarded only where a part is passed on")
  func conditions() {
    #expect(Self.activity(.expense, counts: false).movements(passedOn: []).isEmpty)
    #expect(Self.activity(.forward).movements(passedOn: ["bund"]).isEmpty)
    // Money without a day of credit counts on the day on which it is known.
    let received = Self.activity(.drawdown, counts: false).movements(passedOn: [])
    #expect(received.map(\.day) == ["2025-06-12"])
  }

  @Test("a payment counts for its expense, and only when it is known")
  func payment() throws {
    let booking = Booking.spend("100.00", paid: "2025-07-02")
    let activities = [
      Self.activity(.expense, counts: false).negated, Self.activity(.expense),
    ]
    #expect(
      activities.flatMap { $0.movements(passedOn: []) }.map(\.amount) == [Self.amount])
    func posting(_ cents: Int64) -> Posting {
      Posting(account: "1200", measure: "M", item: "", party: nil, amount: Money(cents: cents))
    }
    let entry = try Entry(
      bookedOn: "2025-07-02", text: "", postings: [posting(100_00), posting(-100_00)])
    let record = JournalRecord(
      number: 1, recordedAt: "2025-07-02T12:00:00Z", booking: booking,
      eligible: Money(cents: 100_00), countsOn: "2025-07-02",
      entry: entry, reverses: nil, reversedBy: nil, settles: nil)
    #expect(record.movements(asOf: "2025-07-01", passedOn: []).isEmpty)
    #expect(record.movements(asOf: "2025-07-02", passedOn: []).map(\.side) == [.payment])
  }
}
