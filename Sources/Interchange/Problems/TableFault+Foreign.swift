import Amounts

extension TableFault {
  /// What to say of a file that is somebody else's, or no case for a profile.
  var foreignSentences: FaultSentences {
    switch self {
    case .foreignHeadings(let headings, let required):
      FaultSentences(
        LocalizedText(
          de: "Keine der nötigen Überschriften steht hier, sondern \(Self.shown(headings).de).",
          en: "None of the headings that are needed stands here, but \(Self.shown(headings).en)."),
        allowed: LocalizedText(
          de: "Eine Tabelle der Buchungen hat in der ersten Zeile wenigstens "
            + "\(required.map { Quote.text($0).de }.joined(separator: ", ")).",
          en: "A table of bookings has in its first row at least "
            + "\(required.map { Quote.text($0).en }.joined(separator: ", "))."),
        remedy: LocalizedText(
          de:
            "Für eine eigene Tabelle schlägt `foerderbuch import DATEI --suggest-profile -o PROFIL.yaml` ein Profil vor; damit liest sie `--profile PROFIL.yaml`.",
          en:
            "For a table of your own, `foerderbuch import FILE --suggest-profile -o PROFILE.yaml` suggests a profile; with `--profile PROFILE.yaml` it is read."
        ))
    case .datevBatch:
      FaultSentences(
        LocalizedText(
          de: "Das ist ein Buchungsstapel im DATEV-Format (EXTF).",
          en: "This is a batch of bookings in the DATEV format (EXTF)."),
        allowed: LocalizedText(
          de:
            "Er wird nicht gelesen: Sein Belegdatum (TTMM) nennt kein Jahr, und Soll und Haben beziehen sich auf Konten der Finanzbuchhaltung, nicht auf Teilvorhaben.",
          en:
            "It is not read: its voucher date (DDMM) has no year, and debit and credit are those of ledger accounts, not of measures."
        ),
        remedy: LocalizedText(
          de:
            "Geben Sie das Kontoblatt oder Journal mit vollem Datum und Kostenstelle als CSV oder xlsx aus; dafür schlägt --suggest-profile ein Profil vor.",
          en:
            "Export the account sheet or journal with full dates and cost centres as CSV or xlsx; --suggest-profile suggests a profile for it."
        ))
    case .bankTable:
      FaultSentences(
        LocalizedText(
          de: "Das ist keine Tabelle der Buchungen, sondern offenbar ein Kontoauszug einer Bank.",
          en: "This is no table of bookings but, it seems, an account statement of a bank."),
        remedy: LocalizedText(
          de:
            "Rufen Sie ihn bei der Bank als CAMT.053 ab und lesen Sie ihn so ein, oder lassen Sie sich mit `foerderbuch import DATEI --suggest-profile -o PROFIL.yaml` ein Profil vorschlagen; damit liest ihn `--profile PROFIL.yaml`.",
          en:
            "Fetch it from the bank as CAMT.053 and import that, or let `foerderbuch import FILE --suggest-profile -o PROFILE.yaml` suggest a profile; with `--profile PROFILE.yaml` it is read."
        ))
    case .needsNoProfile(let found):
      FaultSentences(
        LocalizedText(de: "Das ist \(found.de).", en: "This is \(found.en)."),
        allowed: LocalizedText(
          de: "Ein Profil gilt nur für eigene Tabellen einer Stelle.",
          en: "A profile is only for an office's own tables."),
        remedy: LocalizedText(
          de: "Rufen Sie `foerderbuch import DATEI` ohne --profile und --suggest-profile auf.",
          en: "Call `foerderbuch import FILE` without --profile and --suggest-profile."))
    default: FaultSentences(LocalizedText(de: "", en: ""))
    }
  }

  /// What to say of headings that stand elsewhere than the profile says.
  var placeSentences: FaultSentences {
    switch self {
    case .headingsElsewhere(let line, let told, let rows):
      let claim = Self.claim(told, rows: rows)
      let isPlain = rows == 1
      return FaultSentences(
        LocalizedText(
          de:
            "Das Profil sucht die Überschriften \(claim.de), sie stehen aber alle in dieser Zeile.",
          en: "The profile looks for the headings \(claim.en), but all of them stand in this row."),
        remedy: LocalizedText(
          de: isPlain
            ? "Schreiben Sie unter „table“ headingRow: \(line), oder lassen Sie headingRow weg."
            : "Lassen Sie unter „table“ headingRows weg und schreiben Sie headingRow: \(line).",
          en: isPlain
            ? "Write headingRow: \(line) under \"table\", or leave headingRow out."
            : "Leave headingRows out under \"table\" and write headingRow: \(line)."))
    case .headingsBeyond(let told, let last):
      return FaultSentences(
        LocalizedText(
          de:
            "Das Profil sucht die Überschriften in Zeile \(told), die Tabelle endet mit Zeile \(last).",
          en:
            "The profile looks for the headings in row \(told), but the table ends with row \(last)."
        ),
        remedy: LocalizedText(
          de:
            "Berichtigen Sie headingRow unter „table“, und prüfen Sie Blatt und Datei. Ohne headingRow sucht Förderbuch selbst.",
          en:
            "Correct headingRow under \"table\", and check sheet and file. Without headingRow Förderbuch searches by itself."
        ))
    default: return FaultSentences(LocalizedText(de: "", en: ""))
    }
  }

  /// Where a profile says that headings stand.
  private static func claim(_ told: Int?, rows: Int) -> LocalizedText {
    switch (told, rows) {
    case (let told?, 1): LocalizedText(de: "in Zeile \(told)", en: "in row \(told)")
    case (let told?, _):
      LocalizedText(
        de: "in den Zeilen \(told) und \(told + 1)", en: "in rows \(told) and \(told + 1)")
    case (nil, _): LocalizedText(de: "in zwei Zeilen", en: "in two rows")
    }
  }

  /// The first few headings.
  private static func shown(_ headings: [String]) -> LocalizedText {
    let few = headings.prefix(4).map { Quote.text(Quote.excerpt($0)) }
    let more = headings.count > few.count ? ", …" : ""
    return LocalizedText(
      de: few.map(\.de).joined(separator: ", ") + more,
      en: few.map(\.en).joined(separator: ", ") + more)
  }
}
