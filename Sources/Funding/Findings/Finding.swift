public import Amounts
import Messages

/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing; nothing is to be done.
  case info
  /// Somebody has to act.
  case warning
  /// A condition of the award is broken.
  case error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int { self == .info ? 0 : self == .warning ? 1 : 2 }

  public var name: LocalizedText {
    switch self {
    case .info: LocalizedText(de: "Hinweis", en: "Note")
    case .warning: LocalizedText(de: "Warnung", en: "Warning")
    case .error: LocalizedText(de: "Fehler", en: "Error")
    }
  }
}

/// What a check found (Feststellung): coded facts with the clause they break. Sentences are made by
/// ``message(_:)``.
public struct Finding: Hashable, Sendable {
  public let code: FindingCode
  public let severity: Severity
  public let project: String
  public let measure: String
  public let award: String?
  /// The plan line, source or voucher it is about.
  public let subject: String?
  /// How far the value is beyond what is allowed, cents.
  public let amount: Money
  /// The same in percentage points, where a rate is broken.
  public let points: Rate?
  /// The clause, such as `ANBest-P Nr. 2.1`.
  public let norm: String
  /// What was found.
  public let measured: [Term]
  /// What is allowed, with its arithmetic.
  public let allowed: [Term]
  public let stage: Stage
  /// Which of the catalogue's remedies its sentence gives.
  let remedy: Int

  public init(
    _ code: FindingCode, _ severity: Severity, project: String, measure: String,
    award: String? = nil, subject: String? = nil, amount: Money, points: Rate? = nil, norm: String,
    measured: [Term], allowed: [Term], stage: Stage = .now, remedy: Int = 0
  ) {
    self.code = code
    // What is not broken yet is no error.
    self.severity = stage == .forecast ? min(severity, .warning) : severity
    self.project = project
    self.measure = measure
    self.award = award
    self.subject = subject
    self.amount = amount
    self.points = points
    self.norm = norm.eachClauseOnce
    self.measured = measured
    self.allowed = allowed
    self.stage = stage
    self.remedy = remedy
  }

  /// The same at another stage; what the plan would mend is no more than a note.
  func at(_ stage: Stage) -> Finding {
    Finding(
      code, stage == .forecast ? .info : severity, project: project, measure: measure,
      award: award, subject: subject, amount: amount, points: points, norm: norm,
      measured: measured, allowed: allowed, stage: stage, remedy: remedy)
  }

  /// The same with what it would come to if nothing more came.
  func adding(ifNothingComes today: Finding) -> Finding {
    Finding(
      code, severity, project: project, measure: measure, award: award, subject: subject,
      amount: amount, points: points, norm: norm,
      measured: measured + [
        .words(
          "; käme nichts mehr hinzu, wären zurückzuzahlen", "; if nothing more came, repayable"),
        .money(today.amount),
      ], allowed: allowed, stage: stage)
  }

  /// How pressing it is: by severity, and within it first what can cost the whole grant.
  public var weight: Int {
    let place = severity == .info ? 0 : severity == .warning ? 1 : 2
    return 2 * place + (code.endangersGrant ? 1 : 0)
  }

  /// A subject that is a day as people write it.
  private static func shown(_ place: String, _ language: Language) -> String {
    guard place.count == 10, place.dropFirst(4).first == "-",
      case .success(let day) = DateText.read(place[...])
    else { return place }
    return day.text(language)
  }

  /// What it is called.
  public func title(_ language: Language) -> String { code.catalogue.title[language] }

  /// The finding as one sentence: what, where, how much, what is allowed, the distance, the clause,
  /// the way out.
  public func message(_ language: Language) -> String {
    statement(language) + " " + remedy(language)
  }

  /// The finding without the way out.
  public func statement(_ language: Language) -> String {
    let entry = code.catalogue
    var text = stage == .forecast ? language.pick("Voraussichtlich: ", "Forecast: ") : ""
    text += entry.title[language]
    let places = [award, subject].compactMap { $0 }.map { Self.shown($0, language) }
    text += " (" + ([measure] + places).joined(separator: ", ") + "): "
    text += measured.text(language)
    if !allowed.isEmpty {
      text += language.pick("; zulässig: ", "; allowed: ") + allowed.text(language)
    }
    if !amount.isZero {
      text += language.pick("; Abstand ", "; distance ") + amount.text(language)
      if let points {
        text += language.pick(" (", " (") + points.percentText().localMark(language)
        text += language.pick(" Prozentpunkte)", " percentage points)")
      }
    }
    return text + ". \(norm)."
  }

  /// The way out.
  public func remedy(_ language: Language) -> String {
    guard stage == .forecast, code.timing == .unlessPlanMends else {
      let remedies = code.catalogue.remedies
      return remedies[min(remedy, remedies.count - 1)][language]
    }
    return language.pick(
      "Nur wenn nichts mehr hinzukommt; geht es weiter wie geplant, ist nichts zu veranlassen.",
      "Only if nothing more comes; if all goes on as planned, nothing is to be done.")
  }
}

extension String {
  /// Clauses joined from several places, each told once.
  fileprivate var eachClauseOnce: String {
    var told: [Substring] = []
    var text = ""
    for part in split(separator: "; ") {
      for clause in part.split(separator: ", ") where !told.contains(clause) {
        if !text.isEmpty { text += clause == part.split(separator: ", ").first ? "; " : ", " }
        told.append(clause)
        text += clause
      }
    }
    return text
  }

  fileprivate func localMark(_ language: Language) -> String {
    language == .de ? String(map { $0 == "." ? "," : $0 }) : self
  }
}
