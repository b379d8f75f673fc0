/// What is recorded of orders, services, vouchers and credit notes.
extension LawCase {
  static let facts: [LawCase] = []
}
