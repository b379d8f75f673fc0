import Amounts
import Funding
import Reporting

// What belongs where, an example, and the lists behind the cells. None of it is read.

extension ProjectWorkbook {
  var helpSheet: Sheet {
    let key = ProjectSheet.help.rawValue
    let steps = [
      say(
        "1. Von links nach rechts: „Vorhaben“, „Bescheid“ (je Bescheid eine Spalte), „Teilvorhaben“, „Ausgabenplan“, „Finanzierungsplan“, „Partner“. Was fett steht, ist nötig. „Jahresbeträge“, „Nebenbestimmungen“ und „Weitere Beihilfen“ nur, wenn der Bescheid davon spricht.",
        "1. From left to right: project, notice (one column each), measures, plans, partners. What is bold is needed. The other sheets only if the notice speaks of them."
      ),
      say(
        "2. Kennungen verbinden die Blätter: ein Partner, ein Teilvorhaben, ein Bescheid heißen überall gleich. Die Listen an den Zellen bieten sie an, sobald sie auf ihrem Blatt stehen.",
        "2. Ids connect the sheets. The lists at the cells offer them once they stand on their sheet."
      ),
      say(
        "3. „Prüfung“ rechnet mit: Ausgabenplan gegen Finanzierungsplan, Jahresbeträge gegen Höchstbetrag.",
        "3. The sheet “Check” computes: expenditure against financing plan, years against the maximum."
      ),
      say(
        "4. Speichern und zeigen lassen, was geschähe: foerderbuch project apply VORHABEN.xlsx --dry-run. Fehler werden mit Blatt und Zelle genannt, alle auf einmal. Ohne --dry-run wird das Vorhaben angelegt oder geändert.",
        "4. Save, and see what would happen: foerderbuch project apply PROJECT.xlsx --dry-run. Problems are told with sheet and cell. Without --dry-run the project is created or amended."
      ),
      say(
        "5. Änderungsbescheid: foerderbuch template project --project KENNUNG -o VORHABEN.xlsx schreibt die jetzige Fassung. Auf „Vorhaben“ Tag und Bescheid der Änderung eintragen, ändern, was sich ändert, und einlesen; jeder geänderte Wert wird genannt.",
        "5. Amendment: foerderbuch template project --project ID -o PROJECT.xlsx writes the present version. Enter day and notice of the amendment, change what changes, and read it; every changed value is told."
      ),
    ]
    let introduction = Block(
      key: key + ".introduction", columns: [],
      rows: [
        Row(.text, [text(say("Ein Vorhaben anlegen", "Telling a project"), .title)], span: 0...3)
      ] + steps.map { Row(.text, [text($0, .paragraph)], span: 0...3) })
    let sheets = ProjectSheet.read.map { sheet in
      block(
        key + "." + sheet.rawValue, sheet.name[language],
        [
          say("Angabe", "Field"), say("nötig", "needed"),
          say("Was hineingehört", "What belongs there"), say("Beispiel", "Example"),
        ],
        sheet.fields.map { field in
          [
            field.name[language], field.isNeeded ? say("ja", "yes") : "", field.hint[language],
            field.example,
          ]
        })
    }
    let rules = block(
      key + ".ruleSets", say("Regelwerke", "Rule sets"),
      [say("Kennung", "Id"), "", say("Titel", "Title"), ""],
      ruleSets.map { [$0.id, "", $0.title, ""] })
    let terms = block(
      key + ".parameters", say("Regeln, die ein Bescheid ändern kann", "What a notice may change"),
      [say("Regel", "Rule"), "", say("Was sie bedeutet", "What it means"), ""],
      Parameter.allCases.map {
        [$0.catalogue.name[language], "", $0.catalogue.meaning[language], ""]
      })
    var sheet = Sheet(
      key: key, name: ProjectSheet.help.name[language], widths: [34, 9, 64, 24],
      blocks: [introduction] + sheets + [rules, terms], print: PrintSetup(footer: footer))
    sheet.protection = .reading
    return sheet
  }

  private func block(
    _ key: String, _ title: String, _ headings: [String], _ rows: [[String]]
  ) -> Block {
    Block(
      key: key, columns: headings.indices.map { "c\($0)" },
      rows: [
        Row(.text, [text(title, .section)], span: 0...(headings.count - 1)),
        Row(.heading, headings.map { text($0, .heading) }),
      ] + rows.map { Row(.data, $0.map { text($0, .body) }) })
  }

  /// The examples of all fields as a filled workbook, sheet below sheet.
  var exampleSheet: Sheet {
    let key = ProjectSheet.example.rawValue
    let title = Block(
      key: key + ".title", columns: [],
      rows: [
        Row(
          .text, [text(say("So sieht es ausgefüllt aus", "What it looks like"), .title)],
          span: 0...1),
        Row(
          .text,
          [
            text(
              say(
                "Ein kleines Vorhaben, erfunden. Dieses Blatt wird nicht gelesen.",
                "A small project, invented. This sheet is not read."), .paragraph)
          ], span: 0...1),
      ])
    let blocks = ProjectSheet.read.compactMap { sheet -> Block? in
      let filled = sheet.fields.filter { !$0.example.isEmpty }
      guard !filled.isEmpty else { return nil }
      return block(
        key + "." + sheet.rawValue, sheet.name[language],
        [say("Angabe", "Field"), say("Eintrag", "Entry")],
        filled.map { [$0.name[language], $0.example] })
    }
    var sheet = Sheet(
      key: key, name: ProjectSheet.example.name[language], widths: [38, 44],
      blocks: [title] + blocks, print: PrintSetup(footer: footer))
    sheet.protection = .reading
    sheet.hasNumbersAsText = true
    return sheet
  }

  // MARK: Lists

  /// The enums whose words cells offer.
  private var wordTypes: [any GermanWords.Type] {
    var seen: Set<String> = []
    return ProjectSheet.read.flatMap(\.fields).compactMap { field in
      guard case .word(let type) = field.content else { return nil }
      return seen.insert(ProjectCells.listName(type)).inserted ? type : nil
    }
  }

  /// The lists by their names.
  private var lists: [(name: String, words: [String])] {
    wordTypes.map { (ProjectCells.listName($0), $0.choices(language)) } + [
      ("FB_YesNo", [cells.yes, cells.no]),
      ("FB_Parameters", Parameter.allCases.map { $0.catalogue.name[language] }),
      (ProjectCells.listName(.ruleSets), ruleSets.map(\.id)),
    ]
  }

  var choicesSheet: Sheet {
    var sheet = Sheet(
      key: ProjectSheet.choices.rawValue, name: ProjectSheet.choices.name[language], widths: [44],
      blocks: lists.map { list in
        Block(
          key: list.name, columns: ["word"],
          rows: list.words.map { Row(.data, [.text($0, style: CellStyle(wraps: false))]) })
      })
    sheet.isHidden = true
    sheet.protection = .reading
    sheet.hasNumbersAsText = true
    return sheet
  }

  var names: [Report.DefinedName] {
    lists.map { .init($0.name, .column(block: $0.name, column: "word")) } + [
      .init(
        ProjectCells.listName(.partners), .column(block: "partners", column: "id")),
      .init(ProjectCells.listName(.measures), .column(block: "measures", column: "id")),
      .init(
        ProjectCells.listName(.awards),
        .columns(
          block: "awards", row: "id", from: "v1", through: formColumns(.awards).last ?? "v1")),
    ]
  }
}
