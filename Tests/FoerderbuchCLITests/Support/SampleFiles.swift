/// The files of a small project for the tests of commands: 100,000.00 planned, 80 % from the Land.
enum SampleFiles {
  static let measure = MeasureFile(
    lines: [
      MeasureFile.line("PERSONAL", "70000.00"), MeasureFile.line("SACH", "27000.00"),
      MeasureFile.line("UNBAR", "3000.00", inKind: true),
    ],
    sources: [
      MeasureFile.source("eigen", "ownCash", "17000.00"),
      MeasureFile.source("be", "civicEngagement", "3000.00"),
    ],
    awards: [award("80000.00")])

  /// ``measure`` as a file.
  static let project = measure.yaml

  /// A notice of 2025-10-01 that raises the award to 84,000.00 and its line to match.
  static let amended: String = {
    var measure = Self.measure
    measure.lines[0] = MeasureFile.line("PERSONAL", "75000.00")
    measure.awards = [award("84000.00")]
    measure.amendment = "{on: 2025-10-01, reference: \"1. Änderungsbescheid\"}"
    return measure.yaml
  }()

  private static func award(_ amount: String) -> MeasureFile.Item {
    MeasureFile.award("Z", "land", "anbest-g-nrw", "share", amount, "rate: \"80%\"")
  }

  /// 90,000.00 spent, of which 3,000.00 by hands instead of money; 80,000.00 drawn.
  static let bookings = BookingFile(rows: [
    BookingFile.spend("62.000,00", line: "PERSONAL"), BookingFile.spend("25.000,00", line: "SACH"),
    BookingFile.hours("200", at: "15,00", "3.000,00", "be"), BookingFile.draw("80.000,00"),
  ]).csv

  /// The day by which all of it counts.
  static let day = "2025-12-31"
}
