import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// Recording an entry: the fields of its kind in the order of a voucher.
enum RecordPage {
  /// What whoever asks may enter; a partner enters the own contributions.
  private static func kinds(for visit: Visit) -> [BookingKind] {
    visit.has(.partner) && !visit.has(.entry)
      ? [.inKind, .civic, .partnerCash] : BookingKind.importable.filter { $0 != .payment }
  }

  static func show(_ visit: Visit) throws -> Answer {
    var sheet = try Sheet(visit)
    if let problem = visit.lostFiles { sheet.reader.complain("evidence", problem) }
    return try sheet.page()
  }

  static func save(_ visit: Visit) throws -> Answer {
    var sheet = try Sheet(visit)
    let wanted = SlipView.wanted(visit.form)
    if wanted == "like" { return try sheet.page() }
    guard let booking = sheet.booking() else { return try sheet.page(status: 422) }
    let (isPreview, isSplit) = (wanted != "book" && wanted != "split", wanted == "split")
    if isSplit, !sheet.hasRest(of: booking) { return try sheet.page(status: 422) }
    let terms = RecordDesk.Terms(
      dryRun: isPreview, requireEvidence: true,
      meant: SlipView.meant(visit.form))
    let desk = RecordDesk(visit.office.at(sheet.folder))
    do {
      if booking.kind == .order {
        let order = try desk.order(booking, amends: false, terms)
        if isPreview {
          sheet.slips = order?.slips ?? []
          sheet.noted = Problem(
            "web.ORDER_NOTED",
            ["order": order?.order.id ?? "", "amount": booking.amount])
          return try sheet.page()
        }
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
      return sheet.next("booked", numbers ?? "known", restOf: isSplit ? booking : nil)
    } catch let proposed as Proposed {
      return sheet.next(
        "proposed", String(proposed.number), restOf: isSplit ? booking : nil)
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
    /// What would be noted without an entry.
    var noted: Problem?
    /// What was taken over from an earlier entry.
    private var taken: [String: String] = [:]

    init(_ visit: Visit) throws {
      self.visit = visit
      let word = visit.form["kind"] ?? visit.query["kind"] ?? ""
      let kinds = RecordPage.kinds(for: visit)
      kind =
        BookingKind(rawValue: word).flatMap { kinds.contains($0) ? $0 : nil }
        ?? (kinds.contains(.expense) ? .expense : kinds[0])
      reader = TypedFields(visit.form, today: visit.now.day)
      keeper = KeptFiles(beside: visit.site.settings.ledger, of: visit.person?.id ?? "")
      // The file of a voucher goes with all its parts.
      var kept = visit.form["kept"] ?? visit.query["kept"] ?? ""
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
      // What is no kind would be booked as another one.
      if let word = visit.form["kind"], !word.isEmpty, word != kind.rawValue {
        reader.complain(
          "kind", Problem("web.UNKNOWN_CHOICE", ["word": Fact.whole(String(word.prefix(60)))]))
      }
      if reader.fields["amount"] == nil {
        reader.complain("amount", Problem("web.MISSING"))
      }
      if let problem = visit.lostFiles { reader.complain("evidence", problem) }
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

    /// What is left of a voucher that is split, without this part; cents.
    private func rest(of booking: Booking) -> Money? {
      guard let whole = reader.money("rest") ?? booking.facts.voucherTotal else { return nil }
      return try? whole - booking.amount
    }

    /// Whether a part is one of more; complains where it is not.
    func hasRest(of booking: Booking) -> Bool {
      if let rest = rest(of: booking), booking.facts.voucherTotal != nil, rest > .zero {
        return true
      }
      reader.complain("voucherTotal", Problem("web.NO_TOTAL"))
      return false
    }

    /// On to the next one, of the same kind and place.
    /// - Parameter part: on to what is left of its voucher.
    func next(_ what: String, _ number: String, restOf part: Booking? = nil) -> Answer {
      var query: Fields = ["kind": kind.rawValue, what: number]
      var names = ["measure", "line", "source"]
      if let part, let rest = rest(of: part) {
        names = [
          "measure", "source", "counterparty", "voucher", "voucherDate", "purpose", "paidOn",
          "date", "voucherTotal", "order", "serviceFrom", "serviceTo", "dueOn",
        ]
        query.add("amount", rest.numberText(visit.language))
        query.add("rest", rest.numberText(visit.language))
        if !kept.isEmpty { query.add("kept", kept) }
      } else {
        keeper.drop(kept)
      }
      for name in names { if let value = visit.form[name] { query.add(name, value) } }
      return .see("/erfassen?" + query.encoded)
    }

    /// What the latest entry with the same payee says, by the names of the fields.
    private func pattern() throws -> [String: String] {
      guard !isOwn, let party = visit.form["counterparty"],
        let last = try RecordDesk(visit.office).last(of: party, kind)
      else { return [:] }
      var values = ["purpose": last.purpose, "method": last.method?.rawValue]
      if [nil, last.measure].contains(visit.form["measure"]) {
        values.merge(
          ["measure": last.measure, "line": last.line, "source": last.source]
        ) { first, _ in first }
      }
      return values.compactMapValues(\.self).filter { visit.form[$0.key] == nil }
    }

    /// Whether a partner enters what is the own.
    private var isOwn: Bool { visit.has(.partner) && !visit.has(.entry) }

    mutating func page(status: Int = 200) throws -> Answer {
      let language = visit.language
      let places = try RecordDesk(visit.office).places(for: kind, in: language)
      let pattern = try pattern()
      let isLike = visit.form["do"] == "like"
      if isLike { taken = pattern }
      let kinds = RecordPage.kinds(for: visit)
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
          "measure": field(RecordFields.Field(name: "measure", label: "Teilvorhaben")),
          "measures": .list(
            places.map { option($0.measure, chosen: value("measure")) }),
          "lines": places.allSatisfy(\.lines.isEmpty)
            ? false : choices("line", "Position", places) { $0.lines },
          "sources": places.allSatisfy(\.sources.isEmpty)
            ? false
            : choices(
              "source", kind.namesAward ? "Bescheid" : "Quelle", places
            ) { $0.sources },
          "voucherFields": .list(
            RecordFields.voucher(kind).enumerated().map { field($1, isFirst: $0 == 0) }),
          "days": .list(RecordFields.days(kind).map { field($0) }),
          "more": .list(RecordFields.more(kind).map { field($0) }),
          "isMoreOpen": .flag(
            RecordFields.more(kind).contains {
              !value($0.name).isEmpty || fault($0.name) != nil
            }),
          "rest": .text(value("rest")), "mayBeSplit": .flag(kind == .expense),
          "pattern": pattern.isEmpty || isLike ? false : ["says": .text(says(pattern))],
          "hasMethods": .flag(kind.isUnpaid || kind == .expense), "methods": methods(),
          "parties": .texts(try RecordDesk(visit.office).parties()),
          "kept": .text(kept), "keptNames": .texts(evidence),
          "evidenceFault": .optional(fault("evidence")),
          "complaints": .texts(
            reader.complaints.filter { !RecordFields.shown(kind).contains($0.field ?? "") }
              .map(\.text)),
          // In a preview they are told beside the form.
          "slips": status == 200 ? false : SlipView.view(slips, visit),
          "asked": .texts(status == 200 ? slips.map { $0.problem.text(language) } : []),
          "preview": preview, "noted": .optional(noted?.text(language)), "done": done(),
        ])
    }

    private func value(_ name: String) -> String {
      taken[name] ?? visit.form.values(name).first ?? visit.query[name] ?? ""
    }

    private func says(_ pattern: [String: String]) -> String {
      ["measure", "line", "source", "purpose"].compactMap { pattern[$0] }.joined(separator: ", ")
    }

    private func fault(_ name: String) -> String? {
      let texts = reader.complaints.filter { $0.field == name }.map(\.text)
      return texts.isEmpty ? nil : texts.joined(separator: " ")
    }

    private func field(_ field: RecordFields.Field, isFirst: Bool = false) -> View {
      [
        "name": .text(field.name), "label": .text(field.label),
        "value": .text(value(field.name)),
        "hint": field.hint.isEmpty ? false : .text(field.hint),
        "fault": .optional(fault(field.name)), "isParty": .flag(field.name == "counterparty"),
        "isAmount": .flag(field.isAmount),
        "isFirst": .flag(isFirst && reader.complaints.isEmpty && slips.isEmpty),
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

extension WebPage {
  static let record = WebPage(
    path: "/erfassen", title: "Erfassen", menu: [.entry, .partner], takesFiles: true,
    get: RecordPage.show, post: RecordPage.save)
}
