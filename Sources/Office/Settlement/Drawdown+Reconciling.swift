package import Amounts
package import Funding

extension Drawdown {
  /// What may be drawn against what the settlement of the same day leaves to be paid out
  /// (Abstimmung von Verwendungsnachweis und Mittelanforderung).
  package struct Reconciling {
    /// What the award is entitled to less what was drawn.
    package let open: Money
    /// What may be drawn.
    package let maximum: Money
    /// `maximum` less `open`.
    package let difference: Money
    /// Where it comes from; nil where there is none.
    package let reason: LocalizedText?
  }

  /// - Parameter open: of the award as its funder sees it, settled on the same day.
  /// - Throws: ``AmountError/beyondLimit``.
  package func reconciled(with open: Money) throws(AmountError) -> Reconciling {
    let difference = try maximum - open
    return Reconciling(
      open: open, maximum: maximum, difference: difference,
      reason: difference.isZero ? nil : difference > .zero ? more : less)
  }

  private var more: LocalizedText {
    due > .zero
      ? LocalizedText(
        de: "fällig und noch nicht bezahlt: \(due.text(.de)) bis \(useBy.text(.de))",
        en: "due and not yet paid: \(due.text(.en)) by \(useBy.text(.en))")
      : LocalizedText(
        de: "vor der Schlussabrechnung nach dem Bedarf", en: "by the need before the final account")
  }

  private var less: LocalizedText {
    switch limits.min(by: { $0.most < $1.most })?.code {
    case .drawExceedsYearTranche:
      LocalizedText(de: "Jahresbeträge des Bescheids", en: "yearly amounts of the notice")
    case .drawExceedsHoldback:
      LocalizedText(
        de: "Einbehalt bis zum Verwendungsnachweis", en: "held back until the statement of use")
    case .drawBeforeOwnFunds:
      LocalizedText(
        de: "Eigenmittel und andere Mittel zuerst", en: "own and other money is used first")
    default:
      LocalizedText(
        de: "vor dem Abschluss nur der anteilige Bedarf",
        en: "before completion only the proportionate need")
    }
  }
}
