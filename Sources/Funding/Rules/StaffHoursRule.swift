import Amounts

/// A person works at most a full-time year for all publicly funded projects together, of a
/// part-time post its share (Art. 55 (2) VO (EU) 2021/1060); notices may count a shorter year,
/// which then holds over all measures that have it (``Parameter/staffYearHours``).
enum StaffHoursRule {
  private struct Key: Hashable {
    /// `Meier, Anna` and `Dr. Anna Meier` are one.
    let person: PayeeKey
    let year: Int
  }

  /// - Parameters:
  ///   - measures: the shorter years, by measure.
  ///   - projects: tell who pays: without EU money the hours are paid twice, no EU article broken.
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(
    _ entries: [StaffHours.Entry], by rules: StaffHours, measures: [String: StaffHours] = [:],
    in projects: [Project] = []
  ) throws(AmountError) -> [Finding] {
    var groups: [Key: [StaffHours.Entry]] = [:]
    for entry in entries {
      groups[Key(person: PayeeKey(entry.person), year: entry.year), default: []].append(entry)
    }
    let ordered = groups.sorted {
      ($0.key.year, $0.key.person.text) < ($1.key.year, $1.key.person.text)
    }
    var findings: [Finding] = []
    for (key, group) in ordered {
      let share = share(of: group)
      let paid = Set(group.map(\.measure))
      let awards = projects.flatMap(\.awards).filter { paid.contains($0.measure) }
      let isEuropean = awards.isEmpty || awards.contains { $0.funder.level == .eu }
      let whole = StaffHours(
        most: rules.most,
        norm: isEuropean
          ? rules.norm : "VV Nr. 1.4 zu \(awards.budgetCode("44")) (Doppelförderungsverbot)")
      if let finding = try finding(key, group, share, whole) { findings.append(finding) }
      for most in Set(measures.values.map(\.most)).sorted() where most < rules.most {
        // A year that is shorter still counts for the longer one, too.
        let part = group.filter { measures[$0.measure].map { $0.most <= most } ?? false }
        let norms = Set(part.compactMap { measures[$0.measure]?.norm }).sorted()
        let own = StaffHours(most: most, norm: norms.joined(separator: ", "))
        if let finding = try finding(key, part, share, own) { findings.append(finding) }
      }
    }
    return findings
  }

  /// The part of a full year that the post comes to: each month has the share of the entry in
  /// whose time it lies, since the last one that tells a share; of several the largest. Months
  /// after the last have its share, and who says none has a full post.
  private static func share(of group: [StaffHours.Entry]) -> Rate? {
    var byMonth: [Int: Rate] = [:]
    for entry in group {
      guard let share = entry.share else { continue }
      byMonth[entry.month] = max(byMonth[entry.month] ?? share, share)
    }
    let ends = byMonth.keys.sorted()
    guard let last = ends.last.flatMap({ byMonth[$0] }) else { return nil }
    let months = (1...12).map { month in
      ends.first { $0 >= month }.flatMap { byMonth[$0] } ?? last
    }
    return Rate(months.map(\.value).sum() / Rational(12))
  }

  private static func finding(
    _ key: Key, _ group: [StaffHours.Entry], _ share: Rate?, _ rules: StaffHours
  ) throws(AmountError) -> Finding? {
    let hours = group.map(\.hours).sum()
    let most = rules.most * (share ?? .full).value
    guard hours > most, let last = group.last else { return nil }
    let places = Set(group.map(\.measure)).sorted().joined(separator: ", ")
    let paid = try group.map(\.amount).sum()
    var allowed: [Term] = [.number(rules.most)]
    if let share { allowed += [.times, .rate(share), .equals, .number(most)] }
    return Finding(
      .staffHoursExceeded, .warning, project: last.project, measure: last.measure,
      subject: "\(group[0].person), \(key.year)",
      amount: try Money(rounding: paid.exact * (hours - most) / hours, .down), norm: rules.norm,
      measured: [
        .number(hours), .words("Stunden in \(places),", "hours in \(places),"),
        .number(hours - most), .words("zu viel", "too many"),
      ],
      allowed: allowed + [.words("Stunden im Jahr", "hours a year")])
  }
}
