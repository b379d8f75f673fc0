import Amounts
import Funding
import Reporting

// The confirmation, what is booked already, and the help.

extension PartnerForm {
  private func label(_ fact: PartnerFact) -> Cell { text(fact.name[language], .label) }

  var confirmationSheet: Sheet {
    let key = PartnerSheet.confirmation.rawValue
    let project = subject.project
    let facts: [(PartnerFact, CellValue, CellStyle.Format)] = [
      (.partner, .text(subject.partner.name), .text), (.id, .text(subject.partner.id), .text),
      (.project, .text("\(project.id) \(project.title)"), .text),
      (.measure, .text(subject.measure.id), .text),
      (.recipient, .text(project.organisationName(subject.measure.recipient)), .text),
      (.from, .date(subject.days.from), .date), (.until, .date(subject.days.to), .date),
      (.key, .text(self.key), .text), (.ledger, .text(ledger), .text),
    ]
    let head = Block(
      key: key + ".facts", columns: ["label", "value"],
      rows: [
        wide(
          say("Beiträge des Partners: ", "Contributions of the partner: ") + subject.partner.name,
          .title, 4)
      ]
        + facts.map { fact, value, format in
          Row(
            key: fact.rawValue, .data,
            [label(fact), Cell(value, style: CellStyle(.fact, format, alignment: .left))]
              + [text("", .fact), text("", .fact)], span: 1...3)
        })
    var made = Sheet(
      key: key, name: PartnerSheet.confirmation.name[language], widths: [36, 30, 14, 18],
      blocks: [head, sums, confirmed],
      print: PrintSetup(orientation: .portrait, footer: page.footer))
    made.validations = [
      Validation(
        .cell(block: key, row: PartnerFact.confirmedOn.rawValue, column: "value"),
        .dates(subject.days.from...today.adding(days: 730)))
    ]
    made.protection = .entry
    return made
  }

  /// What the sheets come to.
  private var sums: Block {
    let headings = [
      say("Beitrag", "Contribution"), "", say("Zeilen", "Rows"), say("Betrag", "Amount"),
    ].enumerated().map { index, text in
      Cell.text(text, style: CellStyle(.heading, alignment: index < 2 ? .natural : .right))
    }
    let rows = sections.map { section in
      let amounts = cells(section, .amount)
      return Row(
        key: section.rawValue, .data,
        [
          .text(section.name[language]).linked(to: .sheet(section.rawValue)), Cell.empty,
          Cell(.integer(0), formula: "COUNT(\(amounts))", style: CellStyle(.body, .integer)),
          Cell(.money(.zero), formula: "ROUND(SUM(\(amounts)),2)", style: .money),
        ])
    }
    let amount = Reference.rows(
      block: "sums", column: "amount", from: sections.first?.rawValue ?? "",
      through: sections.last?.rawValue ?? "")
    return Block(
      key: "sums", columns: ["label", "note", "rows", "amount"],
      rows: [Row(.heading, headings)] + rows + [
        Row(
          key: "total", .total,
          [
            text(say("Insgesamt", "In all"), .total), text("", .total), text("", .total),
            Cell(
              .money(.zero), formula: "ROUND(SUM(\(amount)),2)", style: CellStyle(.total, .euro)),
          ])
      ])
  }

