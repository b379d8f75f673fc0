import Amounts
import TestSupport
import Testing

@testable import Messages

/// A sentence with places for facts.
@Suite struct TemplateTests {
  static let facts: [String: Fact] = [
    "amount": .money(Money(cents: 123_456)), "day": .date("2026-03-01"), "one": .number(1),
    "rows": .number(3), "id": .text("A\u{1B}[31m\nB"), "ids": .list(["a", "b", "c"]),
    "names": .names(["a", "b"]),
    "step": .signed(Money(cents: -5)), "kind": .words(LocalizedText(de: "Ausgabe", en: "expense")),
    "name": .quoted("A\nB"), "rest": .series([.number(1), .quoted("a"), .text("…")]),
    "circle": .series([.text("a"), .text("b"), .text("a")], separator: " → "),
  ]

  @Test(
    "every kind of fact, in both languages",
    arguments: [
      ("{amount} am {day}", "1.234,56\u{A0}€ am 01.03.2026", "€1,234.56 am 2026-03-01"),
      ("{rows|# Zeile|# Zeilen}", "3 Zeilen", "3 Zeilen"),
      ("{one|# Zeile|# Zeilen} {one|fehlt|fehlen}", "1 Zeile fehlt", "1 Zeile fehlt"),
      ("„{id}“", "„A [31m B“", "„A [31m B“"),
      ("{ids}", "„a“, „b“ oder „c“", "\"a\", \"b\" or \"c\""),
      ("{kind}.", "Ausgabe.", "expense."), ("1 {step}", "1 − 0,05\u{A0}€", "1 − €0.05"),
      ("{name}", "„A B“", "\"A B\""), ("{rest}", "1, „a“, …", "1, \"a\", …"),
      ("{circle}", "a → b → a", "a → b → a"),
      ("skip: {{rows: [1]}}", "skip: {rows: [1]}", "skip: {rows: [1]}"),
      ("{{{one}: {{x}}}}", "{1: {x}}", "{1: {x}}"), ("{{", "{", "{"),
      ("", "", ""), ("`{{a: {one}}}`", "`{a: 1}`", "`{a: 1}`"), ("{names}", "a, b", "a, b"),
    ])
  func told(template: String, german: String, english: String) throws {
    let template = try #require(Template(template))
    #expect(template.text(Self.facts, .de) == german)
    #expect(template.text(Self.facts, .en) == english)
  }

  @Test(
    "what is no sentence is refused",
    arguments: ["{", "}", "a {b", "{}", "{a|b}", "{a b}", "{a}}", "{{a}", "{{{a}}"])
  func refused(text: String) { #expect(Template(text) == nil) }

  @Test("what is allowed and the ways out are left out where their fact is not told")
  func nothing() {
    func problem(_ nearest: String?) -> Problem {
      Problem(
        "funding.UNKNOWN_RULE_SET",
        ["award": "A", "id": "b", "known": Fact.names(["c"]), "nearest": nearest, "missing": "b"])
    }
    #expect(
      problem(nil).text(.en) == "Award \"A\": there is no rule set \"b\". Known: c.")
    #expect(
      problem("c").text(.en)
        == "Award \"A\": there is no rule set \"b\". Known: c. Probably \"c\" is meant.")
    #expect(
      problem(nil).text(.de, atTerminal: true)
        == "Bescheid „A“: ein Regelwerk „b“ gibt es nicht. Vorhanden: c. "
        + "Legen Sie es als rule-sets/b.yaml neben das Hauptbuch.")
  }
}
