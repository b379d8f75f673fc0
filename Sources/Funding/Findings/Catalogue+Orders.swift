/// Entries about orders and how they were awarded.
extension FindingCode.Catalogue {
  static let procurementMissing = Self(
    ("Zahlungen ohne erfassten Auftrag", "Payments without a recorded order"),
    meaning: (
      "An einen Empfänger wurde mehr gezahlt, als ohne Vergabeverfahren vergeben werden darf, und kein Auftrag ist dazu erfasst. Prüfer beanstanden fehlende Vergaben am häufigsten.",
      "A payee got more than may be awarded without a procedure, and no order is recorded for it. Missing procurement is what auditors object to most."
    ),
    computation: (
      "je Teilvorhaben und Empfänger: Rechnungen ohne Umsatzsteuer und ohne Auftrag − Gutschriften ≤ Wertgrenze des Direktauftrags; Personal zählt nicht",
      "per measure and payee: invoices without VAT and without an order − credit notes ≤ limit of the direct award; staff does not count"
    ),
    example: (
      "Grenze 1.000,00 €; 11.900,00 € brutto (10.000,00 € netto) an ein Büro ohne Auftrag: 500,00 € bis 2.500,00 € gefährdet.",
      "Limit €1,000.00; €11,900.00 gross (€10,000.00 net) to an office without an order: €500.00 to €2,500.00 at risk."
    ),
    norm: "ANBest-P Nr. 3, UVgO § 14",
    remedies: [
      (
        "Den Auftrag mit `record order` erfassen (Tag, Wert, Vergabeart, Angebote) und die Rechnung darauf beziehen; die Vergabe zu den Akten nehmen.",
        "Record the order by `record order` (day, value, procedure, offers) and refer the invoice to it; keep the award on file."
      ),
      (
        "Gilt nach dem Bescheid eine andere Grenze, sie unter `overrides: {procurement: …}` erfassen.",
        "If the notice sets another limit, record it under `overrides: {procurement: …}`."
      ),
    ])

  static let procurementBelow = Self(
    ("Auftrag unter dem verlangten Verfahren vergeben", "Order awarded below the procedure asked"),
    meaning: (
      "Der Wert des Auftrags verlangt ein strengeres Verfahren oder mehr Angebote, als erfasst sind.",
      "The value of the order asks for a stricter procedure or more offers than are recorded."
    ),
    computation: (
      "Auftragswert, oder was darauf abgerechnet ist, wenn es mehr ist, ohne Umsatzsteuer > Wertgrenze: Vergabeart und Zahl der Angebote mindestens wie verlangt; genau die Grenze ist frei; eine öffentliche Ausschreibung braucht keine Zahl von Angeboten. Gefährdet sind in der Regel 5 bis 25 % des Auftrags.",
      "order value, or what is invoiced on it if that is more, without VAT > limit: procedure and offers at least as asked; exactly the limit is free; an open tender needs no number of offers. As a rule 5 to 25 % of the order are at risk."
    ),
    example: (
      "10.000,00 € netto als Direktauftrag, verlangt sind Verhandlungsvergabe und 3 Angebote: 500,00 € bis 2.500,00 € gefährdet.",
      "€10,000.00 net as a direct award where a negotiated procedure and 3 offers are asked: €500.00 to €2,500.00 at risk."
    ),
    norm: "ANBest-P Nr. 3, UVgO §§ 8, 12, 14; BayVGH 21 ZB 14.1428",
    remedies: [
      (
        "Vergabeart und Angebote prüfen und mit `record order … --amend` nachtragen; sonst mit der Bewilligungsbehörde klären, bevor abgerechnet wird.",
        "Check procedure and offers and add them by `record order … --amend`; else clear it with the funder before accounting."
      )
    ])

  static let procurementSplit = Self(
    ("Vielleicht geteilter Auftrag", "Perhaps a divided order"),
    meaning: (
      "Mehrere Aufträge an denselben Partner auf derselben Position liegen nahe beieinander; jeder bleibt unter der Wertgrenze, zusammen überschreiten sie sie. Ein Auftrag darf nicht geteilt werden, um ein Verfahren zu vermeiden. Das ist eine Frage: verschiedene Leistungen sind verschiedene Aufträge.",
      "Several orders to the same partner on the same line lie close together; each stays below the limit, together they exceed it. An order may not be divided to avoid a procedure. This is a question: different services are different orders."
    ),
    computation: (
      "je Teilvorhaben, Partner und Position: Aufträge binnen 90 Tagen, jeder ohne Umsatzsteuer ≤ Grenze, zusammen > Grenze, und nicht alle so vergeben, wie die Summe es verlangt",
      "per measure, partner and line: orders within 90 days, each without VAT ≤ limit, together > limit, and not all awarded as the sum asks"
    ),
    example: (
      "Grenze 1.000,00 €: 900,00 € am 2. März und 800,00 € am 20. April an dasselbe Büro sind zusammen 1.700,00 €, 700,00 € darüber.",
      "Limit €1,000.00: €900.00 on 2 March and €800.00 on 20 April to the same office are €1,700.00 together, €700.00 above."
    ),
    norm: "UVgO § 3, ANBest-P Nr. 3",
    remedies: [
      (
        "In den Vergabeakten begründen, warum es getrennte Leistungen sind; sonst gilt das Verfahren der Summe.",
        "State in the files why they are separate services; else the procedure of the sum holds."
      )
    ])

