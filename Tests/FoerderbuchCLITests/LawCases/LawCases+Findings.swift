/// How findings are worded, and what bans and ceilings they hold by.
extension LawCase {
  static let findings: [LawCase] = [
    LawCase(
      folder: "K23", entitled: ["A": "65000.00"], repayable: ["A": "5000.00"],
      found: [Found("REDUCTION_DUE", "5000.00")])
  ]
}
