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
  @Flag(
    help: ArgumentHelp(
      say(
        "Auch über dem, was Position oder Quelle nach Plan noch hergibt.",
        "Also beyond what is left of the planned line or source.")))
  var beyondPlan = false
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
    let given: [(Bool, Slip.Kind)] = [
      (again, .repeated), (beyondPlan, .beyondPlan), (unusualDay, .unusualDay),
      (reported, .reported),
    ]
    return Set(given.filter(\.0).map(\.1))
  }
}
