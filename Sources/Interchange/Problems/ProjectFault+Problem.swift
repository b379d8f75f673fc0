import Amounts
import Funding
import Messages

extension ProjectFault {
  var problem: Problem {
    switch self {
    case .duplicateID(let entity, let id, let firstLine):
      Problem("project.DUPLICATE_ID", ["entity": entity.name, "id": id, "firstLine": firstLine])
    case .unknownReference(let entity, let id, let nearest, let known):
      Problem("project.UNKNOWN_ID", ["entity": entity.name, "id": id, "known": known]).suggesting(
        nearest)
    case .eligibleAbovePlanned(let eligible, let planned):
      Problem(
        "project.ELIGIBLE_ABOVE_PLANNED",
        ["eligible": eligible, "planned": planned, "over": (try? eligible - planned) ?? .zero])
    case .periodReversed(let from, let to):
      Problem("project.PERIOD_REVERSED", ["to": to, "from": from])
    case .onlyWith(let key, let values):
      Problem("project.KEY_NOT_APPLICABLE", ["key": key, "values": values])
    case .neededWith(let missing, let key, let value):
      Problem("project.KEY_NEEDED", ["missing": missing, "key": key, "setting": value])
    case .funderDiffers(let id, let firstLine):
      Problem("project.FUNDER_DIFFERS", ["id": id, "firstLine": firstLine])
    case .yearsAboveAmount(let sum, let amount):
      Problem(
        "project.YEARS_ABOVE_AMOUNT",
        ["sum": sum, "amount": amount, "over": (try? sum - amount) ?? .zero])
    case .yearsMissCents(let sum, let amount):
      Problem(
        "project.YEARS_MISS_CENTS",
        ["sum": sum, "amount": amount, "short": (try? amount - sum) ?? .zero])
    case .rateBaseContradicts(let base, let rate, let product, let amount, let fitsOther):
      Problem(
        "project.RATE_BASE_CONTRADICTS",
        [
          "base": base.rawValue, "name": base.name, "rate": rate, "product": product,
          "amount": amount, "other": (base == .gross ? RateBase.net : .gross).rawValue,
          "otherName": (base == .gross ? RateBase.net : .gross).name,
        ]
      ).with(remedy: fitsOther ? "fitsOther" : nil)
    case .rateUnknown(let measure): Problem("project.RATE_UNKNOWN", ["measure": measure])
    case .flatRateOfItself(let lines):
      Problem(
        "project.FLAT_RATE_OF_ITSELF",
        [
          "line": lines.first ?? "",
          "circle": Fact.series((lines + lines.prefix(1)).map(Fact.quoted), separator: " → "),
        ])
    case .forwardedFromItself(let award): Problem("project.FORWARDED_FROM_ITSELF", ["award": award])
    case .sumBeyondLimit: Problem("project.SUM_BEYOND_LIMIT", ["maximum": Money.maximum])
    case .parametersMissing(let names):
      Problem("project.PARAMETERS_MISSING", ["names": Fact.series(names.map(Fact.text))])
    case .ruleSetTaken(let id, let file):
      file.map { Problem("project.RULE_SET_TAKEN", ["id": id, "file": $0]) }
        ?? Problem("project.RULE_SET_TAKEN.shipped", ["id": id])
    case .shippedFileTaken(let file):
      Problem("project.SHIPPED_FILE_TAKEN", ["file": file.name, "id": file.rawValue])
    case .ruleSetReplacedTwice(let id, let first):
      Problem("project.RULE_SET_REPLACED_TWICE", ["id": id, "first": first])
    case .baseRates(let fault): Self.problem(fault)
    case .rolesMissing(let names):
      Problem("project.ROLES_MISSING", ["names": Fact.series(names.map(Fact.text))])
    }
  }

  private static func problem(_ fault: BaseRateTableError.Fault) -> Problem {
    switch fault {
    case .empty: Problem("project.BASE_RATES.empty")
    case .notAHalfYear(let day): Problem("project.BASE_RATES.notAHalfYear", ["day": day])
    case .twice(let day): Problem("project.BASE_RATES.twice", ["day": day])
    case .missing(let day): Problem("project.BASE_RATES.missing", ["day": day])
    }
  }
}

extension ProjectFault.Entity {
  /// `Organisation`; with the article for sentences.
  fileprivate var name: LocalizedText {
    switch self {
    case .organisation: LocalizedText(de: "Die Organisation", en: "The organisation")
    case .measure: LocalizedText(de: "Das Teilvorhaben", en: "The measure")
    case .line: LocalizedText(de: "Die Position", en: "The plan line")
    case .source: LocalizedText(de: "Die Finanzierungsquelle", en: "The source")
    case .award: LocalizedText(de: "Der Bescheid", en: "The award")
    case .funder: LocalizedText(de: "Der Zuwendungsgeber", en: "The funder")
    case .ruleSet: LocalizedText(de: "Das Regelwerk", en: "The rule set")
    case .edition: LocalizedText(de: "Die Fassung", en: "The edition")
    case .account: LocalizedText(de: "Das Konto", en: "The account")
    case .role: LocalizedText(de: "Die Rolle", en: "The role")
    }
  }
}
