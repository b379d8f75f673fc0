import Amounts
import Funding
import Messages

extension AmountFault {
  var problem: Problem {
    switch self {
    case .currency(let code):
      Problem("amount.AMOUNT_CURRENCY.currency", ["code": Quote.excerpt(code)])
    case .headingCurrency(let code):
      Problem("amount.AMOUNT_CURRENCY.headingCurrency", ["code": code])
    case .unnamedCurrency(let code, let heading):
      Problem(
        "amount.AMOUNT_CURRENCY.unnamedCurrency",
        ["code": Quote.excerpt(code), "heading": Quote.excerpt(heading)])
    case .noteCurrency(let code):
      Problem("amount.AMOUNT_CURRENCY.noteCurrency", ["code": Quote.excerpt(code)])
    case .noteUnit(let unit):
      Problem("amount.AMOUNT_UNIT.noteUnit", ["unit": unit.name, "word": unit.rawValue])
    case .unit(let unit):
      Problem("amount.AMOUNT_UNIT.unit", ["unit": unit.name, "word": unit.rawValue])
    case .unitsDiffer(let found, let told):
      Problem("amount.AMOUNT_UNIT.unitsDiffer", ["found": found.name, "told": told.name])
    case .oddUnit(let odd): Problem("amount.AMOUNT_UNIT.oddUnit", ["odd": odd])
    case .foreignUnit(let word, let wanted):
      Problem("amount.AMOUNT_UNIT.foreignUnit", ["word": word, "wanted": wanted.name])
    case .headingUnit(let word): Problem("amount.AMOUNT_UNIT.headingUnit", ["word": word])
    case .divided(let unit): Problem("amount.AMOUNT_UNIT.divided", ["unit": unit.name])
    case .hidden: Problem("amount.AMOUNT_HIDDEN")
    case .tooFine(let unit, let decimals):
      Problem(
        "value.AMOUNT_DECIMALS.tooFine",
        ["decimals": decimals, "unit": unit.name, "most": unit.decimals])
    case .percent(let rate, let whole): Self.percent(rate, of: whole)
    case .taxPercent(let rate, let amount):
      Problem("amount.AMOUNT_PERCENT.taxPercent", Self.taxFacts(rate, amount))
    case .headingPercent: Problem("amount.AMOUNT_PERCENT.headingPercent")
    case .minusBehind: Problem("amount.NOT_AN_AMOUNT.minusBehind")
    case .otherMinus: Problem("amount.NOT_AN_AMOUNT.otherMinus")
    case .parentheses: Problem("amount.NOT_AN_AMOUNT.parentheses")
    case .unclearSign: Problem("amount.NOT_AN_AMOUNT.unclearSign")
    case .side(let word): Problem("amount.NOT_AN_AMOUNT.side", ["word": Quote.excerpt(word)])
    case .noSide: Problem("amount.AMOUNT_SIDE_UNKNOWN.noSide")
    case .unknownSide(let word):
      Problem("amount.AMOUNT_SIDE_UNKNOWN.unknownSide", ["word": Quote.excerpt(word)])
    case .otherSide(let word, let kind):
      Problem("amount.AMOUNT_OTHER_SIDE", ["word": Quote.excerpt(word), "kind": kind.name])
    case .elsewhere(let fault, let table): fault.problem.with(remedy: table.rawValue)
    case .signsDiffer(let first): Problem("amount.AMOUNT_SIGNS_DIFFER", ["first": first])
    case .creditBelowZero: Problem("value.AMOUNT_NOT_ABOVE_ZERO.credit")
    case .otherMark(let told):
      Problem(
        "amount.NOT_AN_AMOUNT.otherMark",
        [
          "mark": told == .comma
            ? LocalizedText(de: "Komma", en: "comma") : LocalizedText(de: "Punkt", en: "point"),
          "word": told.rawValue,
        ])
    case .apostrophe: Problem("amount.NOT_AN_AMOUNT.apostrophe")
    case .spaces: Problem("amount.NOT_AN_AMOUNT.spaces")
    case .otherDigits: Problem("amount.NOT_AN_AMOUNT.otherDigits")
    case .dashForCents: Problem("amount.NOT_AN_AMOUNT.dashForCents")
    case .powerOfTen: Problem("amount.NOT_AN_AMOUNT.powerOfTen")
    case .formulaText: Problem("amount.NOT_AN_AMOUNT.formulaText")
    case .onlyDash: Problem("amount.NOT_AN_AMOUNT.onlyDash")
    case .invisible(let number):
      Problem("amount.NOT_AN_AMOUNT.invisible", ["hex": Self.hex(number)])
    case .notPlain(let meant, let file):
      Problem(
        "amount.NOT_AN_AMOUNT.notPlain", ["example": (meant ?? Money(cents: 6_200_000)).plainText]
      ).with(allowed: file == .config ? nil : file.rawValue)
    case .marked(let mark, let heading):
      Problem(mark.rawValue, ["heading": Quote.excerpt(heading)])
    case .headingRunning: Problem("amount.AMOUNT_RUNNING")
    case .balanceOpposite(let heading, let change, let kind):
      Problem(
        "amount.BALANCE_OPPOSITE",
        ["heading": Quote.excerpt(heading), "change": change, "kind": kind.name])
    case .grossBeside(let gross, let amount, let heading):
      Problem(
        "amount.AMOUNT_NET.grossBeside",
        ["gross": gross, "amount": amount, "heading": Quote.excerpt(heading)])
    case .taxIsRate(let tax, let amount):
      // `19` or `0,19`.
      Problem(
        "amount.TAX_IS_RATE",
        Self.taxFacts(
          Rate(tax.exact / Rational(tax < Money(cents: 100) ? 100 : 10_000)), amount)
      ).telling("tax", tax.typed)
    case .maybeShare(let rate, let whole):
      Problem(
        "amount.AMOUNT_MAYBE_SHARE",
        [
          "rate": rate, "whole": whole,
          "typed": ((try? Money(rounding: whole * rate, .halfUp)) ?? .zero).typed,
        ])
    case .headingNetAlone: Problem("amount.AMOUNT_NET.headingNetAlone")
    case .accountSides(let account, let first, let kind):
      Problem(
        "amount.ACCOUNT_ON_BOTH_SIDES",
        ["account": Quote.excerpt(account), "first": first, "kind": kind.name])
    case .headingNet: Problem("amount.AMOUNT_NET.headingNet")
    case .taxOfNet(let tax, let amount, let gross):
      Problem("amount.AMOUNT_NET.taxOfNet", ["tax": tax, "amount": amount, "gross": gross])
    case .cutAtComma(let first, let rows):
      Problem("amount.AMOUNTS_CUT_AT_COMMA", ["rows": rows, "first": first])
    case .balanceRow(let word, let stated):
      stated.map {
        Problem("amount.BALANCE_ROW.stated", ["word": Quote.excerpt(word), "stated": $0])
      }
        ?? Problem("amount.BALANCE_ROW", ["word": Quote.excerpt(word)])
    case .balanceDiffers(let opening, let line, let moved, let closing):
      Problem(
        "amount.BALANCE_DIFFERS",
        [
          "opening": opening, "line": line, "moved": moved, "closing": closing,
          "change": (try? closing - opening) ?? .zero,
        ])
    case .feeDiffers(let gross, let fee, let net):
      Problem("amount.FEE_DIFFERS", ["gross": gross, "fee": fee, "net": net])
    case .feeUnclear(let fee): Problem("amount.FEE_UNCLEAR", ["fee": fee])
    case .maybeTotal(let stated): Problem("amount.MAYBE_TOTAL_ROW.maybeTotal", ["stated": stated])
    case .namedTotal(let word, let stated, let sum):
      sum.map {
        Problem(
          "amount.MAYBE_TOTAL_ROW.otherSum",
          ["word": Quote.excerpt(word), "stated": stated, "sum": $0])
      }
        ?? Problem(
          "amount.MAYBE_TOTAL_ROW.namedTotal", ["word": Quote.excerpt(word), "stated": stated])
    case .creditNote(let text):
      Problem("amount.CREDIT_NOTE_AS_EXPENSE", ["text": Quote.excerpt(text)])
    case .returned(let text):
      Problem("amount.RETURN_AS_RECEIPT.returned", ["text": Quote.excerpt(text)])
    case .cameBack(let text):
      Problem("amount.RETURN_AS_RECEIPT.cameBack", ["text": Quote.excerpt(text)])
    case .givenBack(let text): Problem("amount.RETURN_AS_EXPENSE", ["text": Quote.excerpt(text)])
    case .ownTransfer(let text, let kind):
      Problem("amount.OWN_TRANSFER", ["text": Quote.excerpt(text), "kind": kind.name])
    case .conversion(let text): Problem("amount.CURRENCY_CONVERSION", ["text": Quote.excerpt(text)])
    case .percentWithoutSign(let rate): Problem("value.RATE_OUTSIDE.withoutSign", ["rate": rate])
    case .tinyRate(let rate):
      Problem(
        "amount.RATE_BELOW_ONE_PERCENT", ["rate": rate, "meant": Rate(rate.value * Rational(100))])
    }
  }

