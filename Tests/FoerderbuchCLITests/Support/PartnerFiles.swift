/// The files of a project with two measures that one partner takes part in, several plans, and
/// names that no tab of a workbook could bear.
enum PartnerFiles {
  /// 60 characters, with signs that a tab cannot have.
  static let longName = "Gemeinnützige Gesellschaft für Klima/Energie [Nordfelde] mbH!"

  /// - Parameters:
  ///   - staff: planned for staff; the own cash makes up for it.
  ///   - number: of the amendment, 0 for the first plan.
  static func project(staff: Int, amendment number: Int = 0) -> String {
    """
    format: foerderbuch/project/1
    project: {id: P, title: "Vorhaben"}
    \(number == 0 ? "" : "amendment: {on: 2025-0\(number + 1)-01, reference: \"\(number). Änderungsbescheid\"}")
    organisations:
      - {id: stadt, name: "Stadt", kind: municipality}
      - {id: lang, name: "\(longName)", kind: enterprise}
      - {id: lang2, name: "\(longName) II", kind: enterprise}
      - {id: formel, name: "=cmd|' /C calc'!A0", kind: other}
    measures:
      - id: M
        title: "Werkstatt"
        recipient: stadt
        role: lead
        lines:
          - {id: PERS, title: "Personal", planned: "\(staff).00", eligible: "\(staff).00"}
          - {id: SACH, title: "Sachausgaben", planned: "20000.00", eligible: "20000.00"}
          - {id: NEU, title: "Neues", planned: "0.00", eligible: "0.00"}
          - {id: UNBAR, title: "Unbar", planned: "10000.00", eligible: "10000.00", inKind: true}
        sources:
          - {id: eigen, kind: ownCash, organisation: stadt, planned: "\(staff - 50000).00"}
          - {id: sach, kind: inKind, organisation: lang, planned: "10000.00"}
          - {id: bar, kind: partnerCash, organisation: lang2, planned: "0.00", countsAsOwnShare: true}
          - {id: spende, kind: donation, planned: "0.00"}
      - id: N
        title: "Zweites Teilvorhaben"
        recipient: stadt
        role: partner
        lines:
          - {id: REISE, title: "Reisen", planned: "1000.00", eligible: "1000.00"}
        sources:
          - {id: eigen, kind: ownCash, organisation: stadt, planned: "0.00"}
          - {id: bar, kind: partnerCash, organisation: lang, planned: "1000.00"}
          - {id: boese, kind: otherPublic, organisation: formel, planned: "0.00"}
    awards:
      - id: Z
        measure: M
        funder: {id: land, name: "Land", level: land}
        ruleSet: anbest-p-nrw
        financing: share
        rate: "80%"
        amount: "70000.00"
        awardedOn: 2025-01-02
        from: 2025-01-02
        to: 2025-12-31

    """
  }

  static let bookings = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Bewertung;Menge;Satz;Anteil;Beleg-Nr.;Nachweis;Referenz
    01.07.2025;Ausgabe;M;PERS;;55.000,00;01.07.2025;;;;;R-1;;
    01.07.2025;Ausgabe;M;SACH;;25.000,01;01.07.2025;;;;;R-2;;
    01.07.2025;Ausgabe;M;NEU;;100,00;01.07.2025;;;;;R-3;;
    01.07.2025;Sachleistung;M;UNBAR;sach;5.820,00;;Stunden;120;48,50;;UL-1;stunden.pdf;
    01.08.2025;Sachleistung;M;UNBAR;sach;1.600,00;;Abschreibung;8;400,00;50 %;;geraet.pdf;
    02.08.2025;Sachleistung;M;UNBAR;sach;12,17;;Stunden;0,5;24,33;;;;
    01.07.2025;Partnerbeitrag;M;;bar;3.333,33;;;;;;AO-1;;
    01.07.2025;Partnerbeitrag;N;;bar;1.000,00;;;;;;AO-2;;
    01.07.2025;Zuwendungseingang;M;;Z;40.000,00;;;;;;AO-3;;

    """
}
