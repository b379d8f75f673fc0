import Amounts
import Funding
import Reporting

// The sums that have to agree, computed by the spreadsheet while the workbook is filled in. This
// sheet is not read; `project apply` computes again.

extension ProjectWorkbook {
  private static let plan = "check.plans"
  private static let grant = "check.awards"

  var checkSheet: Sheet {
    let key = ProjectSheet.check.rawValue
    let title = Block(
      key: key + ".title", columns: [],
      rows: [
        Row(
          .text, [text(say("Geht der Bescheid auf?", "Does the notice add up?"), .title)],
          span: 0...4),
        Row(
          .text,
          [
            text(
              say(
                "Rechnet selbst, während die anderen Blätter ausgefüllt werden. Was hier nicht aufgeht, meldet auch das Einlesen.",
                "Computes by itself while the other sheets are filled in. Reading tells the same."),
              .paragraph)
          ], span: 0...4),
      ])
    var sheet = Sheet(
      key: key, name: ProjectSheet.check.name[language], widths: [28, 20, 20, 20, 24],
      blocks: [title, plans, grants], print: PrintSetup(orientation: .landscape, footer: footer),
      highlights: [Self.plan, Self.grant].map {
        Sheet.Highlight(.column(block: $0, column: "state"), equal: fits, tone: .good)
      })
    sheet.protection = .reading
    return sheet
  }

  private var fits: String { say("geht auf", "adds up") }

  /// An amount that the spreadsheet does not count.
  private var asText: String { say("ein Betrag ist Text", "an amount is text") }

  private func headings(_ names: [String]) -> Row {
    Row(
      .heading,
      names.enumerated().map { index, name in
        .text(
          name,
          style: CellStyle(.heading, alignment: (1...3).contains(index) ? .right : .natural))
      })
  }

  /// Expenditure plan against financing plan, for each measure.
  private var plans: Block {
    let rows = (1...rowCount(.measures)).map { number in
      planRow(number, project?.measures.dropFirst(number - 1).first)
    }
    return Block(
      key: Self.plan, columns: ["id", "spent", "given", "difference", "state"],
      rows: [
        Row(
          .text,
          [
            text(
              say("Ausgabenplan und Finanzierungsplan", "Expenditure and financing plan"), .section)
          ], span: 0...4),
        headings([
          say("Teilvorhaben", "Measure"), say("Ausgabenplan", "Expenditure plan"),
          say("Finanzierungsplan", "Financing plan"), say("Unterschied", "Difference"), "",
        ]),
      ] + rows)
  }

  private func planRow(_ number: Int, _ measure: Measure?) -> Row {
    func at(_ column: String) -> Reference {
      .cell(block: Self.plan, row: String(number), column: column)
    }
    let id = Reference.cell(block: "measures", row: String(number), column: "id")
    func column(_ sheet: ProjectSheet, _ key: String) -> Reference {
      .column(block: sheet.rawValue, column: key)
    }
    let awards = { (field: String) in awardRow(field) }
    let grants: Formula =
      "SUMIF(\(awards("measure")),\(id),\(awards("amount")))-SUMPRODUCT((\(awards("measure"))=\(id))*SUMIF(\(awards("forwardedFrom")),\(awards("id")),\(awards("amount"))))"
    let texts: Formula =
      "SUMPRODUCT((\(column(.lines, "measure"))=\(id))*ISTEXT(\(column(.lines, "planned"))))+SUMPRODUCT((\(column(.sources, "measure"))=\(id))*ISTEXT(\(column(.sources, "planned"))))+SUMPRODUCT((\(awards("measure"))=\(id))*ISTEXT(\(awards("amount"))))"
    let given: Formula =
      "SUMIF(\(column(.sources, "measure")),\(id),\(column(.sources, "planned")))+\(grants)"
    let spent: Formula =
      "SUMIF(\(column(.lines, "measure")),\(id),\(column(.lines, "planned")))"
    let sums = measure.flatMap(sums)
    func figure(_ formula: Formula, _ value: Money?) -> Cell {
      Cell(
        value.map { .money($0) } ?? .text(""),
        formula: "IF(\(id)=\(text: ""),\(text: ""),\(formula))",
        style: .money)
    }
    return Row(
      key: String(number), .data,
      [
        Cell(.text(measure?.id ?? ""), formula: "IF(\(id)=\(text: ""),\(text: ""),\(id))"),
        figure(spent, sums?.spent), figure(given, sums?.given),
        figure(
          "ROUND(\(at("given"))-\(at("spent")),2)",
          sums.map { difference($0.given, $0.spent) }),
        state(
          id, at("difference"), sums.map { difference($0.given, $0.spent) }, texts: texts,
          short: say("es fehlen Deckungsmittel", "cover is missing"),
          long: say("mehr Deckung als Ausgaben", "more cover than expenditure")),
      ])
  }

