import Amounts
import Funding
import Reporting

// Rows as they are filled in, on a sheet of their own that is never imported.

extension EntryWorkbook {
  private struct Example {
    let about: String
    let values: [BookingColumn: CellValue]
  }

  var examplesSheet: Sheet {
    let key = EntrySheet.examples.rawValue
    let columns = BookingColumn.allCases.filter { $0 != .reference }
    let examples = examples
    let title = Block(
      key: key + ".title", columns: [],
      rows: [
        Row(
          .text, [text(EntrySheet.examples.name[language], .title)],
          span: 0...max(1, examples.count)),
        Row(
          .text,
          [
            text(
              say(
                "Was in einer Zeile des Blatts „Buchungen“ steht, hier untereinander. Dieses Blatt wird nicht eingelesen.",
                "What stands in a row of the sheet “Bookings”, here below one another. This sheet is never imported."
              ),
              .paragraph)
          ], span: 0...max(1, examples.count)),
      ])
    let rows = columns.map { column in
      Row(
        .data,
        [text(heading(column), .label)]
          + examples.map { example in
            Cell(
              example.values[column] ?? .empty,
              style: CellStyle(.body, Self.format(column), alignment: .left))
          })
    }
    let list = Block(
      key: key, columns: ["column"] + examples.indices.map { "e\($0)" },
      rows: [
        Row(
          .heading,
          [text(say("Spalte", "Column"), .heading)] + examples.map { text($0.about, .heading) })
      ] + rows)
    var sheet = Sheet(
      key: key, name: EntrySheet.examples.name[language],
      widths: [24] + examples.map { _ in 27 }, blocks: [title, list],
      print: PrintSetup(orientation: .landscape, footer: footer),
      headings: Sheet.HeadingRows(block: key, columns: 1))
    sheet.protection = .reading
    sheet.hasNumbersAsText = true
    return sheet
  }

  /// Made from the first measure that has what an example needs.
  private var examples: [Example] {
    var examples: [Example] = []
    if let (_, measure) = scope.first(where: { $0.measure.lines.contains { !$0.inKind } }),
      let line = measure.lines.first(where: { !$0.inKind })
    {
      examples.append(expense(measure, line, paid: true))
      examples.append(expense(measure, line, paid: false))
    }
    for (project, measure) in scope {
      guard let award = project.awards(ofMeasure: measure.id).first else { continue }
      examples.append(drawdown(measure, award))
      break
    }
    for (project, measure) in scope {
      guard let line = measure.lines.first(where: \.inKind),
        let source = measure.sources.first(where: { $0.kind == .inKind })
      else { continue }
      let party = source.organisation.flatMap(project.organisation)?.name ?? source.id
      examples.append(inKind(measure, line, source, party))
      break
    }
    if let (_, measure) = scope.first(where: { $0.measure.sources.contains { $0.kind == .ownCash } }
    ),
      let source = measure.sources.first(where: { $0.kind == .ownCash })
    {
      examples.append(ownFunds(measure, source))
    }
    return examples
  }

  private func expense(_ measure: Measure, _ line: PlanLine, paid: Bool) -> Example {
    var values: [BookingColumn: CellValue] = [
      .date: .date(today.adding(days: -30)), .kind: .text(BookingKind.expense.name[language]),
      .measure: .text(measure.id), .line: .text(line.id),
      .amount: .money(Money(cents: 119_000)), .vat: .money(Money(cents: 19_000)),
      .voucher: .text(paid ? "R-017" : "R-018"), .voucherDate: .date(today.adding(days: -32)),
      .counterparty: .text("Druckhaus Nordfelde GmbH"),
      .purpose: .text(say("Ausstellung, Drucksachen", "Exhibition, printing")),
    ]
    if paid { values[.paidOn] = .date(today.adding(days: -14)) }
    return Example(
      about: paid
        ? say("Rechnung, schon bezahlt", "Invoice, paid")
        : say(
          "Rechnung, noch nicht bezahlt: „Tag der Zahlung“ bleibt leer", "Invoice, not yet paid"),
      values: values)
  }

  private func drawdown(_ measure: Measure, _ award: Award) -> Example {
    Example(
      about: say("Geld vom Zuwendungsgeber", "Money from the funder"),
      values: [
        .date: .date(today.adding(days: -20)), .kind: .text(BookingKind.drawdown.name[language]),
        .measure: .text(measure.id), .source: .text(award.id),
        .amount: .money(Money(cents: 2_800_000)), .paidOn: .date(today.adding(days: -20)),
        .counterparty: .text(award.funder.name),
        .purpose: .text(say("1. Mittelabruf", "First drawdown")),
      ])
  }

  private func inKind(
    _ measure: Measure, _ line: PlanLine, _ source: Source, _ party: String
  ) -> Example {
    Example(
      about: say(
        "Unbare Leistung: 120 Stunden zu 48,50 €", "In-kind contribution: 120 hours at 48.50 €"),
      values: [
        .date: .date(today.adding(days: -10)), .kind: .text(BookingKind.inKind.name[language]),
        .measure: .text(measure.id), .line: .text(line.id), .source: .text(source.id),
        .amount: .money(Money(cents: 582_000)), .counterparty: .text(party),
        .purpose: .text(say("Energieberatung", "Energy advice")),
        .method: .text(ValuationMethod.hours.name[language]), .quantity: .number(Rational(120)),
        .unitRate: .money(Money(cents: 4850)), .evidence: .text("stundenzettel.pdf"),
      ])
  }

  private func ownFunds(_ measure: Measure, _ source: Source) -> Example {
    Example(
      about: say("Eigenmittel werden bereitgestellt", "Own funds are provided"),
      values: [
        .date: .date(today.adding(days: -60)), .kind: .text(BookingKind.ownFunds.name[language]),
        .measure: .text(measure.id), .source: .text(source.id),
        .amount: .money(Money(cents: 723_000)), .paidOn: .date(today.adding(days: -60)),
        .purpose: .text(say("Eigenmittel laut Haushalt", "Own funds by budget")),
      ])
  }
}