  /// What is signed, below the sums and on their page.
  private var confirmed: Block {
    let isUnpaid = sections.contains { !$0.isCash }
    let statements: [String?] = [
      say("Ich bestätige, dass", "I confirm that"),
      isUnpaid
        ? say(
          "–  die Leistungen auf den Blättern dieses Formulars in der genannten Menge für das Vorhaben erbracht wurden und keine Bezahlung dafür floss,",
          "–  the contributions on the sheets of this form were made for the project in the quantity stated and were not paid for,"
        ) : nil,
      isUnpaid
        ? say(
          "–  Sätze, Mieten und Preise ortsüblich sind oder den tatsächlichen entsprechen und die Geräte nicht öffentlich gefördert wurden,",
          "–  rates, rents and prices are customary or the actual ones, and equipment was not publicly funded,"
        ) : nil,
      sections.contains(.cash)
        ? say(
          "–  die genannten Barbeträge gezahlt wurden und dem Vorhaben ohne Gegenleistung zur Verfügung stehen,",
          "–  the amounts in cash were paid and are at the project’s disposal without anything in return,"
        ) : nil,
      say(
        "–  nichts davon für ein anderes Vorhaben angesetzt wurde.",
        "–  nothing of it was counted for another project."),
    ]
    let input = CellStyle(.input, .text, alignment: .left)
    return Block(
      key: PartnerSheet.confirmation.rawValue, columns: ["label", "value"],
      rows: [wide(say("Bestätigung", "Confirmation"), .section, 4)]
        + statements.compactMap { $0 }.map { wide($0, .paragraph, 4) }
        + [
          Row(
            key: PartnerFact.confirmedOn.rawValue, .data,
            [
              label(.confirmedOn), Cell(.empty, style: CellStyle(.input, .date, alignment: .left)),
            ] + [Cell(.empty, style: input), Cell(.empty, style: input)], span: 1...3),
          Row(
            key: PartnerFact.confirmedBy.rawValue, .data,
            [label(.confirmedBy)] + Array(repeating: Cell(.empty, style: input), count: 3),
            span: 1...3),
          Row(
            .text,
            [text("", .signature), text("", .caption), text("", .signature), text("", .signature)],
            height: 48),
          Row(
            .text,
            [
              text(say("Ort, Datum", "Place, date"), .caption), text("", .caption),
              text(say("Unterschrift", "Signature"), .caption), text("", .caption),
            ]),
        ])
  }

  var bookedSheet: Sheet {
    let key = PartnerSheet.booked.rawValue
    let columns: [(String, String, CellStyle.Format, Int)] = [
      ("entry", say("Buchung", "Entry"), .integer, 10), ("date", say("Tag", "Day"), .date, 13),
      ("kind", say("Art", "Kind"), .text, 28), ("purpose", say("Was", "What"), .text, 48),
      ("quantity", say("Menge", "Quantity"), .decimal, 12),
      ("rate", say("Satz", "Rate"), .euro, 14), ("share", say("Anteil", "Share"), .percent, 10),
      ("amount", say("Betrag", "Amount"), .euro, 16),
    ]
    let headings = columns.map { column in
      let isText = column.2 == .text
      return Cell.text(
        column.1,
        style: CellStyle(.heading, alignment: isText ? .natural : .right, isIndented: isText))
    }
    let rows = booked.map { row in
      let booking = row.booking
      let values: [CellValue] = [
        .integer(row.entry), .date(booking.date), .text(booking.kind.name[language]),
        .text(booking.purpose ?? booking.voucher ?? ""),
        booking.quantity.map { .number($0) } ?? .empty,
        booking.unitRate.map { .money($0) } ?? .empty,
        booking.quantity == nil ? .empty : .number((booking.share ?? .full).value),
        .money(row.amount),
      ]
      return Row(
        key: String(row.entry), .data,
        zip(values, columns).map {
          Cell($0, style: CellStyle(.body, $1.2, isIndented: $1.2 == .text))
        })
    }
    var total = columns.map { _ in Cell(.empty, style: CellStyle(.total)) }
    total[0] = text(say("Summe", "Sum"), .total)
    total[7] = Cell(
      .money((try? booked.map(\.amount).sum()) ?? .zero),
      formula: booked.isEmpty ? nil : "ROUND(SUM(\(.column(block: key, column: "amount"))),2)",
      style: CellStyle(.total, .euro))
    let note =
      booked.isEmpty
      ? say("Noch nichts ist gebucht.", "Nothing is booked yet.")
      : say(
        "Das steht schon im Hauptbuch. Bitte nicht noch einmal eintragen.",
        "This stands in the ledger already. Do not enter it again.")
    var made = Sheet(
      key: key, name: PartnerSheet.booked.name[language], widths: columns.map(\.3),
      blocks: [
        Block(
          key: key + ".head", columns: [],
          rows: [
            wide(PartnerSheet.booked.name[language], .title, columns.count),
            wide(note, .paragraph, columns.count),
          ]),
        Block(
          key: key, columns: columns.map(\.0),
          rows: [Row(.heading, headings)] + rows + [Row(key: "total", .total, total)]),
      ], print: page, headings: Sheet.HeadingRows(block: key))
    made.protection = .reading
    return made
  }

