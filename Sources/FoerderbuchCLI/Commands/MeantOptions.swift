import Amounts
import ArgumentParser
import Office

/// What somebody says yes to before being asked: `--again`, `--beyond-plan` …
struct MeantOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say(
        "Ein weiterer Vorgang, auch wenn er einem gebuchten gleicht.",
        "A further matter, also where it looks like one that is booked.")))
  var again = false
  @OptionGroup var amounts: MeantAmounts
  @OptionGroup var days: MeantDays

  var kinds: Set<Slip.Kind> {
    amounts.kinds.union(days.kinds).union(again ? [.repeated] : [])
  }
}

/// That more than usual is meant.
struct MeantAmounts: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say(
        "Auch über dem, was Position oder Quelle nach Plan noch hergibt.",
        "Also beyond what is left of the planned line or source.")))
  var beyondPlan = false
  @Flag(
    help: ArgumentHelp(
      say("Auch mit mehr als 5 % Skonto.", "Also with more than 5 % discount.")))
  var unusualDiscount = false

  var kinds: Set<Slip.Kind> {
    let given: [(Bool, Slip.Kind)] = [
      (beyondPlan, .beyondPlan), (unusualDiscount, .unusualDiscount),
    ]
    return Set(given.filter(\.0).map(\.1))
  }
}

/// How an entry is taken back, whatever comes in its place.
struct TakingBackOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Buchungstag des Stornos (sonst heute; beim Berichtigen der Tag der Buchung selbst, solange er offen ist).",
        "Booking date of the reversal (else today; of a correction the day of the entry itself while that is open)."
      ), valueName: say("datum", "date")))
  var on: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Zeigt nur, was geschähe; gebucht wird nichts.",
        "Only shows what would happen; nothing is booked.")))
  var dryRun = false

  func day() throws -> CalendarDate? { try on.map { try ArgumentReader.date($0, "--on") } }

  func terms(_ meant: Set<Slip.Kind>) -> RecordDesk.Terms {
    RecordDesk.Terms(dryRun: dryRun, meant: meant)
  }
}

/// That a day is meant.
struct MeantDays: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say(
        "Auch mit einem Tag, der erst kommt oder weit vom Belegdatum liegt.",
        "Also with a day to come, or far from the voucher date.")))
  var unusualDay = false
  @Flag(
    help: ArgumentHelp(
      say(
        "Auch in einem Zeitraum, der schon gemeldet ist.",
        "Also into a period that is reported already.")))
  var reported = false

  var kinds: Set<Slip.Kind> {
    let given: [(Bool, Slip.Kind)] = [(unusualDay, .unusualDay), (reported, .reported)]
    return Set(given.filter(\.0).map(\.1))
  }
}
