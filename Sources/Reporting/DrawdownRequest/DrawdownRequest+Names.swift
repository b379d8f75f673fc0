import Amounts

extension DrawdownRequest {
  /// The workbook's names, beside those of the lists.
  enum Name: String, WorkbookName {
    case useBy = "Verwendung_bis"
    case dueLine = "Faellig_Position"
    case dueCounted = "Faellig_Betrag"
    case dueNumber = "Faellig_Nummer"
    case due = "Bedarf_faellig"
    case need = "Bedarf_Ausgaben"
    case demand = "Bedarf_Zuwendung"
    case awarded = "Zuwendung_bewilligt"
    case received = "Zuwendung_ausgezahlt"
    case repaid = "Zuwendung_zurueckgezahlt"
    case drawn = "Zuwendung_verblieben"
    case maximum = "Abruf_Hoechstbetrag"
    case requested = "Abruf_Betrag"

    var cells: Reference {
      switch self {
      case .useBy: .cell(block: "window", row: "useBy", column: "value")
      case .dueLine: .column(block: "due", column: "line")
      case .dueCounted: .column(block: "due", column: "counted")
      case .dueNumber: .column(block: "due", column: "number")
      case .due: .cell(block: "need", row: "total", column: "expected")
      case .need: .cell(block: "need", row: "total", column: "then")
      default: .cell(block: "computation", row: "\(self)", column: "value")
      }
    }
  }

  var names: [Report.DefinedName] {
    let own = Name.all
    let taken = Set(own.map(\.name))
    return statement.names.filter { !taken.contains($0.name) } + own
  }
}
