import Amounts
import Bookkeeping
import Foundation
import Funding
import LedgerStore
import Office
import Synchronization

/// Expenses recorded through the office by many at once, as the pages do it, but without pages
/// before it: what the server of the pages is compared with.
///
///     Benchmarks --records LEDGER PERSON MEASURE LINE CLERKS EACH
///
/// prints how many are recorded in a second, each durable.
struct RecordingRate {
  let ledger: String
  let person: String
  let measure: String
  let line: String
  let clerks: Int
  let each: Int

  /// Nil unless all of it is told.
  init?(_ arguments: [String]) {
    guard arguments.count == 6, let clerks = Int(arguments[4]), let each = Int(arguments[5]) else {
      return nil
    }
    (ledger, person) = (arguments[0], arguments[1])
    (measure, line, self.clerks, self.each) = (arguments[2], arguments[3], clerks, each)
  }

  /// - Throws: the first refusal.
  func perSecond() throws -> Double {
    let house = LedgerHouse(ledger: ledger)
    defer { house.close() }
    let refusal = Mutex<(any Error)?>(nil)
    let done = DispatchGroup()
    let began = ContinuousClock.now
    for clerk in 0..<clerks {
      done.enter()
      // A thread each: what is measured waits for the disk, and a pool has one for each core.
      Thread.detachNewThread {
        defer { done.leave() }
        do {
          for number in 0..<each { try record("B-\(clerk)-\(number)", clerk, in: house) }
        } catch { refusal.withLock { $0 = $0 ?? error } }
      }
    }
    done.wait()
    let took = ContinuousClock.now - began
    if let error = refusal.withLock({ $0 }) { throw error }
    return Double(clerks * each) / (took / .seconds(1))
  }

  private func record(_ voucher: String, _ clerk: Int, in house: LedgerHouse) throws {
    let now = Date.now
    let day = CalendarDate(days: Int32(now.timeIntervalSince1970 / 86_400))
    let act = AccountDesk.act(of: person, moment: now.formatted(.iso8601), day: day) {
      Date.now.formatted(.iso8601)
    }
    let office = GrantOffice(
      ledger: ledger, folder: URL(filePath: ledger).deletingLastPathComponent().path, act: act,
      in: house)
    defer {
      office.close(.readOnly)
      office.close(.readWrite)
    }
    let booking = Booking(
      date: day, kind: .expense, measure: measure, line: line,
      amount: Money(cents: Int64(100 + clerk)), voucher: voucher, counterparty: "Müller")
    _ = try RecordDesk(office).record(booking, RecordDesk.Terms(requireEvidence: true))
  }
}
