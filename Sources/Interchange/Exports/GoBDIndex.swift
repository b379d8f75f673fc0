/// `index.xml` of tables handed to an audit office, after the description standard of the tax
/// administration (GDPdU, `gdpdu-01-09-2004.dtd`, § 147 Abs. 6 AO).
public struct GoBDIndex: Sendable {
  /// The name of the document type, which lies beside the index.
  public static let documentType = "gdpdu-01-09-2004.dtd"

  /// Who keeps the books.
  public let supplier: String
  public let comment: String
  public let tables: [ExportTable]

  public init(supplier: String, comment: String, tables: [ExportTable]) {
    (self.supplier, self.comment, self.tables) = (supplier, comment, tables)
  }

  public var text: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE DataSet SYSTEM "\(Self.documentType)">
    <DataSet>
    <Version>1.0</Version>
    <DataSupplier>
    \(element("Name", supplier))
    <Location>-</Location>
    \(element("Comment", comment))
    </DataSupplier>
    <Media>
    <Name>Förderbuch</Name>
    \(tables.map(table).joined(separator: "\n"))
    </Media>
    </DataSet>

    """
  }

  private func table(_ table: ExportTable) -> String {
    """
    <Table>
    \(element("URL", table.fileName + ".csv"))
    \(element("Name", table.title))
    \(element("Description", table.about))
    <UTF8/>
    <DecimalSymbol>,</DecimalSymbol>
    <DigitGroupingSymbol>.</DigitGroupingSymbol>
    <VariableLength>
    <ColumnDelimiter>;</ColumnDelimiter>
    <RecordDelimiter>&#13;&#10;</RecordDelimiter>
    <TextEncapsulator>&quot;</TextEncapsulator>
    \((table.columns.map(column) + table.columns.compactMap(reference)).joined(separator: "\n"))
    </VariableLength>
    </Table>
    """
  }

  private func column(_ column: ExportTable.Column) -> String {
    let name = column.isKey ? "VariablePrimaryKey" : "VariableColumn"
    let kind =
      switch column.kind {
      case .money: "<Numeric><Accuracy>2</Accuracy></Numeric>"
      case .integer: "<Numeric/>"
      case .day: "<Date><Format>DD.MM.YYYY</Format></Date>"
      case .text, .flag: "<AlphaNumeric/>"
      }
    return "<\(name)>\(element("Name", column.title))\(kind)</\(name)>"
  }

  /// Only to a table that one column tells the rows of.
  private func reference(_ column: ExportTable.Column) -> String? {
    guard let table = tables.first(where: { $0.id == column.refersTo }), table.keys.count == 1
    else { return nil }
    let key = table.keys[0].title
    let alias =
      key == column.title
      ? "" : "<Alias>\(element("From", column.title))\(element("To", key))</Alias>"
    return "<ForeignKey>\(element("Name", column.title))\(element("References", table.title))"
      + "\(alias)</ForeignKey>"
  }

  private func element(_ name: String, _ text: String) -> String {
    "<\(name)>\(Self.escaped(text))</\(name)>"
  }

  /// Text between two tags; what XML cannot hold becomes a space.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
