import Amounts
import Foundation
import Interchange
import Reporting
import Testing
import Workbooks

@Suite struct StatementWorkbookTests {
  @Test func writes() throws {
    let report = try StatementOfUse.report(
      SampleStatement.data(), form: try SampleForm.nrw(), language: .de)
    try WorkbookFile.write(report, to: "/tmp/hw/out/vn.xlsx")
    try report.textDump().write(toFile: "/tmp/hw/out/vn.txt", atomically: true, encoding: .utf8)
  }
}