  static let procurementUnchecked = Self(
    ("Vergabe nicht geprüft", "Award of orders not checked"),
    meaning: (
      "Es gibt Aufträge oder Zahlungen von mehr als 1.000,00 € an einen Empfänger, aber im Regelwerk steht keine Wertgrenze, oder eine nicht gelesene Grenze nimmt das Teilvorhaben aus. Dass nichts beanstandet wird, sagt dann nichts.",
      "There are orders or payments of more than €1,000.00 to one payee, but the rule set has no limit, or one that nobody read exempts the measure. That nothing is found says nothing then."
    ),
    computation: (
      "größter Auftrag oder größte Summe ohne Auftrag, ohne Umsatzsteuer > 1.000,00 € (UVgO § 14), und keine Wertgrenze gilt",
      "largest order or sum without an order, without VAT > €1,000.00 (UVgO § 14), and no limit holds"
    ),
    example: (
      "ANBest-G (NRW): die Vergabegrundsätze der Gemeinde sind nicht hinterlegt; Auftrag über 5.000,00 €.",
      "ANBest-G (NRW): the municipality's own principles are not known here; an order of €5,000.00."
    ),
    norm: "ANBest-P Nr. 3, ANBest-G Nr. 3",
    remedies: [
      (
        "Die Wertgrenzen von Bescheid und Vergabeordnung unter `overrides: {procurement: \"above 1000.00 negotiated 3\"}` erfassen, oder die Vergabe von Hand prüfen.",
        "Record the limits of notice and procurement rules under `overrides: {procurement: \"above 1000.00 negotiated 3\"}`, or check the awards by hand."
      )
    ])

  static let orderExceeded = Self(
    ("Mehr abgerechnet als beauftragt", "More invoiced than ordered"),
    meaning: (
      "Die Rechnungen zu einem Auftrag übersteigen seinen Wert. Was darüber liegt, ist nicht beauftragt: ein weiterer Auftrag oder eine Änderung, die ihre eigene Begründung braucht.",
      "The invoices on an order exceed its value. What is above was not ordered: a further order, or a change that needs a reason of its own."
    ),
    computation: (
      "Rechnungen zum Auftrag − Gutschriften ≤ Auftragswert, brutto",
      "invoices on the order − credit notes ≤ value of the order, gross"
    ),
    example: (
      "Auftrag über 5.950,00 €, Rechnungen 4.000,00 € und 2.000,00 €: 50,00 € mehr als beauftragt.",
      "Order of €5,950.00, invoices of €4,000.00 and €2,000.00: €50.00 more than ordered."
    ),
    norm: "UVgO § 47",
    remedies: [
      (
        "Die Rechnung prüfen; wurde der Auftrag erweitert, ihn mit `record order … --amend` ändern und die Begründung zu den Akten nehmen.",
        "Check the invoice; if the order was extended, change it by `record order … --amend` and keep the reason on file."
      )
    ])

  static let orderOtherPayee = Self(
    ("Auftrag von einem anderen abgerechnet", "Order invoiced by somebody else"),
    meaning: (
      "Eine Rechnung nennt einen Auftrag, kommt aber nicht von seinem Auftragnehmer. Dann ist sie dem falschen Auftrag zugeordnet, oder der Vertrag ist übergegangen oder abgetreten; ohne das wäre die Leistung des anderen ohne Vergabe beschafft.",
      "An invoice names an order but does not come from its partner. Then it belongs to another order, or the contract or the claim was transferred; without that the other's service was bought without an award."
    ),
    computation: (
      "Empfänger der Rechnungen zum Auftrag = Auftragnehmer; Rechtsform und Schreibweise zählen nicht",
      "payee of the invoices on the order = its partner; legal form and spelling do not count"
    ),
    example: (
      "Auftrag A-1 an X AG, Rechnung über 2.380,00 € von Y GmbH auf A-1.",
      "Order A-1 to X AG, invoice of €2,380.00 from Y GmbH on A-1."
    ),
    norm: "UVgO § 47",
    remedies: [
      (
        "Zuordnung prüfen und die Rechnung mit `reverse` zurücknehmen und zum richtigen Auftrag buchen; sonst Abtretung oder Vertragsübergang zu den Akten nehmen.",
        "Check the order; take the invoice back by `reverse` and book it on the right one; else keep the transfer on file."
      )
    ])
}
