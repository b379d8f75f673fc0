public import Amounts

/// What a finding says of time.
public enum Stage: String, Sendable, CaseIterable {
  /// What would be wrong if the measure ended as it stands; nothing is broken yet.
  case forecast
  /// Broken now, whatever is still to come.
  case now
  /// The measure is over: nothing more comes that could mend it.
  case final

  public var name: LocalizedText {
    switch self {
    case .forecast: LocalizedText(de: "voraussichtlich", en: "forecast")
    case .now: LocalizedText(de: "jetzt", en: "now")
    case .final: LocalizedText(de: "abschließend", en: "final")
    }
  }
}

extension FindingCode {
  /// From when on what a code tells is broken.
  public enum Timing: Sendable, CaseIterable {
    /// As soon as it is found: nothing that is booked later mends it.
    case atOnce
    /// While the measure runs, only where it would remain if the rest of the plan were spent and
    /// received as planned; else it is a forecast.
    case unlessPlanMends
    /// Within the window of use a forecast; at once where only what is paid is refunded.
    case afterWindow
    /// Always a forecast.
    case ahead

    public var text: LocalizedText {
      switch self {
      case .atOnce:
        LocalizedText(
          de: "sofort; was später gebucht wird, heilt es nicht.",
          en: "at once; nothing that is booked later mends it.")
      case .unlessPlanMends:
        LocalizedText(
          de:
            "am Ende des Vorhabens; vorher nur, wenn es auch bliebe, sobald der Rest wie geplant ausgegeben und eingenommen ist. Sonst ist es eine Voraussicht und kein Verstoß.",
          en:
            "at the end of the measure; before only where it would remain once the rest is spent and received as planned. Otherwise it is a forecast and no violation."
        )
      case .afterWindow:
        LocalizedText(
          de:
            "innerhalb der Verwendungsfrist eine Voraussicht; sofort, wo nur Gezahltes erstattet wird.",
          en: "a forecast within the window of use; at once where only payments are refunded.")
      case .ahead:
        LocalizedText(
          de: "immer eine Voraussicht, kein Verstoß.", en: "always a forecast, no violation.")
      }
    }
  }

  /// The decision for each code; what is not named here is told at once.
  public var timing: Timing {
    switch self {
    case .publicExceedsEligible, .publicExceedsCash, .civicOverCash, .minOwnShare, .minOwnCash,
      .lineNotCompensated, .reductionDue, .overfinanced, .inKindCap, .aidIntensity,
      .flatRateExceeded:
      .unlessPlanMends
    case .drawExceedsNeed: .afterWindow
    case .fundsLapse: .ahead
    default: .atOnce
    }
  }
}

extension FindingCode {
  /// Whether the whole grant can be revoked for it, whatever the amount.
  var endangersGrant: Bool { self == .statementOverdue || self == .earlyStart }
}

extension Award {
  /// Whether the measure can bring nothing more for the award by the end of `date`: its purpose is
  /// fulfilled, its period over or its statement of use filed.
  func isOver(by date: CalendarDate) -> Bool {
    date >= min(milestones.fulfilledOn ?? period.to, period.to) || milestones.isFiled(by: date)
  }
}
