import Amounts
import Funding
import Reporting

/// A sheet of the partner's form that is filled in.
enum PartnerSection: String, CaseIterable {
  case hours, equipment, rooms, goods, cash

  var name: LocalizedText {
    switch self {
    case .hours: LocalizedText(de: "Stundennachweis", en: "Time sheet")
    case .equipment: LocalizedText(de: "Geräte", en: "Equipment")
    case .rooms: LocalizedText(de: "Räume", en: "Rooms")
    case .goods: LocalizedText(de: "Güter und Lizenzen", en: "Goods and licences")
    case .cash: LocalizedText(de: "Barzahlungen", en: "Cash paid")
    }
  }

  /// What to enter, above the table.
  var hint: LocalizedText {
    switch self {
    case .hours:
      LocalizedText(
        de: "Je Tag und Person eine Zeile. Wert = Stunden × Stundensatz; er rechnet sich.",
        en: "A row for each day and person. Value = hours × hourly rate; it computes itself.")
    case .equipment:
      LocalizedText(
        de:
          "Wert = genutzte Monate × (Anschaffungswert ÷ Nutzungsdauer) × Anteil. Der Tag ist der letzte der Nutzung; ohne Anteil gelten 100 %.",
        en:
          "Value = months used × (acquisition value ÷ useful life) × share. The day is the last one of the use; no share means 100 %."
      )
    case .rooms:
      LocalizedText(
        de:
          "Wert = Quadratmeter × Monate × ortsübliche Miete × Anteil. Der Tag ist der letzte der Nutzung; ohne Anteil gelten 100 %.",
        en:
          "Value = square metres × months × local rent × share. The day is the last one of the use; no share means 100 %."
      )
    case .goods:
      LocalizedText(
        de:
          "Wert = Menge × Preis × Anteil. Güter: Stück und Zeitwert; Lizenzen: Monate und üblicher Preis je Monat.",
        en:
          "Value = quantity × price × share. Goods: pieces and their value; licences: months and the customary price of one."
      )
    case .cash:
      LocalizedText(
        de: "Was der Partner überwiesen hat, mit dem Tag der Gutschrift.",
        en: "What the partner paid, with the day on which it arrived.")
    }
  }

  var columns: [PartnerColumn] {
    let number = PartnerColumn(.number, "Nr.", "No.", .integer, 8, as: .reference)
    let day = PartnerColumn(.date, "Tag", "Day", .date, 13, as: .date)
    let voucher = PartnerColumn(.voucher, "Beleg-Nr.", "Voucher", .text, 16, as: .voucher)
    let share = PartnerColumn(.share, "Anteil", "Share", .percent, 10, as: .share)
    let value = PartnerColumn(.amount, "Wert", "Value", .euro, 15, as: .amount)
    let place = [
      voucher, PartnerColumn(.source, "Quelle", "Source", .text, 16, as: .source),
      PartnerColumn(.line, "Position", "Line", .text, 14, as: .line),
    ]
    let object = { (german: String, english: String) in
      PartnerColumn(.object, german, english, .text, 34, as: .purpose)
    }
    return switch self {
    case .hours:
      [
        number, day, PartnerColumn(.person, "Person", "Person", .text, 22, as: .purpose),
        PartnerColumn(.activity, "Tätigkeit", "Activity", .text, 34, as: .purpose),
        PartnerColumn(.quantity, "Stunden", "Hours", .decimal, 11, as: .quantity),
        PartnerColumn(.rate, "Stundensatz", "Hourly rate", .euro, 14, as: .unitRate), value,
      ] + place
    case .equipment:
      [
        number, day, object("Gerät", "Equipment"),
        PartnerColumn(
          .acquisition, "Anschaffungswert", "Acquisition value", .euro, 18, as: .unitRate),
        PartnerColumn(
          .life, "Nutzungsdauer (Monate)", "Useful life (months)", .integer, 16, as: .unitRate),
        PartnerColumn(.months, "genutzte Monate", "Months used", .decimal, 12, as: .quantity),
        share, value,
      ] + place
    case .rooms:
      [
        number, day, object("Raum", "Room"),
        PartnerColumn(.area, "Quadratmeter", "Square metres", .decimal, 14, as: .quantity),
        PartnerColumn(.months, "Monate", "Months", .decimal, 11, as: .quantity),
        PartnerColumn(
          .rate, "Miete je m² und Monat", "Rent per m² and month", .euro, 16, as: .unitRate),
        share, value,
      ] + place
    case .goods:
      [
        number, day, object("Gegenstand oder Lizenz", "Object or licence"),
        PartnerColumn(.method, "Bewertung", "Valuation", .text, 14, as: .method),
        PartnerColumn(
          .quantity, "Stück oder Monate", "Pieces or months", .decimal, 13, as: .quantity),
        PartnerColumn(.rate, "Preis", "Price", .euro, 14, as: .unitRate), share, value,
      ] + place
    case .cash:
      [
        number, day, object("Zweck", "Purpose"),
        PartnerColumn(.amount, "Betrag", "Amount", .euro, 16, as: .amount), voucher, place[1],
      ]
    }
  }

