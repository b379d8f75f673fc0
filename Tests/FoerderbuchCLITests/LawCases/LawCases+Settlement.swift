/// What a grant comes to, what is used of it and what interest it bears.
extension LawCase {
  static let settlement: [LawCase] = [
    LawCase(
      folder: "K13b", entitled: ["A": "45000.00"], repayable: ["A": "5000.00"],
      found: [Found("REDUCTION_DUE", "5000.00")])
  ]
}
