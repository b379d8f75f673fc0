import Amounts

/// A value that nobody read in its text never favours the recipient in silence: what a stricter
/// text would give is told beside it.
enum UnreadValueRule: MeasureRule {
  static func findings(_ context: RuleContext) -> [Finding] {
    context.reliance.flatMap { reliance in
      reliance.stricter.map { reading in
        context.finding(
          .unreadValueFavours, .warning, award: reliance.award,
          subject: reading.unread.parameter?.rawValue, amount: reading.less,
          norm: reading.unread.norm,
          measured: [
            .words("zustehend", "entitled"), .exact(reading.entitled.exact + reading.less.exact),
            .words(
              "mit dem in diesem Text nicht gelesenen Wert",
              "by the value that nobody read in this text"),
          ] + valueTerms(reading),
          allowed: [.money(reading.entitled), .sign(","), reading.condition])
      }
    }
  }

  private static func valueTerms(_ reading: Reliance.Stricter) -> [Term] {
    guard let name = reading.unread.parameter?.catalogue.name, let value = reading.unread.value
    else { return [] }
    return [.text(name), value.term]
  }
}
