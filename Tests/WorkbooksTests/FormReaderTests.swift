import Amounts
import Foundation
import Interchange
import Reporting
import Testing

@Suite("Forms") struct FormReaderTests {
  static func text() throws -> String {
    let url = SampleForm.repository.appending(path: "Reports/statement-of-use-nrw.yaml")
    return try String(contentsOf: url, encoding: .utf8)
  }

  /// A change to the form of the repository, and the first problem it has to bring.
  struct Fault: Sendable, CustomTestStringConvertible {
    let find: String
    let put: String
    let path: String
    let fault: InputFault
    var testDescription: String { put.isEmpty ? "without \(find)" : put }

    init(_ find: String, _ put: String, at path: String, _ fault: InputFault) {
      self.find = find
      self.put = put
      self.path = path
      self.fault = fault
    }
  }

  static var faults: [Fault] {
    let vocabulary = FormKind.statementOfUse.vocabulary
    return [
      Fault(
        "foerderbuch/form/1", "foerderbuch/form/9", at: "format",
        .config(.otherFormat(wanted: [FormReader.format]))),
      Fault(
        "kind: statement-of-use\n", "kind: statement-of-us\n", at: "kind",
        .value(
          .notOneOf(FormKind.allCases.map(\.rawValue), nearest: "statement-of-use"))),
      Fault(
        "Az. {award}", "Az. {avard}", at: "header.right",
        .value(
          .notOneOf(vocabulary.placeholders.map { "{\($0)}" }, nearest: "{award}"))),
      Fault(
        "content: vouchers\n", "content: voucher\n", at: "sheets[4].sections[0].content",
        .value(.notOneOf(vocabulary.contentNames, nearest: "vouchers"))),
      Fault(
        "          - {key: label, heading: {de: Ausgabengliederung, en: Expenditure}}\n", "",
        at: "sheets[2].sections[2].columns", .config(.missingKey("label"))),
      Fault(
        "{key: actualShare, heading", "{key: actualShares, heading",
        at: "sheets[2].sections[1].columns[4].key",
        .value(
          .notOneOf(vocabulary.contents["receipts"]?.columns ?? [], nearest: "actualShare"))),
      Fault(
        "    headings: vouchers\n", "    headings: voucher\n", at: "sheets[4].headings",
        .value(.notOneOf(["vouchers"], nearest: "vouchers"))),
      Fault(
        "{key: match, label: {de: stimmt, en: matches}}", "{key: match, label: {en: matches}}",
        at: "sheets[10].sections[4].rows[33].label.de", .config(.missingKey("de"))),
      Fault(
        "  - key: income\n", "  - key: vouchers\n", at: "sheets[5]",
        .config(.duplicateKey("vouchers"))),
      Fault(
        "key: parties\n", "key: overview\n", at: "sheets[0]",
        .config(.duplicateKey("overview"))),
      Fault(
        "widths: [5, 8,", "widths: [0, 8,", at: "sheets[4].widths[0]",
        .value(.numberOutside(minimum: 1, maximum: 120))),
    ]
  }

  @Test("each form asks once to keep the state of the ledger, where the funder reads it")
  func seal() throws {
    let folder = SampleForm.repository.appending(path: "Reports")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(names.count > 10)
    for name in names {
      let sheets = try SampleForm.named(name).sheets.filter { sheet in
        sheet.sections.contains { ($0.text + $0.notes).contains { $0.de.contains("{seal}") } }
      }
      #expect(sheets.map(\.part) == [.funder], "\(name)")
    }
    // A form that has no place for it has it at the end of the first sheet.
    let text = try Self.text()
    let bare = try FormReader.read(
      Array(text.replacing("      - content: seal\n", with: "").utf8), file: "form.yaml")
    #expect(bare.sheets[0].sections.last == .seal)
  }

