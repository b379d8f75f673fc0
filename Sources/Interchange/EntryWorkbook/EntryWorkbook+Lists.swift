import Amounts
import Funding
import Reporting

// What the ids stand for, to look up.

extension EntryWorkbook {
  var listsSheet: Sheet {
    let key = EntrySheet.lists.rawValue
    let title = Block(
      key: key + ".title", columns: [],
      rows: [
        Row(
          .text, [text(say("Was es zu wählen gibt", "What there is to choose"), .title)],
          span: 0...4)
      ])
    var sheet = Sheet(
      key: key, name: EntrySheet.lists.name[language], widths: [20, 22, 46, 36, 18],
      blocks: [title, measureList, lineList, sourceList],
      print: PrintSetup(orientation: .landscape, footer: footer))
    sheet.protection = .reading
    sheet.hasNumbersAsText = true
    return sheet
  }

  private var measureList: Block {
    list(
      "measures", say("Teilvorhaben", "Measures"),
      [
        heading(.measure), say("Vorhaben", "Project"), say("Titel", "Title"),
        say("Empfänger", "Recipient"), say("Rolle", "Role"),
      ],
      scope.map { project, measure in
        [
          text(measure.id, .body), text(project.id, .body), text(measure.title, .body),
          text(project.organisationName(measure.recipient), .body),
          text(role(measure.role), .body),
        ]
      })
  }

  private var lineList: Block {
    list(
      "lines", say("Positionen des Ausgabenplans", "Lines of the expenditure plans"),
      [
        heading(.measure), heading(.line), say("Titel", "Title"), say("Für", "For"),
        say("geplant", "planned"),
      ],
      scope.flatMap { _, measure in
        measure.lines.map { line in
          let use =
            line.flatRate != nil
            ? say("Pauschale, ohne Belege", "flat rate, no vouchers")
            : line.inKind
              ? say("unbare Leistungen", "in-kind contributions")
              : BookingKind.expense.name[language]
          return [
            text(measure.id, .body), text(line.id, .body), text(line.title, .body),
            text(use, .body), .money(line.planned),
          ]
        }
      })
  }

  private var sourceList: Block {
    list(
      "sources", say("Finanzierungsquellen und Bescheide", "Sources and awards"),
      [
        heading(.measure), heading(.source), say("Was es ist", "What it is"),
        say("Von wem", "From whom"), say("geplant", "planned"),
      ],
      scope.flatMap { project, measure in
        project.awards(ofMeasure: measure.id).map { award in
          [
            text(measure.id, .body), text(award.id, .body),
            text(say("Bescheid, ", "Award, ") + award.financing.name[language], .body),
            text(award.funder.name, .body), .money(award.amount),
          ]
        }
          + measure.sources.map { source in
            [
              text(measure.id, .body), text(source.id, .body),
              text(source.kind.name[language], .body),
              text(source.organisation.flatMap(project.organisation)?.name ?? "–", .body),
              .money(source.planned),
            ]
          }
      })
  }

  private func list(
    _ key: String, _ title: String, _ headings: [String], _ rows: [[Cell]]
  ) -> Block {
    Block(
      key: EntrySheet.lists.rawValue + "." + key,
      columns: headings.indices.map { "c\($0)" },
      rows: [
        Row(.text, [text(title, .section)], span: 0...4),
        Row(
          .heading,
          headings.enumerated().map { index, heading in
            .text(
              heading,
              style: CellStyle(
                .heading, alignment: index == 4 && key != "measures" ? .right : .natural))
          }),
      ] + rows.map { Row(.data, $0) })
  }

  private func role(_ role: Measure.Role) -> String {
    switch role {
    case .lead: say("federführend", "lead")
    case .partner: "Partner"
    case .finalRecipient: say("Letztempfänger", "final recipient")
    case .associated: say("assoziiert", "associated")
    }
  }
}