  private static func percent(_ rate: Rate?, of whole: Money?) -> Problem {
    guard let rate, let whole, let part = try? Money(rounding: whole * rate, .halfUp) else {
      return Problem("amount.AMOUNT_PERCENT.percent")
    }
    return Problem(
      "amount.AMOUNT_PERCENT.share",
      ["rate": rate, "whole": whole, "part": part, "typed": part.typed])
  }

  /// The tax that this rate makes, contained in the amount.
  private static func taxFacts(
    _ rate: Rate, _ amount: Money
  ) -> KeyValuePairs<String, any Tellable> {
    let part =
      (try? Money(rounding: amount.exact * rate.value / (Rational.one + rate.value), .halfUp))
      ?? .zero
    return ["rate": rate.whole, "amount": amount, "part": part, "typed": part.typed]
  }

  /// `200B`, at least four digits.
  private static func hex(_ number: UInt32) -> String {
    let hex = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}

extension AmountFault.Wanted {
  /// What is needed in the cell.
  fileprivate var name: LocalizedText {
    switch self {
    case .euros: LocalizedText(de: "ein Betrag in Euro", en: "an amount in euros")
    case .rate: LocalizedText(de: "ein Satz", en: "a rate")
    case .quantity(.hours): LocalizedText(de: "eine Zahl von Stunden", en: "a number of hours")
    case .quantity(let method):
      LocalizedText(
        de: method.map { "eine Menge für „\($0.name.de)“" } ?? "eine Menge",
        en: method.map { "a quantity for \"\($0.name.en)\"" } ?? "a quantity")
    }
  }
}
