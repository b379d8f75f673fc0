import Amounts
import Funding
import Messages

extension ListFault {
  var problem: Problem {
    switch self {
    case .ambiguousAmounts(let count, let samples):
      Problem("list.LIST_AMOUNTS_AMBIGUOUS", ["count": count, "samples": Self.readings(samples)])
    case .ambiguousDates(let count, let samples):
      Problem("list.LIST_DATES_AMBIGUOUS", ["count": count, "samples": Self.readings(samples)])
    case .sourcesDiffer(let sources, let expenditure):
      Problem(
        "list.LIST_SOURCES_DIFFER",
        ["sources": sources, "expenditure": expenditure, "gap": Self.gap(sources, expenditure)])
    case .grantDiffersFromRate(let grant, let rate, let computed):
      Problem(
        "list.LIST_GRANT_DIFFERS",
        ["grant": grant, "rate": rate, "computed": computed, "gap": Self.gap(grant, computed)])
    case .sourcesAboveExpenditure(let sources, let expenditure):
      Problem(
        "list.LIST_SOURCES_ABOVE",
        ["sources": sources, "expenditure": expenditure, "gap": Self.gap(sources, expenditure)])
    case .eligibleAboveTotal(let eligible, let total):
      Problem(
        "list.LIST_ELIGIBLE_ABOVE_TOTAL",
        ["eligible": eligible, "total": total, "gap": Self.gap(eligible, total)])
    case .notAboveZero(let amount):
      Problem(
        amount.isZero
          ? "value.AMOUNT_NOT_ABOVE_ZERO.listedZero" : "value.AMOUNT_NOT_ABOVE_ZERO.listedBelow",
        ["amount": amount])
    case .periodReversed(let from, let to):
      Problem("list.LIST_PERIOD_REVERSED", ["to": to, "from": from])
    case .columnNumbers: Problem("list.LIST_COLUMN_NUMBERS")
    case .totalRow(let stated, let hasProfile):
      Problem("list.LIST_TOTAL_ROW", ["stated": stated]).with(remedy: hasProfile ? "profile" : nil)
    case .totalDiffers(let stated, let rows, let sum):
      Problem(
        "list.LIST_TOTAL_DIFFERS",
        ["stated": stated, "rows": rows, "sum": sum, "difference": (try? stated - sum) ?? .zero])
    case .duplicateID(let id, let firstLine):
      Problem("list.LIST_DUPLICATE_ID", ["id": id, "firstLine": firstLine])
    case .otherProject(let known, let found, let row):
      Problem(
        "list.LIST_OTHER_PROJECT",
        ["id": known.id, "found": Quote.excerpt(found), "known": Self.name(known), "row": row])
    case .maybeSame(let known, let found, let differences, let row):
      Problem(
        known.isBooked ? "list.LIST_MAYBE_SAME_PROJECT.booked" : "list.LIST_MAYBE_SAME_PROJECT",
        [
          "found": Quote.excerpt(found), "id": known.id, "known": Self.name(known),
          "differences": Fact.series(
            differences.map { .words(LocalizedText(de: $0.text(.de), en: $0.text(.en))) },
            separator: "; "), "row": row,
        ])
    case .unknownSame(let id, let nearest, let row):
      Problem("list.LIST_UNKNOWN_PROJECT.unknownSame", ["row": row, "id": Quote.excerpt(id)])
        .suggesting(nearest)
    case .sameAsNone(let row): Problem("list.LIST_UNKNOWN_PROJECT.sameAsNone", ["row": row])
    case .sumBeyondLimit: Problem("list.LIST_SUM_BEYOND_LIMIT")
    }
  }

  private static func readings(_ samples: [TwoReadings]) -> Fact {
    .series(
      samples.map { sample in
        .message(
          Message(
            "list.LIST_AMOUNTS_AMBIGUOUS.sample",
            [
              "line": sample.line, "text": sample.text, "first": sample.first,
              "second": sample.second,
            ]))
      }, separator: "; ")
  }

  private static func gap(_ found: Money, _ wanted: Money) -> Money {
    ((try? found - wanted) ?? .zero).magnitude
  }

  /// Title and, where there is one, recipient.
  private static func name(_ project: ProjectIdentity) -> Fact {
    let recipient = Quote.excerpt(project.recipient)
    return .series(
      [.quoted(Quote.excerpt(project.title))]
        + (recipient.isEmpty ? [] : [.text("(\(recipient))")]), separator: " ")
  }
}
