import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// Recording an entry: the fields of its kind in the order of a voucher.
enum RecordPage {
  static let kinds = BookingKind.importable.filter { $0 != .payment }

  static func show(_ visit: Visit) throws -> Answer { try Sheet(visit).page() }

  static func save(_ visit: Visit) throws -> Answer {
    var sheet = try Sheet(visit)
    guard let booking = sheet.booking() else { return try sheet.page(status: 422) }
    let isPreview = visit.form["do"] != "book"
    let terms = RecordDesk.Terms(
      dryRun: isPreview, requireEvidence: true,
      meant: SlipView.meant(visit.form))
    let desk = RecordDesk(visit.office.at(sheet.folder))
    do {
      if booking.kind == .order {
        let order = try desk.order(booking, amends: false, terms)
        if isPreview { return try sheet.page() }
        return sheet.next("booked", order?.order.id ?? "")
      }
      let recorded = try desk.record(booking, terms)
      if isPreview {
        sheet.preview = PostingView.view(recorded, visit.language)
        sheet.slips = recorded.slips
        return try sheet.page()
      }
      let numbers = recorded.entries.map { entries in
        entries.count == 1
          ? "\(entries.lowerBound)" : "\(entries.lowerBound)-\(entries.upperBound)"
      }
      return sheet.next("booked", numbers ?? "known")
    } catch let proposed as Proposed {
      return sheet.next("proposed", String(proposed.number))
    } catch let found as SlipsFound {
      sheet.slips = found.slips
      return try sheet.page(status: 422)
    } catch {
      guard let (status, complaints) = Complaint.of(error, visit.language), status < 500 else {
        throw error
      }
      sheet.reader.take(complaints)
      return try sheet.page(status: status)
    }
  }

  /// The form as it was typed, with what is told of it.
  struct Sheet {
    let visit: Visit
    let kind: BookingKind
    let reader: TypedFields
    let folder: String
    private let evidence: [String]
    private let kept: String
    private let keeper: KeptFiles
    var slips: [Slip] = []
    var preview: View = false

    init(_ visit: Visit) throws {
      self.visit = visit
      let word = visit.form["kind"] ?? visit.query["kind"] ?? ""
      kind =
        BookingKind(rawValue: word).flatMap { RecordPage.kinds.contains($0) ? $0 : nil }
        ?? (visit.has(.partner) && !visit.has(.entry) ? .inKind : .expense)
      reader = TypedFields(visit.form, today: visit.now.day)
      keeper = KeptFiles(beside: visit.site.settings.ledger, of: visit.person?.id ?? "")
      var kept = visit.form["kept"] ?? ""
      let files = visit.files.filter { $0.field == "evidence" }
      // What is sent anew takes the place of what was kept.
      if !files.isEmpty { kept = try keeper.keep(files).id }
      let found = keeper.find(kept)
      (folder, evidence) = (found?.folder ?? visit.office.folder, found?.names ?? [])
      self.kept = found == nil ? "" : kept
    }

    /// Nil where something cannot be read.
    func booking() -> Booking? {
      var booking = Booking(
        date: reader.day("date") ?? visit.now.day, kind: kind,
        measure: reader.text("measure") ?? "",
        line: kind.namesLine ? reader.text("line") : nil,
        source: kind.namesAward || kind.sourceKind != nil ? reader.text("source") : nil,
        amount: reader.money("amount") ?? .zero, evidence: evidence)
      if reader.fields["amount"] == nil {
        reader.complain("amount", Problem("web.MISSING"))
      }
      if kept.isEmpty, visit.form["kept"] != nil, evidence.isEmpty {
        reader.complain("evidence", Problem("web.FILE_GONE"))
      }
      if booking.measure.isEmpty { reader.complain("measure", Problem("web.MISSING")) }
      (booking.eligible, booking.reason) = (reader.money("eligible"), reader.text("reason"))
      (booking.vat, booking.voucher) = (reader.money("vat"), reader.text("voucher"))
      (booking.voucherDate, booking.paidOn) = (reader.day("voucherDate"), reader.day("paidOn"))
      booking.counterparty = reader.text("counterparty")
      (booking.purpose, booking.reference) = (reader.text("purpose"), reader.text("reference"))
      booking.method = reader.fields["method"].flatMap { ValuationMethod(rawValue: $0) }
      (booking.quantity, booking.unitRate) = (reader.quantity("quantity"), reader.money("unitRate"))
      booking.share = reader.rate("share")
      booking.facts.serviceFrom = reader.day("serviceFrom")
      booking.facts.serviceTo = reader.day("serviceTo")
      (booking.facts.order, booking.facts.dueOn) = (reader.text("order"), reader.day("dueOn"))
      booking.facts.forVoucher = reader.text("for")
      booking.facts.retention = reader.money("retention")
      booking.facts.retentionDue = reader.day("retentionDue")
      booking.facts.voucherTotal = reader.money("voucherTotal")
      booking.facts.inventory = reader.text("inventory")
      return reader.complaints.isEmpty ? booking : nil
    }

    /// On to the next one, of the same kind and place.
    func next(_ what: String, _ number: String) -> Answer {
      keeper.drop(kept)
      var query: Fields = ["kind": kind.rawValue, what: number]
      for name in ["measure", "line", "source"] {
        if let value = visit.form[name] { query.add(name, value) }
      }
      return .see("/erfassen?" + query.encoded)
    }

