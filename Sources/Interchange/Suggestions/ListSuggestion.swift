import Amounts

/// Guesses what somebody else's list of projects means.
struct ListSuggestion {
  private let sample: TableSample
  private let prefix: String
  private let columns: SuggestedColumns<ProfileColumn>

  /// - Parameter prefix: for ids, where the list has none.
  init(_ sample: TableSample, prefix: String) {
    self.prefix = prefix
    self.sample = sample
    var columns = SuggestedColumns(sample, HeadingWords.projects)
    if let id = columns[.id], sample.columns[id.column].hasRepeats { columns.remove(.id) }
    // The only amount is what the project may cost; beside others a person has to say so.
    if columns[.eligible] == nil, columns[.total] != nil {
      columns.move(.total, to: .eligible, isSure: false)
    }
    if columns.hasEuroAmounts(sample) { columns.remove(.currency) }
    self.columns = columns
  }

  func write(to text: inout ProfileText) {
    sample.writeForms(
      amounts: [ProfileColumn.eligible, .total, .grant, .ownCash, .otherPublic]
        .compactMap { columns[$0]?.column },
      dates: ProfileColumn.dates.compactMap { columns[$0]?.column }, to: &text)
    sample.writeUnits(columns, to: &text)
    if let rate = columns[.rate] {
      let column = sample.columns[rate.column]
      if column.aboveOne > 0 {
        let shown = ProfileText.examples(column.samples, text.language)
        text.guess("  rates: percent", shown, shown)
      }
    }
    sample.writeColumns(columns, needed: ProfileColumn.required, rivals: rivals, to: &text)
    writeRest(&text)
    sample.writeSkips(columns, values: [.from, .to, .eligible, .total, .grant], to: &text)
  }

  /// Other columns for what matters most.
  private func rivals(_ key: ProfileColumn) -> [Int] {
    switch key {
    case .from, .to: columns.rivals(of: key, in: sample) { $0.looksLikeDates }
    case .eligible:
      columns.rivals(of: key, in: sample) {
        $0.looksLikeAmounts && !AmountChoice.isPaid($0.heading)
      }
    case .grant:
      columns.rivals(of: key, in: sample) {
        $0.looksLikeAmounts && HeadingWords.projects.mayTell(.grant, $0.heading)
      }
    case .recipient, .title, .id: columns.rivals(of: key, in: sample)
    default: []
    }
  }

  private func writeRest(_ text: inout ProfileText) {
    if columns[.rate] == nil, columns[.grant] == nil {
      text.add("# constants:", filled: "constants:")
      text.leave(
        open: "constants.rate", "  rate: \"50%\"", "der Fördersatz, den die Liste nicht nennt",
        "the rate, which the list does not tell")
    }
    if let recipient = columns[.recipient],
      sample.columns[recipient.column].filled < sample.rows
    {
      text.guess(
        "whenEmpty: {recipient: \"(in der Liste nicht genannt)\"}",
        "nicht jede Zeile hat einen Namen",
        "not every row has a name")
    }
    text.add("project:")
    if columns[.id] == nil {
      text.guess(
        "  idPrefix: \(ProfileText.quoted(prefix))", "keine Spalte mit Kennungen",
        "no column of ids")
    }
    if columns[.ownCash] == nil {
      text.guess(
        "  rest: ownCash", "der Rest sind Eigenmittel", "the rest is the recipient's own cash")
    } else {
      text.add("  recipientKind: other")
    }
    text.add("award:")
    text.leave(
      open: "award.funder", "  funder: {id: …, name: \"…\", level: eu}",
      "der Zuwendungsgeber; level: land, bund, eu, municipal, foundation, other",
      "the funder; level: land, bund, eu, municipal, foundation, other")
    text.leave(
      open: "award.ruleSet", "  ruleSet: anbest-p-bund", "die Nebenbestimmungen", "the conditions")
    text.guess("  rounding: down", "auf Cent abgerundet", "down to the cent")
    if columns[.awardedOn] == nil {
      text.guess(
        "  awardedOn: from", "der Bescheid zum Beginn des Vorhabens",
        "the notice on the first day of the project")
    }
  }
}
