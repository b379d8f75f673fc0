import Amounts
import Bookkeeping
import Messages
import Office

/// Choosing another password.
enum PasswordPage {
  static func page(
    _ visit: Visit, status: Int = 200, _ complaints: [Complaint] = []
  ) throws -> Answer {
    func about(_ field: String) -> View {
      .optional(complaints.first { $0.field == field }?.text)
    }
    return try visit.page(
      "password", status: status,
      ["oldFault": about("old"), "newFault": about("new"), "againFault": about("again")])
  }

  static func change(_ visit: Visit) throws -> Answer {
    guard let person = visit.person else { return .see("/") }
    func typed(_ name: String) -> String { visit.form.values(name).first ?? "" }
    guard typed("new") == typed("again") else {
      return try page(
        visit, status: 422,
        [Complaint(field: "again", text: Problem("web.PASSWORDS_DIFFER").text(.de))])
    }
    do {
      try visit.site.accounts.change(
        of: person, from: typed("old"), to: typed("new"),
        keeping: visit.incoming.cookie(Site.cookie), at: visit.now.seconds)
    } catch let refusal as Refusal where !refusal.fields.isEmpty {
      return try page(visit, status: 422, Complaint.of(refusal, visit.language)?.1 ?? [])
    }
    return .see("/")
  }
}

extension WebPage {
  static let password = WebPage(
    path: "/kennwort", title: "Kennwort ändern", get: { try PasswordPage.page($0) },
    post: PasswordPage.change)
}
