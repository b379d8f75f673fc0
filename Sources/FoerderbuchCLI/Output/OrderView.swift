import Amounts
import Funding
import Interchange
import Office

/// What recording an order did, or would do.
struct OrderView {
  let recorded: RecordDesk.RecordedOrder
  let dryRun: Bool

  private var order: Order { recorded.order }
  private var before: Order? { recorded.before }

  func json(_ language: Language) -> JSONValue {
    .members([
      ("dryRun", .bool(dryRun)), ("recorded", .bool(recorded.isNew)), ("order", order.json),
      ("before", before.map(\.json)), ("asked", recorded.slips.json(language)),
    ])
  }

  func text(_ language: Language) -> String {
    let value = order.value.text(language)
    let day = order.orderedOn.text(language)
    if before == order {
      return language.pick(
        "Der Auftrag \(order.id) ist schon mit diesem Inhalt erfasst; es gab nichts zu tun.",
        "Order \(order.id) is recorded with this content already; there was nothing to do.")
    }
    var text =
      dryRun
      ? language.pick("Probelauf, nichts erfasst: ", "Dry run, nothing recorded: ") : ""
    text += language.pick(
      "Auftrag \(order.id) vom \(day) an \(order.partner) über \(value), Position \(order.line) von \(order.measure).",
      "Order \(order.id) of \(day) to \(order.partner) for \(value), line \(order.line) of \(order.measure)."
    )
    if let before {
      text += language.pick(
        " Bisher: \(before.value.text(language)) vom \(before.orderedOn.text(language)).",
        " Before: \(before.value.text(language)) of \(before.orderedOn.text(language)).")
    }
    return ([text] + [recorded.slips.text(language, dryRun: dryRun)].compactMap { $0 })
      .joined(separator: "\n\n")
  }
}

extension Order {
  /// As `record order`, `status` and `project show` list it.
  var json: JSONValue { .members(members) }

  var members: [(String, JSONValue?)] {
    [
      ("id", .string(id)), ("orderedOn", .string(orderedOn.isoText)),
      ("measure", .string(measure)), ("line", .string(line)), ("partner", .string(partner)),
      ("value", .string(value.plainText)), ("vat", vat.map { .string($0.plainText) }),
      ("procedure", procedure.map { .string($0.rawValue) }),
      ("offers", offers.map { .integer(Int64($0)) }), ("tender", tender.map(JSONValue.string)),
      ("purpose", purpose.map(JSONValue.string)),
    ]
  }
}
