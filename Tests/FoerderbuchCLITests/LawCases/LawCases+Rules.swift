/// What rule sets and deadlines say, and how sure that is.
extension LawCase {
  static let rules: [LawCase] = []
}
