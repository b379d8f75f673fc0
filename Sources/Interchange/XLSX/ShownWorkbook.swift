/// What a reader of a workbook sees, for a comparison with another one: values, formulas, formats,
/// and whatever else is in it. Read so that what programs change by merely saving is left out.
package struct ShownWorkbook {
  /// The names of the sheets of any kind, in the order of their tabs.
  package let sheets: [String]
  /// What it says of each trait of the whole.
  package private(set) var traits: [ShownTrait: String] = [:]
  private let book: XLSXWorkbook
  private let main: MainPart
  private let relations: PackageRelations
  private let styles = ShownStyles()
  private let texts: SharedTexts

  /// - Throws: ``WorkbookFault`` and ``XMLFault``.
  package init(_ book: XLSXWorkbook) throws(InputProblems) {
    self.book = book
    let root = try PackageRelations.read(book.archive, of: "")
    guard let part = root.first("officeDocument") else {
      throw InputProblems(SourcePosition(file: book.file), .workbook(.missingPart("_rels/.rels")))
    }
    relations = try PackageRelations.read(book.archive, of: part)
    main = MainPart()
    try book.archive.visit(part, main)
    sheets = main.sheets.map(\.name)
    texts = try book.texts()
    if let part = relations.first("styles") { try book.archive.visit(part, styles) }
    for sheet in main.sheets {
      traits[ShownTrait(.sheet, sheet.name)] = relations.byID[sheet.id]?.kind ?? ""
      if sheet.state != "visible" { traits[ShownTrait(.visibility, sheet.name)] = sheet.state }
    }
    for name in main.names {
      // Every program keeps the range of a filter under a name of its own.
      guard !name.name.lowercased().hasSuffix("_filterdatabase") else { continue }
      let sheet = name.sheet.flatMap { sheets.indices.contains($0) ? sheets[$0] + "!" : nil } ?? ""
      // Rows and columns that each page repeats stand in any order.
      let text = PlainFormula.text(name.formula)
      let quote = text.first == "'" ? "'" : ""
      let parts = text.dropFirst(quote.count).split(separator: ",'").sorted()
      traits[ShownTrait(.name, sheet + name.name)] = quote + parts.joined(separator: ",'")
    }
    if main.countsFrom1904 { traits[ShownTrait(.days, "1904")] = "1" }
    if main.roundsAsShown { traits[ShownTrait(.view, "fullPrecision")] = "false" }
    for name in book.archive.names where !Self.isUsual(name.lowercased()) {
      traits[ShownTrait(.part, name)] = "1"
    }
    for (name, text) in try book.customProperties() where name.hasPrefix("Foerderbuch.") {
      traits[ShownTrait(.property, name)] = text
    }
  }

  /// Parts that hold what is compared one by one, or what nobody sees: styles, themes, the order of
  /// computing, settings of printers, labels of an office.
  private static func isUsual(_ name: String) -> Bool {
    if name.hasSuffix("/") { return true }
    let files = [
      "[content_types].xml", "xl/workbook.xml", "xl/sharedstrings.xml", "xl/styles.xml",
      "xl/calcchain.xml", "xl/metadata.xml",
    ]
    let folders = [
      "_rels/", "docprops/", "xl/_rels/", "xl/worksheets/", "xl/theme/", "xl/charts/",
      "xl/printersettings/", "customxml/", "docmetadata/",
    ]
    return files.contains(name) || folders.contains { name.hasPrefix($0) }
      || name.hasPrefix("xl/drawings/") && !name.hasSuffix(".vml")
  }

  /// What the sheet with a name shows; nil where there is none with cells.
  /// - Throws: ``WorkbookFault`` and ``XMLFault``.
  package func sheet(_ name: String) throws(InputProblems) -> ShownSheet? {
    guard let entry = book.sheets.first(where: { $0.name == name }) else { return nil }
    let reader = ShownSheetReader(texts: texts, styles: styles)
    try book.archive.visit(entry.part, reader)
    var sheet = reader.sheet
    let relations = try ShownRelations.read(book.archive, of: entry.part)
    for link in reader.links {
      let way = relations.byID[link.id]?.target ?? ""
      sheet.traits[ShownTrait(.link, link.place), default: ""] += " " + way
    }
    for relation in relations.byID.values.sorted(by: { $0.target < $1.target }) {
      switch relation.kind {
      case "comments", "threadedComment":
        let comments = CommentsPart()
        try book.archive.visit(relation.target, comments)
        for (place, text) in comments.texts {
          sheet.traits[ShownTrait(.comment, place)] = text
        }
      case "drawing" where reader.drawings.contains(relation.id):
        try read(drawing: relation.target, into: &sheet)
      case "drawing", "hyperlink", "printerSettings", "vmlDrawing": continue
      default: sheet.traits[ShownTrait(.object, relation.kind)] = "1"
      }
    }
    return sheet
  }

  private func read(
    drawing part: String, into sheet: inout ShownSheet
  ) throws(InputProblems) {
    let drawing = DrawingPart()
    try book.archive.visit(part, drawing)
    let relations = try ShownRelations.read(book.archive, of: part)
    for (kind, count) in drawing.counts {
      sheet.traits[ShownTrait(.drawing, kind)] =
        "\(count)" + (drawing.text.isEmpty ? "" : " " + drawing.text)
    }
    var charts: [String] = []
    for id in drawing.charts {
      guard let target = relations.byID[id]?.target else { continue }
      let chart = ChartPart()
      try book.archive.visit(target, chart)
      charts.append(chart.text)
    }
    for (index, chart) in charts.sorted().enumerated() {
      sheet.traits[ShownTrait(.chart, "\(index + 1)")] = chart
    }
  }
}

