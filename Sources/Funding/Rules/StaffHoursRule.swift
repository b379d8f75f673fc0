import Amounts

/// A person works at most a full-time year for all publicly funded projects together (Art. 55 (2)
/// VO (EU) 2021/1060).
enum StaffHoursRule {
  static func findings(_ entries: [StaffHours.Entry], by rules: StaffHours) -> [Finding] {
    struct Key: Hashable {
      let person: String
      let year: Int
    }
    var groups: [Key: [StaffHours.Entry]] = [:]
    for entry in entries {
      groups[Key(person: entry.person, year: entry.year), default: []].append(entry)
    }
    let ordered = groups.sorted { ($0.key.year, $0.key.person) < ($1.key.year, $1.key.person) }
    return ordered.compactMap { key, group in
      let hours = group.map(\.hours).sum()
      guard hours > rules.most, let last = group.last else { return nil }
      let places = Set(group.map(\.measure)).sorted().joined(separator: ", ")
      return Finding(
        .staffHoursExceeded, .warning, project: last.project, measure: last.measure,
        subject: "\(key.person), \(key.year)", amount: .zero, norm: rules.norm,
        measured: [.number(hours), .words("Stunden in \(places)", "hours in \(places)")],
        allowed: [.number(rules.most), .words("Stunden im Jahr", "hours a year")])
    }
  }
}
