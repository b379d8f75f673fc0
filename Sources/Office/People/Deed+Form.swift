import Amounts
import Foundation
import Funding
import Reporting

extension Deed {
  /// What a report that is handed in is to be.
  struct Form: Codable {
    struct Due: Codable {
      /// Such as 20260630.
      let on: Int
      /// Cents.
      let amount: Int64
      let line: String?
    }

    let kind: String
    let subject: String?
    let form: String?
    let definition: String?
    let language: String
    let year: Int?
    let due: [Due]
    /// Cents.
    let amount: Int64?
    let partner: String?
    let part: String?
    let reason: String?

    init(_ question: ReportDesk.Question, _ request: ReportRequest) {
      (kind, subject) = (question.kind.rawValue, question.subject)
      (form, definition) = (question.form, question.definition)
      language = request.language.rawValue
      year = question.details.year
      due = question.details.due.map {
        Due(on: $0.on.yyyymmdd, amount: $0.amount.cents, line: $0.line)
      }
      amount = question.details.amount?.cents
      (partner, part) = (question.details.partner, question.details.part?.rawValue)
      reason = question.reason
    }

    /// Nil where it is none that was ever kept.
    func question(asOf day: CalendarDate?) -> ReportDesk.Question? {
      guard let kind = FormKind(rawValue: kind) else { return nil }
      let payments = due.compactMap { due in
        CalendarDate(yyyymmdd: due.on).map {
          DuePayment(on: $0, amount: Money(cents: due.amount), line: due.line)
        }
      }
      var question = ReportDesk.Question(
        kind, of: subject, asOf: day, form: form, definition: definition,
        details: ReportRequest.Details(
          year: year, due: payments, amount: amount.map { Money(cents: $0) },
          partner: partner, part: part.flatMap { ReportPart(rawValue: $0) }))
      question.reason = reason
      return question
    }
  }

  /// Handing in a report, as it was made for one day.
  init(_ question: ReportDesk.Question, _ request: ReportRequest, as file: String) {
    self.init(.freeze)
    report = Form(question, request)
    day = request.asOf.yyyymmdd
    files = [(file as NSString).lastPathComponent]
  }
}