  /// How its rows are valued; nil: as each row says, or not at all.
  var method: ValuationMethod? {
    switch self {
    case .hours: .hours
    case .equipment: .depreciation
    case .rooms: .rent
    case .goods, .cash: nil
    }
  }

  var isCash: Bool { self == .cash }

  /// Whether money of a source comes in with it.
  func takes(_ kind: Source.Kind) -> Bool { kind.isCash == isCash }

  /// Columns in which something means that a row is filled in; the others are given.
  var entered: [PartnerField] {
    columns.map(\.field).filter { field in
      switch field {
      case .number, .rate, .life, .share, .source, .line, .method: false
      case .amount: isCash
      default: true
      }
    }
  }

  /// Columns of which the value of a row is the product.
  var factors: [PartnerField] {
    switch self {
    case .hours, .goods: [.quantity, .rate]
    case .equipment: [.months, .acquisition, .life]
    case .rooms: [.area, .months, .rate]
    case .cash: []
    }
  }
}

enum PartnerField: String, CaseIterable {
  case number, date, person, activity, object, method, quantity, months, area, acquisition, life
  case rate, share, amount, voucher, source, line
}

/// A column of a sheet of the partner's form.
struct PartnerColumn {
  let field: PartnerField
  let name: LocalizedText
  let format: CellStyle.Format
  /// In characters.
  let width: Int
  /// What it tells of a booking.
  let column: BookingColumn

  init(
    _ field: PartnerField, _ german: String, _ english: String, _ format: CellStyle.Format,
    _ width: Int, as column: BookingColumn
  ) {
    (self.field, name) = (field, LocalizedText(de: german, en: english))
    (self.format, self.width, self.column) = (format, width, column)
  }

  func isNamed(_ heading: String) -> Bool {
    [name.de, name.en].contains { BookingColumn.folded($0) == BookingColumn.folded(heading) }
  }
}

/// What the first sheet of the partner's form tells, beside its sums.
enum PartnerFact: String, CaseIterable {
  case key, ledger, id, partner, project, measure, recipient, from, until, confirmedOn, confirmedBy

  var name: LocalizedText {
    switch self {
    case .key: LocalizedText(de: "Formular", en: "Form")
    case .ledger: LocalizedText(de: "Hauptbuch", en: "Ledger")
    case .id: LocalizedText(de: "Kennung des Partners", en: "Partner’s id")
    case .partner: LocalizedText(de: "Partner", en: "Partner")
    case .project: LocalizedText(de: "Vorhaben", en: "Project")
    case .measure: LocalizedText(de: "Teilvorhaben", en: "Measure")
    case .recipient: LocalizedText(de: "Zuwendungsempfänger", en: "Recipient of the grant")
    case .from: LocalizedText(de: "Zeitraum von", en: "Period from")
    case .until: LocalizedText(de: "Zeitraum bis", en: "Period until")
    case .confirmedOn: LocalizedText(de: "Bestätigt am", en: "Confirmed on")
    case .confirmedBy:
      LocalizedText(de: "Bestätigt von (Name, Funktion)", en: "Confirmed by (name, function)")
    }
  }

  static func named(_ label: String) -> PartnerFact? {
    allCases.first { fact in
      [fact.name.de, fact.name.en].contains {
        BookingColumn.folded($0) == BookingColumn.folded(label)
      }
    }
  }
}

/// The sheets of the partner's form that are not lists to fill in.
enum PartnerSheet: String, CaseIterable {
  case confirmation, booked, help

  var name: LocalizedText {
    switch self {
    case .confirmation: LocalizedText(de: "Bestätigung", en: "Confirmation")
    case .booked: LocalizedText(de: "Schon gebucht", en: "Already booked")
    case .help: LocalizedText(de: "Hilfe", en: "Help")
    }
  }
}