  // MARK: Help

  var helpSheet: Sheet {
    let key = PartnerSheet.help.rawValue
    let steps = [
      say(
        "1. Die weißen Felder ausfüllen, auf jedem Blatt nur, was es gab. Werte und Summen rechnen sich selbst. Die Spalte „Nr.“ bleibt, wie sie ist; Zeilen nicht kopieren oder löschen.",
        "1. Fill in the white fields, on each sheet only what there was. Values and sums compute themselves. The column “No.” stays as it is; do not copy or delete rows."
      ),
      say(
        "2. „Quelle“ und „Position“ nur wählen, wo es mehrere gibt.",
        "2. Choose source and line only where there are several."),
      say(
        "3. „Schon gebucht“ zeigt, was im Hauptbuch steht; das gehört nicht noch einmal hinein.",
        "3. “Already booked” shows what stands in the ledger; it does not belong in again."),
      say(
        "4. Auf „Bestätigung“ Tag und Namen eintragen, ausdrucken, unterschreiben und mit dieser Datei zurücksenden.",
        "4. Enter day and name on “Confirmation”, print and sign it, and send it back with this file."
      ),
      say(
        "5. Die Stelle, die das Buch führt, liest beides ein: foerderbuch import FORMULAR.xlsx --evidence UNTERSCHRIEBEN.pdf. Fehler werden mit Blatt und Zelle genannt.",
        "5. Who keeps the ledger imports both: foerderbuch import FORM.xlsx --evidence SIGNED.pdf. Problems are told with sheet and cell."
      ),
    ]
    let headings = [say("Blatt", "Sheet"), say("Beispiel", "Example"), say("Wert", "Value")]
    let examples = sections.map { section in
      Row(
        .data,
        [text(section.name[language], .body), text(example(section).0, .body)]
          + [
            Cell(
              .money(Money(cents: example(section).1)),
              style: CellStyle(.body, .euro))
          ])
    }
    var made = Sheet(
      key: key, name: PartnerSheet.help.name[language], widths: [24, 76, 16],
      blocks: [
        Block(
          key: key + ".head", columns: [],
          rows: [wide(say("So geht es", "How to fill it in"), .title, 3)]
            + steps.map { wide($0, .paragraph, 3) }),
        Block(
          key: key, columns: ["sheet", "example", "value"],
          rows: [
            Row(
              .heading,
              headings.enumerated().map {
                .text($1, style: CellStyle(.heading, alignment: $0 == 2 ? .right : .natural))
              })
          ] + examples),
      ], print: page)
    made.protection = .reading
    return made
  }

  private func example(_ section: PartnerSection) -> (String, Int64) {
    switch section {
    case .hours:
      (
        say(
          "07.03.2026 · A. Beispiel · Netzmessung · 7,5 Stunden × 48,50 €",
          "2026-03-07 · A. Beispiel · measuring · 7.5 hours × 48.50 €"), 36_375
      )
    case .equipment:
      (
        say(
          "Messkoffer, 3.600,00 €, 36 Monate, 5 Monate genutzt, Anteil 50 %",
          "Measuring kit, 3,600.00 €, 36 months, used for 5 months, share 50 %"), 25_000
      )
    case .rooms:
      (
        say(
          "Werkraum, 45 m², 6 Monate, 12,50 € je m² und Monat, Anteil 40 %",
          "Workshop, 45 m², 6 months, 12.50 € per m² and month, share 40 %"), 135_000
      )
    case .goods:
      (
        say(
          "Planungssoftware, Lizenz, 12 Monate × 249,00 €, Anteil 25 %",
          "Planning software, licence, 12 months × 249.00 €, share 25 %"), 74_700
      )
    case .cash:
      (say("30.04.2026 · Zweite Rate", "2026-04-30 · second instalment"), 1_000_000)
    }
  }
}
