import Amounts
import Bookkeeping
import Funding
import Office
import Reporting

/// From an empty folder with a project file to a statement of use that the ledger proves.
func proveUseOfFunds(in folder: String, on day: CalendarDate) throws -> Proof.Result {
  let office = GrantOffice(
    ledger: "foerderbuch.sqlite", folder: folder,
    act: Act(person: "A. Muster", moment: "\(day.isoText)T09:00:00Z", day: day))
  try office.makeLedger()
  try ProjectDesk(office).apply(["projekt.yaml"])

  let records = RecordDesk(office)
  try records.record(
    Booking(
      date: day, kind: .drawdown, measure: "M", source: "Z", amount: Money(cents: 5_000_00)))
  try records.record(
    Booking(
      date: day, kind: .expense, measure: "M", line: "SACH", amount: Money(cents: 10_000_00),
      voucher: "R-1", paidOn: day, counterparty: "Druckerei Muster"))

  let settled = try SettlementDesk(office).settle("Z", post: true)
  print(settled.entitled.text(.de), settled.repayable.text(.de))

  try ReportDesk(office).write(.init(.statementOfUse, of: "Z"), to: "nachweis.xlsx")
  return try Proof(office).verify(deep: true, workbook: "nachweis.xlsx")
}
