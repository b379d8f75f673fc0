import Amounts
import Funding
import TestSupport
import Testing

/// The rules of procurement as they are written.
struct ProcurementTests {
  @Test(
    "what is written is what is meant",
    arguments: [
      "above 1000.00 direct 1", "from 100000.00: above 1000.00 negotiated 3; above 25000.00 open 1",
    ])
  func reads(_ text: String) throws {
    #expect(try #require(Procurement(text: text)).fileText == text)
    #expect(Parameter.procurement.value(text)?.fileText == text)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "1000.00 direct", "above 1000,00 direct", "above 1000.00 secret", "above 1000.00 open 0",
      "from 5: above 1.00 open; above 1.00 open", "to 5.00: above 1.00 open",
      "above 2.00 open; above 1.00 open", "above 1.00 open;", "above 1.00 open 3 x",
    ])
  func refuses(_ text: String) { #expect(Procurement(text: text) == nil) }

  @Test("a step holds above its value, not at it")
  func steps() throws {
    let rules = try #require(
      Procurement(text: "above 1000.00 negotiated 3; above 25000.00 restricted 3"))
    #expect(rules.step(for: "1000.00") == nil)
    #expect(rules.step(for: "1000.01")?.procedure == .negotiated)
    #expect(rules.step(for: "25000.00")?.procedure == .negotiated)
    #expect(rules.step(for: "25000.01")?.procedure == .restricted)
  }
}
