import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office
import Reporting

/// A report is chosen, looked at, taken along as a workbook, and handed in.
enum ReportsPage {
  static func answer(_ visit: Visit) throws -> Answer { try page(visit, .get) }

  /// Where the figures of a preview come from.
  private enum Look { case get, refused([Complaint], status: Int) }

  private static func page(
    _ visit: Visit, _ look: Look, isAsked: Bool = false
  ) throws -> Answer {
    // On a way back from signing in it is what was typed before.
    let fields = visit.form.all.isEmpty ? visit.query : visit.form
    let kind = fields["art"].flatMap(FormKind.init)
    var (preview, complaints, status): (View, [Complaint], Int) = (false, [], 200)
    if case .refused(let told, let code) = look { (complaints, status) = (told, code) }
    if let kind {
      do {
        let typed = TypedFields(fields, today: visit.now.day)
        let question = try question(kind, typed, today: visit.now.day)
        if !typed.complaints.isEmpty { (complaints, status) = (typed.complaints, 422) }
        if typed.complaints.isEmpty {
          let looked = try ReportDesk(visit.office).look(question)
          preview = self.preview(looked, visit, fields.without("token"), isAsked)
        }
      } catch {
        guard let (code, told) = Complaint.of(error, visit.language) else { throw error }
        if complaints.isEmpty { (complaints, status) = (told, code) }
      }
    }
    return try visit.page(
      "reports", status: status,
      [
        "complaints": .texts(complaints.map(\.text)), "form": try form(visit, kind, fields),
        "preview": preview, "submissions": try SubmissionsPage.table(visit),
      ])
  }

  private static func question(
    _ kind: FormKind, _ typed: TypedFields, today: CalendarDate
  ) throws -> ReportDesk.Question {
    var details = ReportRequest.Details()
    let fields = typed.fields
    let day = typed.day("stand")
    if kind.fields.contains("year"), let year = fields["jahr"] {
      details.year = try ReportRequest.Details.year(year, upTo: day ?? today)
    }
    if kind.fields.contains("amount") {
      details.amount = typed.money("betrag")
      details.due = try (fields["faellig"] ?? "").split(separator: " ").map {
        try DueText.read(String($0), on: day ?? today)
      }
    }
    if kind.fields.contains("partner") { details.partner = fields["partner"] }
    return ReportDesk.Question(
      kind, of: fields["fuer"], asOf: day, form: fields["form"], details: details)
  }

  private static func form(_ visit: Visit, _ kind: FormKind?, _ fields: Fields) throws -> View {
    func choices(_ all: [(value: String, label: String)], _ chosen: String?) -> View {
      .list(
        all.map {
          [
            "value": .text($0.value), "label": .text($0.label),
            "isChosen": .flag($0.value == chosen),
          ]
        })
    }
    func field(_ name: String) -> View {
      kind?.fields.contains(name) == true
        ? ["value": .text(fields[Self.names[name] ?? name] ?? "")] : false
    }
    return [
      "kinds": choices(
        FormKind.reports.map { ($0.rawValue, $0.name[.de]) }, kind?.rawValue),
      "subjects": choices(
        try subjects(visit.office), fields["fuer"]),
      "forms": choices(
        (kind.map(GrantOffice.shippedForms) ?? []).map { ($0, $0) }, fields["form"]),
      "asOf": .text(fields["stand"] ?? visit.now.day.text(.de)),
      "year": field("year"), "amount": field("amount"), "due": field("due"),
      "partner": field("partner"),
    ]
  }

  private static let names = [
    "year": "jahr", "amount": "betrag", "due": "faellig", "partner": "partner",
  ]

  /// What a report can be about.
  private static func subjects(_ office: GrantOffice) throws -> [(value: String, label: String)] {
    try [LookupDesk.List.awards, .measures, .projects].flatMap { list in
      let table = try LookupDesk(office).list(list)
      return table.rows.map { row in
        let id = row[0].text(.de)
        let more = list == .awards ? row[2].text(.de) : row[1].text(.de)
        return (id, "\(table.title[.de]): \(id) – \(more)")
      }
    }
  }

  private static func preview(
    _ looked: ReportDesk.Looked, _ visit: Visit, _ fields: Fields, _ isAsked: Bool
  ) -> View {
    let width = looked.rows.map(\.cells.count).max() ?? 1
    return [
      "title": .text(looked.title), "asOf": .text(looked.request.asOf.text(.de)),
      "download": .text("/berichte/mappe?" + fields.without("grund", "nochmal", "draft").encoded),
      "untied": .texts(looked.untied),
      "mayFreeze": visit.has(.manager)
        ? [
          "isAsked": .flag(isAsked), "reason": .text(fields["grund"] ?? ""),
          "fields": .list(
            fields.without("grund").all.map { ["name": .text($0.name), "value": .text($0.value)] }),
        ] : false,
      "rows": .list(
        looked.rows.map { row in
          [
            "isTotal": .flag(row.role == .total),
            "spread": row.isSpread ? .text(String(width)) : false,
            "cells": .list(
              row.isSpread
                ? row.cells.prefix(1).map {
                  .cell($0.text(.de), isNumber: false).with("isHeading", false)
                }
                : (row.cells + Array(repeating: .none, count: width - row.cells.count)).map {
                  .cell($0.text(.de), isNumber: $0.isNumber)
                    .with("isHeading", .flag(row.role == .heading && !$0.text(.de).isEmpty))
                }),
          ]
        }),
    ]
  }

