public import Amounts

/// A project (Vorhaben) as one project file describes it: partners, measures, financing plans and
/// awards.
public struct Project: Hashable, Sendable {
  public let id: String
  public let title: String
  /// Field of action (Handlungsfeld).
  public let field: String?
  /// A lighthouse project (Leuchtturmprojekt).
  public let lighthouse: Bool
  public let period: DateRange?
  public let organisations: [Organisation]
  public let measures: [Measure]
  public private(set) var awards: [Award]
  /// What this version of the project rests on; nil for the first one.
  public let amendment: Amendment?

  public init(
    id: String, title: String, field: String?, lighthouse: Bool, period: DateRange?,
    organisations: [Organisation], measures: [Measure], awards: [Award], amendment: Amendment?
  ) {
    self.id = id
    self.title = title
    self.field = field
    self.lighthouse = lighthouse
    self.period = period
    self.organisations = organisations
    self.measures = measures.map { $0.given(by: organisations) }
    self.awards = awards
    self.amendment = amendment
  }

  public func organisation(_ id: String) -> Organisation? { organisations.first { $0.id == id } }

  /// Whether the de-minimis aid of the organisation is told here: by a list, an undertaking or an
  /// award.
  public func tellsAid(of id: String) -> Bool {
    let isTold = organisation(id).map { !$0.deMinimis.isEmpty || $0.undertaking != nil } ?? false
    return isTold
      || awards.contains { $0.aid == .deMinimis && measure($0.measure)?.recipient == id }
  }

  /// The name of an organisation; the id itself where the file has no such organisation.
  public func organisationName(_ id: String) -> String { organisation(id)?.name ?? id }

  public func measure(_ id: String) -> Measure? { measures.first { $0.id == id } }

  /// The awards of the measure `id`, in the file's order.
  public func awards(ofMeasure id: String) -> [Award] { awards.filter { $0.measure == id } }
}

/// An amendment notice (Änderungsbescheid) or another change of plan, from a date on.
public struct Amendment: Hashable, Sendable {
  /// The day from which the version applies.
  public let on: CalendarDate
  /// The notice, such as `2. Änderungsbescheid vom 01.03.2026`.
  public let reference: String?
  /// Why it applies from a day of a period that was closed before it was recorded.
  public let lateReason: String?

  public init(on: CalendarDate, reference: String?, lateReason: String? = nil) {
    self.on = on
    self.reference = reference
    self.lateReason = lateReason
  }
}

/// A city, firm, university or association that takes part.
public struct Organisation: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case municipality, enterprise, research, association, `public`, other
  }

  public let id: String
  public let name: String
  public let kind: Kind
  /// The part of input VAT that the organisation may deduct (Vorsteuerabzug, § 15 UStG), 0 to 100
  /// %; only the rest is eligible (ANBest-G Nr. 7.4).
  public let inputVatDeductible: Rate
  /// The size of an enterprise, for aid intensities; nil counts as large.
  public let size: EnterpriseSize?
  /// The single undertaking (einziges Unternehmen) that the organisation is part of, told by a name
  /// that its linked companies share; nil: it stands alone.
  public let undertaking: String?
  /// De-minimis aid that the organisation got outside this ledger.
  public let deMinimis: [DeMinimis.Aid]
  /// The level of a public body, by which its money is told from that of other levels; nil where
  /// nothing depends on it.
  public let level: Funder.Level?
  /// Its bank account, by which statement lines are recognised; nil where the file names none.
  public let iban: IBAN?
  public let contact: Contact

  public init(
    id: String, name: String, kind: Kind, inputVatDeductible: Rate = .zero,
    size: EnterpriseSize? = nil, undertaking: String? = nil, deMinimis: [DeMinimis.Aid] = [],
    level: Funder.Level? = nil, iban: IBAN? = nil, contact: Contact = Contact()
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.inputVatDeductible = inputVatDeductible
    self.size = size
    self.undertaking = undertaking
    self.deMinimis = deMinimis
    self.level = level
    self.iban = iban
    self.contact = contact
  }

  /// Whether `other` has the same name, up to case and spacing.
  public func isNamed(like other: Organisation) -> Bool {
    TextKey.of(name) == TextKey.of(other.name)
  }

  /// The aids that `other` tells of the same day and reference with another amount, beside its own.
  public func contradictions(
    to other: Organisation
  ) -> [(here: DeMinimis.Aid, there: DeMinimis.Aid)] {
    deMinimis.compactMap { here in
      guard let reference = here.reference else { return nil }
      let same = other.deMinimis.filter {
        $0.awardedOn == here.awardedOn
          && $0.reference.map(TextKey.of) == TextKey.of(reference)
      }
      guard let there = same.first, !same.contains(where: { $0.amount == here.amount }) else {
        return nil
      }
      return (here, there)
    }
  }
}

extension Project {
  /// The same with statements that were handed in out of the ledger: each counts as filed on its
  /// day where the project file tells none. A statement of use as of a day within the period is no
  /// final one.
  /// - Parameters:
  ///   - statement: of use, of an award, as of a day.
  ///   - interim: of an award, for a budget year.
  public func filing(
    statement: (_ award: String, _ asOf: CalendarDate) -> CalendarDate?,
    interim: (_ award: String, _ year: Int) -> CalendarDate?
  ) -> Project {
    var filed = self
    for (index, award) in awards.enumerated() {
      var milestones = award.milestones
      let end = min(award.period.to, milestones.fulfilledOn ?? award.period.to)
      milestones.statementFiledOn = milestones.statementFiledOn ?? statement(award.id, end)
      for year in award.period.from.year...award.period.to.year {
        milestones.interimFiledOn[year] =
          milestones.interimFiledOn[year] ?? interim(award.id, year)
      }
      filed.awards[index].milestones = milestones
    }
    return filed
  }
}
