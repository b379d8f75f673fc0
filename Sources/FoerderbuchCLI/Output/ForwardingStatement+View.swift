import Amounts
import Funding
import Interchange

extension ForwardingStatement {
  /// The final recipients and the whole.
  var json: JSONValue {
    .members([
      ("ownEligible", .string(ownEligible.plainText)),
      ("ownEntitled", .string(ownEntitled.plainText)),
      (
        "recipients",
        .array(
          recipients.map { recipient in
            .members([
              ("measure", .string(recipient.measure)), ("award", .string(recipient.award)),
              ("eligible", .string(recipient.eligible.plainText)),
              ("entitled", .string(recipient.entitled.plainText)),
              ("drawn", .string(recipient.drawn.plainText)),
              ("repayable", .string(recipient.repayable.plainText)),
            ])
          })
      ),
      (
        "adjustment",
        .members([
          ("eligible", .string(eligibleAdjustment.plainText)),
          ("entitled", .string(entitledAdjustment.plainText)),
        ])
      ),
      ("eligible", .string(eligible.plainText)), ("entitled", .string(entitled.plainText)),
      ("drawn", .string(drawn.plainText)), ("repayable", .string(repayable.plainText)),
    ])
  }

  func text(_ language: Language) -> String {
    var table = TextTable([
      (language.pick("Weiterleitung", "Forwarding"), .left),
      (language.pick("anerkannt €", "recognised €"), .right),
      (language.pick("zustehend €", "entitled €"), .right),
      (language.pick("erhalten €", "drawn €"), .right),
      (language.pick("zurückzuzahlen €", "repayable €"), .right),
    ])
    table.add(
      language.pick("Eigener Anteil", "Own part"), ownEligible.numberText(language),
      ownEntitled.numberText(language), "", "")
    for recipient in recipients {
      table.add(
        "\(recipient.award) (\(recipient.measure))", recipient.eligible.numberText(language),
        recipient.entitled.numberText(language), recipient.drawn.numberText(language),
        recipient.repayable.numberText(language))
    }
    if !eligibleAdjustment.isZero || !entitledAdjustment.isZero {
      table.add(
        language.pick("Nach den Regeln von \(award.id)", "By the rules of \(award.id)"),
        eligibleAdjustment.numberText(language), entitledAdjustment.numberText(language), "", "")
    }
    table.rule()
    table.add(
      language.pick("Zusammengefasst", "Consolidated") + " \(award.id)",
      eligible.numberText(language), entitled.numberText(language), drawn.numberText(language),
      repayable.numberText(language))
    return table.text
  }
}
