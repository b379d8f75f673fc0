import Amounts
import Funding
package import Messages

extension BookingFault {
  package var problem: Problem {
    switch self {
    case .unknownMeasure(let id, let nearest):
      Problem("booking.UNKNOWN_MEASURE", ["id": id]).suggesting(nearest)
    case .missing(let field, let kind):
      Problem(
        "value.VALUE_MISSING.booked",
        ["field": Self.name(of: field), "kind": Self.word(kind.name, kind.rawValue)])
    case .notForKind(let field, let value, let kind):
      Problem(
        "booking.NOT_FOR_KIND",
        [
          "content": Self.written([value]), "field": Self.name(of: field),
          "kind": Self.word(kind.name, kind.rawValue),
        ])
    case .unknownLine(let id, let nearest, let measure, let known, let elsewhere):
      Self.unknown("booking.UNKNOWN_LINE", id, nearest, measure, known, elsewhere)
    case .unknownSource(let id, let nearest, let measure, let known, let elsewhere):
      Self.unknown("booking.UNKNOWN_SOURCE", id, nearest, measure, known, elsewhere)
    case .sourceOfOtherKind(let id, let kind, let needed):
      Problem(
        "booking.SOURCE_OF_OTHER_KIND",
        [
          "id": id, "kind": Self.word(kind.name, kind.rawValue),
          "needed": Self.word(needed.name, needed.rawValue),
        ])
    case .unknownAward(let id, let nearest, let measure, let known, let elsewhere):
      Self.unknown("booking.UNKNOWN_AWARD", id, nearest, measure, known, elsewhere)
    case .lineTakesInKind(let id): Problem("booking.LINE_TAKES_IN_KIND", ["id": id])
    case .lineTakesCash(let id, let lines):
      Problem("booking.LINE_TAKES_CASH", ["id": id, "lines": lines]).with(
        allowed: lines.isEmpty ? "none" : nil, remedy: lines.isEmpty ? "add" : nil)
    case .notPositive(let amount): Problem("value.AMOUNT_NOT_ABOVE_ZERO.booked", ["amount": amount])
    case .beyondLimit(let amount):
      Problem("value.AMOUNT_BEYOND_LIMIT.booked", ["amount": amount, "maximum": Money.maximum])
    case .vatExceedsAmount(let vat, let amount):
      Problem("booking.VAT_EXCEEDS_AMOUNT", ["vat": vat, "amount": amount])
    case .vatBeyondRates(let vat, let amount, let most):
      Problem("booking.VAT_BEYOND_RATES", ["vat": vat, "amount": amount, "most": most])
    case .vatMissing(let organisation, let deductible):
      Problem("booking.VAT_MISSING", ["organisation": organisation, "deductible": deductible])
    case .eligibleExceeds(let eligible, let allowed, let amount, let deducted, let discount):
      Problem(
        "booking.ELIGIBLE_EXCEEDS",
        [
          "eligible": eligible, "allowed": allowed, "amount": amount, "deducted": deducted,
          "discount": discount, "over": Self.over(eligible, allowed).magnitude,
        ]
      ).with(allowed: discount.isZero ? nil : "unusedDiscount")
    case .reasonMissing(let short): Problem("booking.REASON_MISSING", ["short": short])
    case .eligibleNegative(let eligible):
      Problem("booking.ELIGIBLE_NEGATIVE", ["eligible": eligible])
    case .valuationDiffers(let found, let gives, let quantity, let unitRate, let share):
      Problem(
        "booking.VALUATION_DIFFERS",
        [
          "found": found, "product": Self.product(quantity, unitRate, share, gives),
          "difference": Self.over(found, gives).magnitude,
        ])
    case .textTooLong(_, let text, let limit):
      InputFault.value(.textTooLong(length: text.unicodeScalars.count, limit: limit))
        .problem(value: text)
    case .shareOutOfRange(let share): Problem("booking.SHARE_OUT_OF_RANGE", ["share": share])
    case .quantityNotPositive(let quantity):
      Problem("booking.QUANTITY_NOT_POSITIVE", ["quantity": Self.written([.number(quantity)])])
    case .dayFarOff(_, let day, let period):
      Problem("booking.DAY_FAR_OFF", ["day": day, "from": period.from, "to": period.to])
    case .nothingLeftToPay(let entry, let amount):
      Problem("booking.NOTHING_LEFT_TO_PAY", ["entry": Int(entry), "amount": amount])
    case .paysTooMuch(let entry, let amount, let discount, let open):
      Problem(
        discount.isZero ? "booking.PAYS_TOO_MUCH" : "booking.PAYS_TOO_MUCH.discount",
        [
          "entry": Int(entry), "amount": amount, "discount": discount,
          "sum": Self.sum(amount, discount), "open": open,
          "over": Self.over(Self.sum(amount, discount), open),
        ])
    case .guaranteesNothing(let guarantee, let entry, let day):
      Problem(
        "booking.GUARANTEES_NOTHING",
        ["guarantee": guarantee, "entry": Int(entry), "day": day])
    case .paymentWithoutVoucher(let number):
      Problem("booking.PAYMENT_WITHOUT_VOUCHER", ["number": number])
    case .isTakenBack(let number, let entry, let by):
      Problem(
        "booking.PAYMENT_WITHOUT_VOUCHER.takenBack",
        ["number": number, "entry": Int(entry), "by": Int(by)])
    case .paymentAmbiguous(let number, let entries):
      Problem("booking.PAYMENT_AMBIGUOUS", ["number": number, "entries": Self.numbers(entries)])
    case .retentionOutside(let retention, let amount):
      Problem("booking.RETENTION_OUTSIDE", ["retention": retention, "amount": amount])
    case .dueBeforeInvoice(let field, let day, let invoice):
      Problem(
        "booking.DUE_BEFORE_INVOICE",
        ["field": Self.name(of: field), "day": day, "invoice": invoice])
    case .partAboveTotal(let amount, let total):
      Problem(
        "booking.PARTS_ABOVE_TOTAL.partAboveTotal",
        ["amount": amount, "total": total, "over": Self.over(amount, total)])
    case .partsAboveTotal(let amount, let booked, let total, let entries):
      Problem(
        "booking.PARTS_ABOVE_TOTAL.partsAboveTotal",
        [
          "amount": amount, "sum": Self.sum(booked, amount), "total": total, "booked": booked,
          "entries": Self.numbers(entries), "left": Self.over(total, booked),
        ])
    case .serviceReversed(let from, let to):
      Problem("booking.SERVICE_REVERSED", ["to": to, "from": from])
    case .rateOutOfRange(let field, let rate):
      Problem("value.RATE_OUTSIDE.booked", ["field": Self.name(of: field), "rate": rate])
    case .unknownOrder(let id, let nearest):
      Problem("booking.UNKNOWN_ORDER", ["id": id]).suggesting(nearest)
    case .orderOfOtherMeasure(let id, let measure):
      Problem("booking.ORDER_OF_OTHER_MEASURE", ["id": id, "measure": measure])
    case .orderAfterInvoice(let id, let ordered, let invoiced):
      Problem("booking.ORDER_AFTER_INVOICE", ["id": id, "ordered": ordered, "invoiced": invoiced])
    case .orderDiffers(let id, let field, let known, let found):
      Problem(
        "booking.ORDER_DIFFERS",
        ["id": id, "field": Self.name(of: field), "known": known, "found": found])
    case .offersNotPositive(let count): Problem("value.NUMBER_OUTSIDE.offers", ["count": count])
    case .creditWithoutVoucher(let number):
      Problem("booking.CREDIT_WITHOUT_VOUCHER", ["number": number])
    case .creditAmbiguous(let number, let entries):
      Problem("booking.CREDIT_AMBIGUOUS", ["number": number, "entries": Self.numbers(entries)])
    case .creditExceeds(let number, let amount, let voucher, let credited):
      Problem(
        "booking.CREDIT_EXCEEDS",
        [
          "amount": amount, "number": number, "voucher": voucher, "credited": credited,
          "left": Self.over(voucher, credited),
          "over": Self.over(amount, Self.over(voucher, credited)),
        ])
    case .creditNotPaid(let voucher, let amount, let paid):
      Problem("booking.CREDIT_NOT_PAID", ["number": voucher, "amount": amount, "paid": paid])
    case .creditBeforeInvoice(let date, let invoice):
      Problem("booking.CREDIT_BEFORE_INVOICE", ["date": date, "invoice": invoice])
    }
  }

