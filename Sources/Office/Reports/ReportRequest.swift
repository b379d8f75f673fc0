public import Amounts
public import Funding
import Messages
public import Reporting

/// A report as it was asked for: enough to make the same one again from the same ledger.
public struct ReportRequest: Sendable {
  public let kind: FormKind
  public internal(set) var scope: ReportScope
  /// The day of the report: plan, amendments and bookings as they are known then.
  public let asOf: CalendarDate
  package internal(set) var form: FormDefinition
  public let language: Language
  public internal(set) var details: Details
  /// The program that is named as the workbook's maker; nil: this one.
  var program: String?
  /// When, by whom and as what it was made; nil: now, by whoever acts.
  var making: Making?
  /// The state that it names; nil: that of the ledger it is made from.
  var state: (entries: Int64, head: String)?
  /// The number under which it is being handed in; nil for a draft.
  var submission: Int64?
  /// Whether it is a part of a binder, which says for all of them what the ledger holds for sound.
  var isPart = false
  /// What was found across measures; nil: it is looked for. A binder looks once for all its parts.
  var across: [Finding]?

  /// What only some kinds want to know.
  public struct Details: Hashable, Sendable {
    /// The budget year of a statement; nil: that of the day, of an interim statement the last one
    /// that is over.
    public var year: Int?
    /// What is announced to fall due, of a request for payment.
    public var due: [DuePayment]
    /// What a request for payment asks for; nil: the most that may be drawn.
    public var amount: Money?
    /// The only partner of a proof of co-financing, an organisation's id; ``noPartner``: what names
    /// no organisation. Nil: all of them.
    public var partner: String?

    /// Only this part of the book; nil: both.
    public var part: ReportPart?
    /// Of a binder, whether each award has the form that its own funder asks for.
    var takesOwnForms = false

    /// Gifts and volunteers that name no organisation.
    package static let noPartner = "-"

    /// ``noPartner`` where somebody means those who belong to no organisation; else nil.
    static func volunteers(_ name: String) -> String? {
      let names = [noPartner, "spenden und ehrenamt", "ehrenamt", "spenden", "volunteers"]
      return names.contains(name.lowercased()) ? noPartner : nil
    }

    public init(
      year: Int? = nil, due: [DuePayment] = [], amount: Money? = nil, partner: String? = nil,
      part: ReportPart? = nil
    ) {
      (self.year, self.due, self.amount, self.partner) = (year, due, amount, partner)
      self.part = part
    }

    /// The names of those that are given.
    var fields: [String] {
      [
        (year != nil, "year"), (!due.isEmpty, "due"), (amount != nil, "amount"),
        (partner != nil, "partner"),
      ]
      .filter { $0.0 }.map { $0.1 }
    }
  }

  package init(
    kind: FormKind, scope: ReportScope, asOf: CalendarDate, form: FormDefinition,
    language: Language, details: Details = Details()
  ) {
    (self.kind, self.scope, self.asOf, self.form) = (kind, scope, asOf, form)
    (self.language, self.details) = (language, details)
  }

  /// The budget year that it is about, where the kind knows one.
  var year: Int? {
    spelledOut(details).year
  }

  /// Details with the year that holds where none is named.
  func spelledOut(_ details: Details) -> Details {
    var details = details
    if !kind.fields.contains("year") {
      details.year = nil
    } else if details.year == nil {
      details.year = kind == .interim ? asOf.lastYearOver : asOf.year
    }
    return details
  }

  /// By which a proof makes the report again.
  var properties: [Report.Property] {
    var properties = [Report.Property("Foerderbuch.Scope", scope.text)]
    if case .award(let id) = scope { properties.append(.init("Foerderbuch.Award", id)) }
    properties.append(Report.Property("Foerderbuch.Language", language.rawValue))
    for (index, text) in details.texts.enumerated() {
      properties.append(Report.Property("Foerderbuch.Option\(index + 1)", text))
    }
    return properties
  }
}

extension ReportRequest.Details {
  /// As they are kept with a workbook and a submission: `year=2025`, `amount=100.00`,
  /// `due=SACH=100.00@2026-07-15`.
  var texts: [String] {
    [
      year.map { "year=\($0)" }, amount.map { "amount=\($0.plainText)" },
      partner.map { "partner=\($0)" }, part.map { "for=\($0.rawValue)" },
      takesOwnForms ? "forms=own" : nil,
    ].compactMap { $0 }
      + due.map { "due=\(DueText.text($0))" }
  }

  /// What ``texts`` wrote, or an older program as it was typed.
  /// - Throws: ``Refusal`` where one of them cannot be read.
  init(texts: [String], asOf: CalendarDate) throws {
    self.init()
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "year": year = try Self.year(parts[1], upTo: asOf)
      case "amount": amount = try DueText.amount(parts[1], of: "amount")
      case "partner": partner = parts[1]
      case "for": part = ReportPart(rawValue: parts[1])
      case "forms": takesOwnForms = parts[1] == "own"
      case "due": due.append(try DueText.read(parts[1], on: asOf))
      default: continue
      }
    }
  }

  /// A budget year that has begun by `day`.
  package static func year(_ text: String, upTo day: CalendarDate) throws -> Int {
    guard let year = Int(text), text.utf8.count == 4, (1990...day.year).contains(year) else {
      throw Refusal(
        .usage, Problem("office.NOT_A_BUDGET_YEAR", ["text": text, "day": day, "year": day.year]),
        fields: ["year"])
    }
    return year
  }
}

extension CalendarDate {
  /// The last budget year that is over at the end of this day.
  package var lastYearOver: Int { self == endOfYear ? year : year - 1 }
}
