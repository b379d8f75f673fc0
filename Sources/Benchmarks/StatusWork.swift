import Amounts
import Funding
import TestSupport

/// A thousand measures with their bookings, in memory: what all rules add to the settlement of
/// each.
struct StatusWork {
  static let measures = 1000
  private static let bookingsEach = 40
  private static let asOf = CalendarDate(days: 20_600)

  private let projects: [Project]
  private let activities: [String: [Activity]]
  private let library: RuleSetLibrary

  init() throws {
    projects = try (1...Self.measures).map { try SampleBooks.project($0) }
    let desk = BookingDesk(portfolio: Portfolio(projects: projects), chart: try SampleBooks.chart())
    var random = SeededGenerator(seed: 1000)
    var activities: [String: [Activity]] = [:]
    for project in 1...Self.measures {
      for _ in 0..<Self.bookingsEach {
        let booking = SampleBooks.booking(&random, project: project)
        for proposal in (try? desk.propose(booking)) ?? [] {
          activities[booking.measure, default: []] += proposal.activities
        }
      }
    }
    self.activities = activities
    library = try ShippedRuleSets.library()
  }

  /// Settles every measure, without a rule.
  func settle() throws {
    for project in projects {
      for measure in project.measures {
        let awards = try project.awards(ofMeasure: measure.id).map {
          (award: $0, rules: try library.rules(for: $0))
        }
        _ = try Settlement.settle(
          measure, awards: awards, activities: activities[measure.id] ?? [], asOf: Self.asOf)
      }
    }
  }

  /// Settles every measure and applies every rule to it.
  func assess() throws {
    for project in projects {
      for measure in project.measures {
        _ = try Assessment.of(
          measure, in: project, library: library, activities: activities[measure.id] ?? [],
          units: .zero, asOf: Self.asOf)
      }
    }
  }
}