  private static func unknown(
    _ key: String, _ id: String, _ nearest: String?, _ measure: String, _ known: [String],
    _ elsewhere: [String]
  ) -> Problem {
    let problem = Problem(
      key, ["id": id, "measure": measure, "known": known, "elsewhere": elsewhere])
    return (elsewhere.isEmpty ? problem.suggesting(nearest) : problem.with(remedy: "elsewhere"))
      .with(allowed: known.isEmpty ? "none" : nil)
  }

  private static func product(
    _ quantity: Rational, _ unitRate: Money, _ share: Rate, _ gives: Money
  ) -> LocalizedText {
    var terms: [Term] = [.number(quantity), .times, .money(unitRate)]
    if share != .full { terms += [.times, .rate(share)] }
    return written(terms + [.equals, .money(gives)])
  }

  private static func written(_ terms: [Term]) -> LocalizedText {
    LocalizedText(de: terms.text(.de), en: terms.text(.en))
  }

  private static func numbers(_ entries: [Int64]) -> Fact {
    .series(
      entries.prefix(10).map { .number(Int($0)) } + (entries.count > 10 ? [.text("…")] : []))
  }

  /// What the column is called: in English by its key.
  private static func name(of field: Field) -> LocalizedText {
    let german =
      field == .guarantee ? "Bürgschaft" : BookingColumn(rawValue: field.rawValue)?.german
    return LocalizedText(de: german ?? field.rawValue, en: field.rawValue)
  }

  /// A kind: in English by its word in a table.
  private static func word(_ name: LocalizedText, _ english: String) -> LocalizedText {
    LocalizedText(de: name.de, en: english)
  }

  private static func over(_ a: Money, _ b: Money) -> Money { (try? a - b) ?? .zero }

  private static func sum(_ a: Money, _ b: Money) -> Money { (try? a + b) ?? .maximum }
}
