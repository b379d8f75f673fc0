import Assets
public import Bookkeeping
import Interchange

/// The chart of accounts that ships with the program.
public enum ShippedChart {
  /// - Throws: every problem of a faulty file.
  public static func chart() throws -> Chart {
    let name = "chart-of-accounts.yaml"
    return try ChartFile.read(Assets.bytes(name) ?? [], file: name)
  }
}
