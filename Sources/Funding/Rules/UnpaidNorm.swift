/// The clauses on unpaid contributions, as they fit who gives the money.
enum UnpaidNorm {
  /// That their value has to be proven.
  static func proof(_ levels: Set<Funder.Level>) -> String {
    if levels.contains(.eu) { return "Art. 67 Abs. 1 VO (EU) 2021/1060" }
    return levels.contains(.bund) && levels.count == 1
      ? "VV Nr. 11 zu § 44 BHO, Zuwendungsbescheid" : "VV Nr. 2.4.2 zu § 44 LHO"
  }

  /// That programme or notice have to allow them.
  static func allowed(_ level: Funder.Level) -> String {
    switch level {
    case .land, .municipal: "VV Nr. 2.4.2 zu § 44 LHO, Zuwendungsbescheid"
    case .bund: "Förderrichtlinie, Zuwendungsbescheid (§ 44 BHO)"
    case .eu: "Art. 67 Abs. 1 VO (EU) 2021/1060"
    case .foundation, .other: "Zuwendungsbescheid"
    }
  }
}