    func page(status: Int = 200) throws -> Answer {
      let language = visit.language
      let places = try RecordDesk(visit.office).places(for: kind, in: language)
      let isPartner = visit.has(.partner) && !visit.has(.entry)
      let kinds = isPartner ? [.inKind, .civic, .partnerCash] : RecordPage.kinds
      return try visit.page(
        "record", title: kind.name[language] + " erfassen", status: status,
        [
          "kind": .text(kind.rawValue),
          "kinds": .list(
            kinds.map { each in
              [
                "key": .text(each.rawValue), "label": .text(each.name[language]),
                "isHere": .flag(each == kind),
              ]
            }),
          "measure": field("measure", "Teilvorhaben"),
          "measures": .list(
            places.map { option($0.measure, chosen: value("measure")) }),
          "lines": places.allSatisfy(\.lines.isEmpty)
            ? false : choices("line", "Position", places) { $0.lines },
          "sources": places.allSatisfy(\.sources.isEmpty)
            ? false
            : choices(
              "source", kind.namesAward ? "Bescheid" : "Quelle", places
            ) { $0.sources },
          "fields": .list(RecordFields.main(kind).map { field($0.name, $0.label, $0.hint) }),
          "more": .list(RecordFields.more(kind).map { field($0.name, $0.label, $0.hint) }),
          "isMoreOpen": .flag(
            RecordFields.more(kind).contains { !value($0.name).isEmpty }),
          "hasMethods": .flag(kind.isUnpaid || kind == .expense), "methods": methods(),
          "parties": .texts(try RecordDesk(visit.office).parties()),
          "kept": .text(kept), "keptNames": .texts(evidence),
          "evidenceFault": .optional(fault("evidence")),
          "complaints": .texts(
            reader.complaints.filter { !RecordFields.shown(kind).contains($0.field ?? "") }
              .map(\.text)),
          "slips": SlipView.view(slips, visit),
          "preview": preview, "done": done(),
        ])
    }

    private func value(_ name: String) -> String {
      visit.form.values(name).first ?? visit.query[name] ?? ""
    }

    private func fault(_ name: String) -> String? {
      let texts = reader.complaints.filter { $0.field == name }.map(\.text)
      return texts.isEmpty ? nil : texts.joined(separator: " ")
    }

    private func field(_ name: String, _ label: String, _ hint: String = "") -> View {
      [
        "name": .text(name), "label": .text(label), "value": .text(value(name)),
        "hint": hint.isEmpty ? false : .text(hint), "fault": .optional(fault(name)),
        "isParty": .flag(name == "counterparty"),
      ]
    }

    private func option(_ choice: RecordDesk.Place.Choice, chosen: String) -> View {
      [
        "id": .text(choice.id), "title": .text(choice.title),
        "isChosen": .flag(choice.id == chosen),
      ]
    }

    private func choices(
      _ name: String, _ label: String, _ places: [RecordDesk.Place],
      _ choices: (RecordDesk.Place) -> [RecordDesk.Place.Choice]
    ) -> View {
      [
        "name": .text(name), "label": .text(label), "fault": .optional(fault(name)),
        "groups": .list(
          places.filter { !choices($0).isEmpty }.map { place in
            [
              "group": .text(place.measure.id),
              // Of two measures with a line of the same id, the one of the chosen measure.
              "options": .list(
                choices(place).map {
                  option(
                    $0,
                    chosen: ["", place.measure.id].contains(value("measure")) ? value(name) : "")
                }),
            ]
          }),
      ]
    }

    private func methods() -> View {
      .list(
        ValuationMethod.allCases.map { method in
          [
            "id": .text(method.rawValue), "title": .text(method.name[visit.language]),
            "isChosen": .flag(value("method") == method.rawValue),
          ]
        })
    }

    private func done() -> View {
      if let number = visit.query["proposed"].flatMap({ Int64($0) }) {
        return [
          "text": .text(Problem("web.PROPOSED_NOW", ["number": number]).text(visit.language)),
          "href": "/vorschlaege",
        ]
      }
      guard let word = visit.query["booked"] else { return false }
      guard let number = word.split(separator: "-").first.flatMap({ Int64($0) }) else {
        return [
          "text": .text(Problem("web.BOOKED_NOW.other").text(visit.language)), "href": "/journal",
        ]
      }
      return [
        "text": .text(Problem("web.BOOKED_NOW", ["number": number]).text(visit.language)),
        "href": .text("/buchung/\(number)"),
      ]
    }
  }
}

/// Which fields a kind has, in the order of a voucher.
enum RecordFields {
  struct Field {
    let name: String
    let label: String
    var hint = ""
  }

  static func main(_ kind: BookingKind) -> [Field] {
    let hasVoucher = kind == .expense || kind == .creditNote
    var fields: [Field] = []
    if hasVoucher || kind.isUnpaid || kind.sourceKind != nil {
      fields += [Field(name: "voucher", label: "Beleg-Nr.")]
    }
    if hasVoucher {
      fields += [Field(name: "voucherDate", label: "Belegdatum", hint: "wie 5.11.")]
    }
    if kind == .creditNote { fields += [Field(name: "for", label: "zu Beleg")] }
    if kind == .order { fields += [Field(name: "order", label: "Auftrags-Nr.")] }
    fields += [
      Field(name: "counterparty", label: kind.paysOut == false ? "Von" : "An"),
      Field(name: "purpose", label: "Zweck"),
    ]
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
    if kind == .expense {
      fields += [Field(name: "paidOn", label: "bezahlt am", hint: "leer: noch offen")]
    }
    return fields + [Field(name: "date", label: "Buchungstag", hint: "leer: heute")]
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
    Set((main(kind) + more(kind)).map(\.name)).union(["measure", "line", "source", "evidence"])
  }
}

extension WebPage {
  static let record = WebPage(
    path: "/erfassen", title: "Erfassen", menu: [.entry, .partner], takesFiles: true,
    get: RecordPage.show, post: RecordPage.save)
}