/// The relations of a part, those that lead outside the package among them.
private final class ShownRelations: XMLVisitor {
  private(set) var byID: [String: (id: String, kind: String, target: String)] = [:]

  static func read(_ archive: ZipArchive, of part: String) throws(InputProblems) -> ShownRelations {
    let outside = ShownRelations()
    let folder = part.split(separator: "/").dropLast()
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let file = (folder + ["_rels", name + ".rels"]).joined(separator: "/")
    guard archive.contains(file) else { return outside }
    try archive.visit(file, outside)
    for (id, relation) in try PackageRelations.read(archive, of: part).byID {
      outside.byID[id] = (id, relation.kind, relation.target)
    }
    return outside
  }

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    guard name == "Relationship", attributes["TargetMode"] == "External", let id = attributes["Id"]
    else { return }
    let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    byID[id] = (id, kind, attributes["Target"] ?? "")
  }

  func end(_ name: String) {}
  func text(_ text: String) {}
}

/// The part that lists sheets and names.
private final class MainPart: XMLVisitor {
  struct Sheet {
    let name: String
    let id: String
    let state: String
  }

  struct Name {
    let name: String
    let sheet: Int?
    var formula = ""
  }

  private(set) var sheets: [Sheet] = []
  private(set) var names: [Name] = []
  private(set) var countsFrom1904 = false
  private(set) var roundsAsShown = false
  private var isInName = false

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    switch name {
    case "workbookPr": countsFrom1904 = attributes.isTrue("date1904")
    case "calcPr": roundsAsShown = ["0", "false"].contains(attributes["fullPrecision"] ?? "1")
    case "sheet":
      guard let name = attributes["name"], let id = attributes.withoutPrefix("id") else { return }
      sheets.append(Sheet(name: name, id: id, state: attributes["state"] ?? "visible"))
    case "definedName":
      isInName = true
      names.append(
        Name(
          name: attributes["name"] ?? "", sheet: attributes["localSheetId"].flatMap { Int($0) }))
    default: return
    }
  }

  func end(_ name: String) { if name == "definedName" { isInName = false } }
  func text(_ text: String) { if isInName { names[names.count - 1].formula += text } }
}

/// The texts of comments, by their cells.
private final class CommentsPart: XMLVisitor {
  private(set) var texts: [String: String] = [:]
  private var place = ""
  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    guard let cell = attributes["ref"] else { return }
    place = cell
    texts[cell, default: ""] += ""
  }

  func end(_ name: String) {}
  func text(_ text: String) { texts[place, default: ""] += text }
}

/// What lies on a sheet: charts, pictures, forms.
private final class DrawingPart: XMLVisitor {
  private(set) var counts: [String: Int] = [:]
  private(set) var charts: [String] = []
  private(set) var text = ""
  private var isText = false
  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    switch name {
    case "pic", "sp", "cxnSp", "grpSp", "contentPart", "graphicFrame":
      counts[name, default: 0] += 1
    case "chart": if let id = attributes.withoutPrefix("id") { charts.append(id) }
    case "t": isText = true
    default: return
    }
  }

  func end(_ name: String) { if name == "t" { isText = false } }
  func text(_ piece: String) { if isText { text += piece } }
}

/// Where the figures of a chart come from, and its words.
private final class ChartPart: XMLVisitor {
  private var formulas: Set<String> = []
  private var words: Set<String> = []
  private var captured: String?
  let isDone = false

  /// One text for both.
  var text: String { (formulas.sorted() + words.sorted()).joined(separator: "; ") }

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    if name == "f" || name == "t" { captured = "" }
  }

  func end(_ name: String) {
    guard name == "f" || name == "t", let captured else { return }
    if name == "f" {
      formulas.insert(PlainFormula.text(captured))
    } else if !captured.isEmpty {
      words.insert(captured)
    }
    self.captured = nil
  }

  func text(_ piece: String) { captured? += piece }
}