  private func sums(_ measure: Measure) -> (spent: Money, given: Money)? {
    guard let project, let spent = try? measure.plannedTotal() else { return nil }
    let own = project.awards(ofMeasure: measure.id).map { award in
      let passedOn = project.awards.filter { $0.forwardedFrom == award.id }.map(\.amount.cents)
      return award.amount.cents - passedOn.reduce(0, +)
    }
    let given = measure.sources.map(\.planned.cents).reduce(0, +) + own.reduce(0, +)
    return (spent, Money(cents: given))
  }

  private func difference(_ a: Money, _ b: Money) -> Money { Money(cents: a.cents - b.cents) }

  /// All notices' values of a field.
  private func awardRow(_ field: String) -> Reference {
    let columns = formColumns(.awards)
    return .columns(block: "awards", row: field, from: "v1", through: columns.last ?? "v1")
  }

  /// Yearly amounts against the maximum, for each notice.
  private var grants: Block {
    let rows = formColumns(.awards).enumerated().map { index, column in
      grantRow(column, project?.awards.dropFirst(index).first)
    }
    return Block(
      key: Self.grant, columns: ["id", "amount", "years", "difference", "state"],
      rows: [
        Row(
          .text, [text(say("Höchstbetrag und Jahresbeträge", "Maximum and years"), .section)],
          span: 0...4),
        headings([
          say("Bescheid", "Notice"), say("Höchstbetrag", "Maximum"),
          say("Jahresbeträge", "Yearly amounts"), say("Unterschied", "Difference"), "",
        ]),
      ] + rows)
  }

  private func grantRow(_ column: String, _ award: Award?) -> Row {
    func at(_ key: String) -> Reference { .cell(block: Self.grant, row: column, column: key) }
    func told(_ key: String) -> Reference { .cell(block: "awards", row: key, column: column) }
    let id = told("id")
    let years = award.map { Money(cents: $0.years.values.map(\.cents).reduce(0, +)) }
    let missing = award.flatMap { award in years.map { difference($0, award.amount) } }
    let yearly: Formula =
      "SUMIF(\(.column(block: "years", column: "award")),\(id),\(.column(block: "years", column: "amount")))"
    func figure(_ formula: Formula, _ value: Money?) -> Cell {
      Cell(
        value.map { .money($0) } ?? .text(""),
        formula: "IF(\(id)=\(text: ""),\(text: ""),\(formula))",
        style: .money)
    }
    let none = say("keine Jahresbeträge", "no yearly amounts")
    var state = state(
      id, at("difference"), missing, texts: "ISTEXT(\(told("amount")))*1",
      short: say("Jahresbeträge fehlen", "years are missing"),
      long: say("Jahresbeträge zu hoch", "years are too high"))
    if let formula = state.formula {
      state.formula =
        "IF(AND(\(id)<>\(text: ""),\(at("years"))=0,NOT(ISTEXT(\(told("amount"))))),\(text: none),\(formula))"
      if years == .zero { state.value = .text(none) }
    }
    return Row(
      key: column, .data,
      [
        Cell(.text(award?.id ?? ""), formula: "IF(\(id)=\(text: ""),\(text: ""),\(id))"),
        figure("N(\(told("amount")))", award?.amount), figure(yearly, years),
        figure(
          "IF(\(at("years"))=0,\(text: ""),ROUND(\(at("years"))-\(at("amount")),2))",
          years == .zero ? nil : missing), state,
      ])
  }

  private func state(
    _ id: Reference, _ difference: Reference, _ value: Money?, texts: Formula, short: String,
    long: String
  ) -> Cell {
    let told = value.map { $0.isZero ? fits : $0.isNegative ? short : long } ?? ""
    return Cell(
      .text(told),
      formula:
        "IF(\(id)=\(text: ""),\(text: ""),IF(\(texts)>0,\(text: asText),IF(\(difference)=0,\(text: fits),IF(\(difference)<0,\(text: short),\(text: long)))))",
      style: CellStyle(isIndented: true))
  }
}
