import Amounts
import Funding
import Reporting

// The calculator for in-kind contributions. Its results stand in the order of the columns of the
// sheet of bookings, so that four cells are copied at once (as values).

extension EntryWorkbook {
  private static let inputs = ["a", "b", "c", "d"]
  private static let lastColumn = 9

  var calculatorSheet: Sheet {
    let key = EntrySheet.calculator.rawValue
    let title = Block(
      key: key + ".title", columns: [],
      rows: [
        Row(.text, [text(EntrySheet.calculator.name[language], .title)], span: 0...Self.lastColumn),
        Row(
          .text,
          [
            text(
              say(
                "Weiße Felder ausfüllen; die Beispiele dürfen überschrieben werden. Die fünf Ergebnisse rechts gehören in die Spalten „Bewertung“, „Menge“, „Satz“, „Anteil“ und „Betrag“ einer Zeile mit der Art „Sachleistung“ oder „Bürgerschaftliches Engagement“ (kopieren, dann Inhalte einfügen: nur Werte).",
                "Fill in the white fields; the examples may be written over. The five results at the right belong into the columns method, quantity, unitRate, share and amount of a row (copy, then paste values only)."
              ), .paragraph)
          ], span: 0...Self.lastColumn),
      ])
    var sheet = Sheet(
      key: key, name: EntrySheet.calculator.name[language],
      widths: [42, 16, 16, 16, 16, 14, 12, 14, 12, 16],
      blocks: [title] + EntryCalculation.all.map(calculation),
      print: PrintSetup(orientation: .landscape, footer: footer))
    sheet.protection = .reading
    sheet.validations = EntryCalculation.all.flatMap(inputRules)
    return sheet
  }

  private func calculation(_ calculation: EntryCalculation) -> Block {
    let results: [BookingColumn] = [.method, .quantity, .unitRate, .share, .amount]
    var headings = [text(say("Wofür", "What for"), .heading)]
    for index in Self.inputs.indices {
      let name = calculation.inputs.indices.contains(index) ? calculation.inputs[index].name : nil
      headings.append(
        .text(name?[language] ?? "", style: CellStyle(.heading, alignment: .right)))
    }
    headings += results.map { .text(heading($0), style: Self.headingStyle($0)) }
    let title = Row(.text, [text(calculation.title[language], .section)], span: 0...Self.lastColumn)
    let rows = (1...3).map { row(calculation, $0) }
    return Block(
      key: Self.key(calculation), columns: ["label"] + Self.inputs + results.map(\.rawValue),
      rows: [title, Row(.heading, headings)] + rows)
  }

  /// A row of the calculator; the first holds an example.
  private func row(_ calculation: EntryCalculation, _ number: Int) -> Row {
    let block = Self.key(calculation)
    func at(_ column: String) -> Reference {
      .cell(block: block, row: String(number), column: column)
    }
    let given = calculation.inputs.indices.map { at(Self.inputs[$0]) }
    let needed = calculation.hasShare ? given.dropLast() : given[...]
    let isFilled: Formula =
      "COUNT(\(.columns(block: block, row: String(number), from: "a", through: Self.inputs[needed.count - 1])))=\(needed.count)"
    func result(_ formula: Formula, _ value: CellValue, _ format: CellStyle.Format) -> Cell {
      Cell(
        number == 1 ? value : .text(""), formula: "IF(\(isFilled),\(formula),\(text: ""))",
        style: CellStyle(.body, format))
    }
    let share: Formula =
      if calculation.hasShare, let last = given.last {
        "IF(\(last)=\(text: ""),1,\(last))"
      } else { "1" }
    let amount: Formula =
      "ROUND(\(at(BookingColumn.quantity.rawValue))*\(at(BookingColumn.unitRate.rawValue))*\(at(BookingColumn.share.rawValue)),2)"
    let example = calculation.example
    let gives =
      (try? Valuation.value(
        quantity: example.quantity, unitRate: example.rate, share: example.share))
      ?? .zero
    let hundredths = (example.share.value * Rational(10_000)).floor ?? 0
    var cells = [
      Cell(
        .text(number == 1 ? example.label[language] : ""), style: CellStyle(.input, wraps: false))
    ]
    for index in Self.inputs.indices {
      guard calculation.inputs.indices.contains(index) else {
        cells.append(Cell(.empty, style: CellStyle(.body)))
        continue
      }
      let input = calculation.inputs[index]
      cells.append(
        Cell(number == 1 ? input.example : .empty, style: CellStyle(.input, input.format)))
    }
    cells += [
      .text(calculation.method.name[language], style: CellStyle(isIndented: true)),
      result(calculation.quantity(given), .number(example.quantity), .decimal),
      result(calculation.rate(given), .money(example.rate), .euro),
      result(share, .percent(hundredths: hundredths), .percent),
      result(amount, .money(gives), .euro),
    ]
    return Row(key: String(number), .data, cells)
  }

  private func inputRules(_ calculation: EntryCalculation) -> [Validation] {
    calculation.inputs.enumerated().map { index, input in
      let column = Self.inputs[index]
      let first = Reference.cell(block: Self.key(calculation), row: "1", column: column)
      let most: Formula = input.format == .percent ? "<=1" : "<=999999999"
      return Validation(
        .column(block: Self.key(calculation), column: column),
        .formula("IF(ISNUMBER(\(first)),AND(\(first)>0,\(first)\(most)),FALSE)"),
        refusal: Validation.Message(
          say("Das passt hier nicht", "That does not fit"),
          input.format == .percent
            ? say("Mehr als 0 % und höchstens 100 %.", "More than 0 % and at most 100 %.")
            : say("Eine Zahl größer als 0.", "A number more than 0.")))
    }
  }

  private static func key(_ calculation: EntryCalculation) -> String {
    EntrySheet.calculator.rawValue + "." + calculation.method.rawValue
  }
}
