import Amounts
public import Funding

/// The table of base rates (`Schemas/base-rates.yaml`).
public enum BaseRateFile {
  /// What a table of base rates says about itself.
  public static let format = "foerderbuch/base-rates/1"

  /// Reads a table of base rates.
  /// - Parameters:
  ///   - bytes: YAML or JSON.
  ///   - file: the name for messages.
  ///   - isOwn: whether it stands beside the ledger in place of the shipped one.
  /// - Throws: all problems of the file.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String, isOwn: Bool = false
  ) throws(InputProblems) -> BaseRateTable {
    try ConfigReader.read(bytes, file: file, as: table(isOwn: isOwn))
  }

  private static func table(isOwn: Bool) -> ConfigForm<BaseRateTable> {
    .mapping { map in
      ShippedFile.baseRates.check(map, isOwn: isOwn)
      if let found = map.required("format", .text), found != format {
        map.report("format", .config(.otherFormat(wanted: [format])))
      }
      _ = map.required("norm", .text)
      _ = map.required("source", .text)
      let margin = map.required("margin", self.margin)
      let entries = map.required("rates", .list(of: entry, atLeast: 1))
      guard let margin, let entries else { return nil }
      do throws(BaseRateTableError) {
        return try BaseRateTable(entries: entries, margin: margin.rate, norm: margin.norm)
      } catch {
        for fault in error.faults { map.report("rates", .project(.baseRates(fault))) }
        return nil
      }
    }
  }

  private static var margin: ConfigForm<(rate: Rate, norm: String)> {
    .mapping { map in
      let rate = map.required("value", .rate)
      let norm = map.required("norm", .text)
      _ = map.required("certainty", .oneOf(Certainty.self))
      guard let rate, let norm else { return nil }
      return (rate, norm)
    }
  }

  private static var entry: ConfigForm<BaseRateTable.Entry> {
    .mapping { map in
      let from = map.required("from", .date)
      let rate = map.required("value", .rate(from: Rate(percent: -20), to: Rate(percent: 50)))
      _ = map.optional("certainty", .oneOf(Certainty.self))
      _ = map.optional("note", .text)
      guard let from, let rate else { return nil }
      return BaseRateTable.Entry(from: from, rate: rate)
    }
  }
}