  @Test("are refused with line, path and reason", arguments: faults)
  func refused(_ fault: Fault) throws {
    let text = try Self.text()
    let changed = text.replacingOccurrences(of: fault.find, with: fault.put)
    try #require(changed != text)
    let found = #expect(throws: InputProblems.self) {
      try FormReader.read(Array(changed.utf8), file: "form.yaml")
    }
    let problems = try #require(found?.problems)
    let problem = try #require(
      problems.first { $0.place.path == fault.path }, "only at \(problems.map(\.place.path))")
    #expect(problem.fault == fault.fault)
    #expect(problem.place.file == "form.yaml")
    #expect(problem.place.line != nil)
  }

  @Test("tell all problems at once")
  func all() throws {
    let changed = try Self.text()
      .replacingOccurrences(of: "content: vouchers\n", with: "content: vouhcers\n")
      .replacingOccurrences(of: "Az. {award}", with: "Az. {avard}")
      .replacingOccurrences(of: "    orientation: landscape\n", with: "    orientation: quer\n")
    let found = #expect(throws: InputProblems.self) {
      try FormReader.read(Array(changed.utf8), file: "form.yaml")
    }
    #expect(try #require(found).count >= 4)
  }

  @Test("must have what other sheets compute with")
  func required() throws {
    let text = try Self.text()
    let cut = try #require(text.range(of: "\n  - key: control\n"))
    let found = #expect(throws: InputProblems.self) {
      try FormReader.read(Array(text[..<cut.lowerBound].utf8), file: "form.yaml")
    }
    #expect(
      try #require(found).problems.contains {
        $0.place.path == "sheets" && $0.fault == .config(.missingKey("control"))
      })
  }

  @Test("may leave out and reorder what nothing computes with")
  func smaller() throws {
    let text = try Self.text()
    let from = try #require(text.range(of: "  - key: narrative\n"))
    let to = try #require(text.range(of: "  - key: figures\n"))
    let smaller = text[..<from.lowerBound] + text[to.lowerBound...]
    let form = try FormReader.read(Array(smaller.utf8), file: "form.yaml")
    let report = try StatementOfUse.report(
      try SampleStatement.data(), form: form, language: .en)
    #expect(report.sheets.count == 8)
    #expect(throws: Never.self) { try ReportLayout(report) }
  }
}

@Suite("What a form computes with") struct FormNeedsTests {
  /// A form without something that another content takes from it, and what is then missing.
  struct Need: Sendable, CustomTestStringConvertible {
    let form: String
    let find: String
    let put: String
    let missing: String
    var testDescription: String { "\(form) without \(missing)" }

    init(_ form: String, _ find: String, _ put: String = "", missing: String) {
      (self.form, self.find, self.put, self.missing) = (form, find, put, missing)
    }
  }

  static let needs = [
    Need(
      "statement-of-use-bund", "          - {key: yearEligible,", "          #",
      missing: "control.rows.yearEligible"),
    Need(
      "interim-nrw", "          - {key: yearRepaid,", "          #",
      missing: "control.rows.yearRepaid"),
    Need(
      "statement-of-use-nrw", "          - {key: plannedEligible, label", "          #",
      missing: "control.rows.plannedEligible"),
    Need(
      "interim-nrw", "          - {key: day, heading:", "          #",
      missing: "vouchers.columns.day"),
    Need("interim-nrw", "content: reportingYear", "content: text", missing: "reportingYear"),
    Need(
      "statement-of-use-simple", "content: summary", "content: text",
      missing: "vouchers | summary"),
    Need(
      "statement-of-use-nrw", "content: plannedShares", "content: text",
      missing: "plannedShares"),
    Need(
      "statement-of-use-bund", "content: positions", "content: text",
      missing: "expenditure | positions"),
  ]

  @Test("is told when it is missing", arguments: needs)
  func missing(_ need: Need) throws {
    let text = try SampleForm.text(need.form)
    let changed = text.replacingOccurrences(of: need.find, with: need.put)
    try #require(changed != text)
    let found = #expect(throws: InputProblems.self) { try SampleForm.read(changed) }
    let problems = try #require(found).problems
    #expect(
      problems.contains {
        $0.place.path == "sheets" && $0.fault == .config(.missingKey(need.missing))
      }, "\(problems.map(\.fault))")
  }
}
