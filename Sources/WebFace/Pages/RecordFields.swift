import Funding

/// Which fields a kind has, in the order of a voucher.
enum RecordFields {
  struct Field {
    let name: String
    let label: String
    var hint = ""

    /// Whether it takes an amount, for which telephones show other keys.
    var isAmount: Bool {
      ["amount", "vat", "eligible", "retention", "voucherTotal", "unitRate"].contains(name)
    }
  }

  /// What stands on the voucher, from its head down.
  static func voucher(_ kind: BookingKind) -> [Field] {
    let hasVoucher = kind == .expense || kind == .creditNote
    var fields = [Field(name: "counterparty", label: kind.paysOut == false ? "Von" : "An")]
    if hasVoucher || kind.isUnpaid || kind.sourceKind != nil {
      fields += [Field(name: "voucher", label: "Beleg-Nr.")]
    }
    if kind == .order { fields += [Field(name: "order", label: "Auftrags-Nr.")] }
    if hasVoucher {
      fields += [Field(name: "voucherDate", label: "Belegdatum", hint: "wie 5.11.")]
    }
    if kind == .creditNote { fields += [Field(name: "for", label: "zu Beleg")] }
    fields += [Field(name: "purpose", label: "Zweck")]
    if kind.isUnpaid {
      fields += [
        Field(name: "quantity", label: "Menge", hint: "auch als Bruch: 8/36"),
        Field(name: "unitRate", label: "Satz je Einheit"),
        Field(name: "share", label: "Anteil der Nutzung", hint: "50 %"),
      ]
    }
    fields += [
      Field(name: "amount", label: kind == .expense ? "Betrag brutto" : "Betrag", hint: "1.234,56")
    ]
    if hasVoucher { fields += [Field(name: "vat", label: "darin Umsatzsteuer")] }
    return fields
  }

  /// When it was paid and is booked.
  static func days(_ kind: BookingKind) -> [Field] {
    let paid = Field(name: "paidOn", label: "bezahlt am", hint: "leer: noch offen")
    return (kind == .expense ? [paid] : [])
      + [Field(name: "date", label: "Buchungstag", hint: "leer: heute")]
  }

  static func more(_ kind: BookingKind) -> [Field] {
    var fields: [Field] = []
    if kind.namesLine, kind != .order {
      fields += [
        Field(name: "eligible", label: "davon zuwendungsfähig"),
        Field(name: "reason", label: "Grund der Kürzung"),
      ]
    }
    if kind == .expense {
      fields += [
        Field(name: "serviceFrom", label: "Leistung von"),
        Field(name: "serviceTo", label: "Leistung bis"),
        Field(name: "order", label: "Auftrag"), Field(name: "dueOn", label: "fällig am"),
        Field(name: "retention", label: "Einbehalt"),
        Field(name: "retentionDue", label: "Einbehalt fällig"),
        Field(name: "voucherTotal", label: "Summe der Rechnung", hint: "wenn sie geteilt ist"),
        Field(name: "inventory", label: "Inventar-Nr."),
        Field(name: "quantity", label: "Menge"), Field(name: "unitRate", label: "Satz je Einheit"),
      ]
    }
    return fields + [Field(name: "reference", label: "Eigene Kennung")]
  }

  static func shown(_ kind: BookingKind) -> Set<String> {
    Set((voucher(kind) + days(kind) + more(kind)).map(\.name)).union([
      "measure", "line", "source", "evidence",
    ])
  }
}
