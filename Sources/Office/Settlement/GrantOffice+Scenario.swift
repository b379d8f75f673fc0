import Amounts
import Funding
import Interchange
import LedgerStore

extension GrantOffice {
  /// The measure as it would be with the changes; a text that ends in `.yaml` or `.json` is a
  /// project file.
  func scenario(
    _ texts: [String], award: Award, _ before: Assessment, _ ledger: Ledger, asOf: CalendarDate
  ) throws -> Assessment {
    var project = before.project
    var changes: [ScenarioChange] = []
    var faults: [ScenarioFault] = []
    for text in texts {
      if [".yaml", ".yml", ".json"].contains(where: { text.lowercased().hasSuffix($0) }),
        !text.contains("=")
      {
        let bytes = try InputBytes(path: absolute(text), file: text)
          .all(limit: Self.configLimit)
        project = try ProjectFile.read(bytes, file: text, ruleSets: try library().ids)
        continue
      }
      switch ScenarioText.read(text) {
      case .success(let change): changes.append(change)
      case .failure(let fault): faults.append(fault)
      }
    }
    guard faults.isEmpty else { throw ScenarioRefused(faults: faults) }
    let measure = award.measure
    let earlier = try ledger.earlierVersions(of: before.project.id, asOf: asOf)
    let scenario = try Scenario(
      changes, award: award.id, project: project,
      activities: try ledger.activities(
        measure: measure, under: project.awards(ofMeasure: measure, and: earlier)),
      library: try library(), asOf: asOf)
    guard let changed = scenario.project.measure(measure) else {
      throw Refusal.noMeasure(measure, among: scenario.project.measures.map(\.id))
    }
    return try Assessment.of(
      changed, in: scenario.project, earlier: earlier, library: try library(),
      activities: scenario.activities, units: try ledger.units(measure: measure, asOf: asOf),
      asOf: asOf,
      receivers: try receivers(
        of: changed, in: scenario.project, earlier, ledger, asOf: asOf))
  }
}
