import Amounts
import ArgumentParser
import Funding
import Interchange
import Office

/// `interest AWARD|--all --on DATE`: what late use and repayment may cost.
struct InterestCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "interest",
      abstract: say(
        "Mögliche Zinsen wegen später Verwendung und auf Rückzahlungen, Zeile für Zeile.",
        "Exposure to interest for late use and on repayment, row by row."))
  }

  @OptionGroup var choice: AwardChoice

  @Option(
    help: ArgumentHelp(
      say(
        "Tag, bis zu dem gerechnet wird (sonst heute).",
        "Day up to which it is computed (else today)."),
      valueName: say("datum", "date")))
  var on: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Tag, an dem der Bescheid insoweit unwirksam wurde (Zinsen auf die Rückzahlung).",
        "Day on which the award became void to that extent (interest on repayment)."),
      valueName: say("datum", "date")))
  var effective: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let date = try on.map { try ArgumentReader.date($0, "--on") } ?? session.console.today
    guard let award = try choice.award([("--effective", effective != nil)]) else {
      return session.answer(try SettlementDesk(session.office).exposures(on: date), on: date)
    }
    let void = try effective.map { try ArgumentReader.date($0, "--effective") }
    let found = try SettlementDesk(session.office).interest(award, on: date, effective: void)
    session.answer(
      json(
        found.exposure, found.onWorkingDays,
        found.careful.map { $0.reading.json("total", $0.amount) },
        UnreadValue.json(found.unread, session.language)),
      text(
        found.exposure,
        found.careful.map { $0.reading.line($0.amount, session.language) }
          + disputed(found, session.language) + found.deviations
          + UnreadValue.lines(found.unread, session.language), session.language))
  }

  /// What the other reading of a window gives that ends on a free day, where it differs.
  private func disputed(
    _ found: SettlementDesk.Interest, _ language: Language
  ) -> [String] {
    guard found.exposure.total != found.onWorkingDays else { return [] }
    return [
      language.pick(
        "strittig: eine Verwendungsfrist endet an einem Samstag, Sonntag oder Feiertag; reicht sie bis zum nächsten Werktag (§ 31 Abs. 3 VwVfG, § 193 BGB), sind es ",
        "disputed: a window of use ends on a Saturday, Sunday or holiday; if it reaches to the next working day (§ 31 (3) VwVfG, § 193 BGB) it is "
      ) + found.onWorkingDays.text(language) + "."
    ]
  }

  private func json(
    _ exposure: InterestExposure, _ onWorkingDays: Money, _ careful: [JSONValue],
    _ unread: JSONValue
  ) -> JSONValue {
    func rows(_ calculation: InterestCalculation, _ cause: String) -> [JSONValue] {
      calculation.rows.map { row in
        .members([
          ("cause", .string(cause)), ("principal", .string(row.principal.plainText)),
          ("from", .string(row.from.isoText)), ("to", .string(row.to.isoText)),
          ("days", .integer(Int64(row.days))), ("rate", .string(row.rate.percentText())),
          ("interest", .string(row.interestText)),
        ])
      }
    }
    return .members([
      ("award", .string(exposure.award)), ("on", .string(exposure.on.isoText)),
      ("total", .string(exposure.total.plainText)),
      ("totalOnWorkingDays", .string(onWorkingDays.plainText)),
      ("booked", .string(exposure.booked.plainText)),
      ("dayCount", .string(exposure.dayCount.rawValue)),
      ("expected", .bool(exposure.isExpected)), ("waived", .bool(exposure.isWaived)),
      ("norm", .string(exposure.norm)),
      (
        "assumedFrom",
        .array(
          exposure.assumed.map { fall in
            .members([
              ("on", .string(fall.date.isoText)), ("amount", .string(fall.amount.plainText)),
              ("amendment", .bool(exposure.amendedOn.contains(fall.date))),
            ])
          })
      ),
      (
        "rows",
        .array(rows(exposure.lateUse, "lateUse") + rows(exposure.repayment, "repayment"))
      ), ("careful", .array(careful)), ("unread", unread),
    ])
  }

  private func text(
    _ exposure: InterestExposure, _ unread: [String], _ language: Language
  ) -> String {
    var table = TextTable([
      (say("Grund", "Cause"), .left), (say("Betrag €", "Principal €"), .right),
      (say("von", "from"), .left), (say("bis", "to"), .left), (say("Tage", "Days"), .right),
      (say("Satz", "Rate"), .right), (say("Zinsen €", "Interest €"), .right),
    ])
    for (calculation, cause) in [
      (exposure.lateUse, say("späte Verwendung", "late use")),
      (exposure.repayment, say("Rückzahlung", "repayment")),
    ] {
      for row in calculation.rows {
        table.add(
          cause, row.principal.numberText(language), row.from.text(language),
          row.to.text(language), String(row.days), row.rate.text(language),
          (row.interest / Rational(100)).decimalText(places: 6, language))
      }
    }
    table.rule()
    table.add(
      say("Summe, einmal gerundet", "Total, rounded once"), "", "", "", "", "",
      exposure.total.numberText(language))
    var lines = [
      say("Mögliche Zinsen ", "Interest exposure of ") + exposure.award + say(" bis ", " up to ")
        + exposure.on.text(language), "", table.text, "",
    ]
    // Each cause has its own strength and its own norm.
    if !exposure.lateUse.rows.isEmpty || exposure.repayment.rows.isEmpty {
      let demand =
        exposure.isExpected
        ? say(
          "Zinsen für späte Verwendung verlangt der Zuwendungsgeber in der Regel",
          "Interest for late use is demanded by the funder as a rule")
        : say(
          "Zinsen für späte Verwendung kann der Zuwendungsgeber verlangen",
          "Interest for late use may be demanded by the funder")
      lines.append(demand + " (\(exposure.norm)).")
    }
    if !exposure.repayment.rows.isEmpty {
      lines.append(
        say(
          "Was zu erstatten ist, ist zu verzinsen; davon absehen kann der Zuwendungsgeber, wenn der Empfänger die Umstände nicht zu vertreten hat und fristgerecht zahlt",
          "What is to be repaid bears interest; the funder may refrain where the recipient is not to blame and pays in time"
        ) + " (\(InterestExposure.repaymentNorm)).")
    }
    lines.append(
      say(
        "Geschuldet sind Zinsen erst mit dem Zinsbescheid; Zinstage ",
        "Interest is owed once an interest notice arrives; day count ")
        + exposure.dayCount.rawValue + ".")
    lines += exposure.assumed.map { assumed($0, exposure) }
    if exposure.isWaived {
      lines.append(
        say(
          "Kleinbetrag: wird nach dem Bescheid nicht erhoben (smallInterest).",
          "Small amount: not demanded by the notice (smallInterest)."))
    }
    if !exposure.booked.isZero {
      lines.append(
        say("Gebuchte Zinsen: ", "Interest booked: ") + exposure.booked.text(language) + ".")
    }
    return (lines + unread).joined(separator: "\n")
  }

  /// From which day repayment interest runs where it is not the day that was told.
  private func assumed(_ fall: DatedAmount, _ exposure: InterestExposure) -> String {
    let (amount, day) = (fall.amount, fall.date)
    let isAmendment = exposure.amendedOn.contains(day)
    let german = isAmendment ? "der Änderung des Bescheids zum" : "der Buchung vom"
    let english = isAmendment ? "the amendment of" : "the booking of"
    guard let told = exposure.told else {
      return say(
        "Zinsen auf \(amount.text(.de)) laufen ab \(german) \(day.text(.de)), die den Anspruch gesenkt hat: ein anderer Tag ist nicht angegeben (reducedFrom, --effective).",
        "Interest on \(amount.text(.en)) runs from \(english) \(day.text(.en)) that lowered what is due: no other day is told (reducedFrom, --effective)."
      )
    }
    return say(
      "Zinsen auf \(amount.text(.de)) laufen erst ab \(german) \(day.text(.de)), die den Anspruch gesenkt hat: der angegebene Tag \(told.text(.de)) (reducedFrom, --effective) liegt davor und gilt für diese Senkung nicht.",
      "Interest on \(amount.text(.en)) runs only from \(english) \(day.text(.en)) that lowered what is due: the day told, \(told.text(.en)) (reducedFrom, --effective), lies before it and is not that of this reduction."
    )
  }
}