  // MARK: Taking along, handing in

  static func workbook(_ visit: Visit) throws -> Answer {
    guard let kind = visit.query["art"].flatMap(FormKind.init) else { return .see("/berichte") }
    let question = try question(
      kind, TypedFields(visit.query, today: visit.now.day), today: visit.now.day)
    let name = fileName(question, visit)
    return try visit.file(name, type: Visit.workbookType) {
      try ReportDesk(visit.office).write(question, to: $0, progress: visit.progress)
    }
  }

  /// Keeps the report as handed in.
  static func submit(_ visit: Visit) throws -> Answer {
    guard let kind = visit.form["art"].flatMap(FormKind.init) else { return .see("/berichte") }
    do {
      let typed = TypedFields(visit.form, today: visit.now.day)
      var question = try question(kind, typed, today: visit.now.day)
      question.reason = visit.form["grund"]
      if visit.form["nochmal"] != nil { question.meant = [.repeated] }
      guard typed.complaints.isEmpty else {
        return try page(visit, .refused(typed.complaints, status: 422))
      }
      let name = fileName(question, visit)
      let written = try visit.office.bytes(of: name) { [question] in
        try SubmissionDesk($0).submit(question, as: name, progress: visit.progress)
      }.made
      return .see(written.submission.map { Place.submission($0.id) } ?? "/berichte")
    } catch {
      guard let (status, complaints) = Complaint.of(error, visit.language) else { throw error }
      return try page(
        visit, .refused(complaints, status: status), isAsked: error is SlipsFound)
    }
  }

  /// `verwendungsnachweis-NRW-KW-01-2026-06-30.xlsx`.
  private static func fileName(_ question: ReportDesk.Question, _ visit: Visit) -> String {
    let parts = [
      question.kind.name[.de], question.subject ?? "alle",
      (question.asOf ?? visit.now.day).isoText,
    ]
    let name = parts.joined(separator: "-").lowercased().map {
      $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-"
    }
    return String(name.prefix(100)) + ".xlsx"
  }
}

/// What was handed in, and what would be otherwise today.
enum SubmissionsPage {
  static func table(_ visit: Visit) throws -> View {
    .table(
      "Vorgelegt",
      [
        "Nr.", "vorgelegt", "Bericht", "Umfang",
        "Stichtag", "nach Buchung", "Mappe",
      ],
      try SubmissionDesk(visit.office).all().reversed().map { submission in
        let number = submission.id
        return [
          .cell(String(number), href: Place.submission(number), isNumber: true),
          .cell(LocalMoment.text(submission.recordedAt, .de)),
          .cell(submission.report.title(.de)),
          .cell(submission.report.subject(.de)), .cell(submission.report.asOf.text(.de)),
          .cell(String(submission.entries), isNumber: true),
          .cell("laden", href: "/vorlage/mappe/\(number)"),
        ]
      })
  }

  static func answer(_ visit: Visit) throws -> Answer {
    let desk = SubmissionDesk(visit.office)
    let submission = try desk.content(Int64(visit.name) ?? 0).submission
    let changes = try desk.changes(since: submission.id)
    return try visit.page(
      "submission", title: "Vorlage \(submission.id)",
      [
        "number": .text(String(submission.id)), "name": .text(submission.fileName),
        "recordedAt": .text(LocalMoment.text(submission.recordedAt, .de)),
        "scope": .text(submission.report.subject(.de)),
        "asOf": .text(submission.report.asOf.text(.de)),
        "entries": .text(String(submission.entries)), "sha": .text(submission.digest.hexText),
        "changes": changes.rows.isEmpty ? false : TableView.view(changes, .de),
      ])
  }

  static func workbook(_ visit: Visit) throws -> Answer {
    let found = try SubmissionDesk(visit.office).content(Int64(visit.name) ?? 0)
    return .file(found.bytes, name: found.submission.fileName, type: Visit.workbookType)
  }
}

extension WebPage {
  static let reports = WebPage(
    path: "/berichte", title: "Berichte", menu: [.entry, .manager, .audit],
    get: ReportsPage.answer, post: ReportsPage.submit)
  static let reportFile = WebPage(
    path: "/berichte/mappe", title: "Bericht", get: ReportsPage.workbook)
  static let submission = WebPage(
    path: "/vorlage/*", title: "Vorlage", get: SubmissionsPage.answer)
  static let submissionFile = WebPage(
    path: "/vorlage/mappe/*", title: "Vorlage", get: SubmissionsPage.workbook)
}
