import Amounts
import Foundation
import Interchange
import Reporting
import TestSupport
import Testing
import Workbooks

@Suite("Binder") struct BinderTests {
  private func report(_ change: (inout StatementOfUseData) -> Void = { _ in }) throws -> Report {
    let parts = try ["436-0815", "436-0816"].enumerated().map { index, id in
      Binder.Part(
        id: id, title: "Teilvorhaben \(index + 1)",
        report: try StatementOfUse.report(
          try SampleStatement.data { data in if index == 1 { change(&data) } },
          form: try SampleForm.nrw(), language: .de))
    }
    let url = SampleForm.repository.appending(path: "Reports/binder-standard.yaml")
    return try Binder.report(
      parts, form: try FormReader.read(try Data(contentsOf: url), file: "binder-standard.yaml"),
      basis: SampleStatement.basis, language: .de)
  }

  @Test("holds every sheet of its parts, each formula within its own part")
  func bound() throws {
    let report = try report()
    #expect(report.sheets.count == 2 + 2 * 9)
    let names = report.sheets.map(\.name)
    #expect(names.first == "Übersicht")
    #expect(names.last == "Kontrollblatt gesamt")
    #expect(names[1] == "1 Deckblatt")
    let text = try report.textDump()
    #expect(text.contains("Belege_Betrag_1 = '1 Belegliste'!"))
    #expect(text.contains("Belege_Betrag_2 = '2 Belegliste'!"))
    #expect(text.contains("=IF(Kontrolle_Ergebnis_2=\"alles stimmt\",1,0) → 1"))
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
  }

  @Test("sees a part that does not tie")
  func differs() throws {
    let text = try report { $0.payments.removeLast() }.textDump()
    #expect(text.contains("=IF(Kontrolle_Ergebnis_1=\"alles stimmt\",1,0) → 1"))
    #expect(text.contains("=IF(Kontrolle_Ergebnis_2=\"alles stimmt\",1,0) → 0"))
    #expect(text.contains("<>0))=0,\"alles stimmt\",\"Abweichung\") → \"Abweichung\""))
  }
}
