import Amounts
import Funding
import Messages
import Testing

/// What `explain` tells of the parameters of rule sets.
@Suite("Explaining parameters") struct ExplainTests {
  @Test("every parameter has a name and a meaning in both languages", arguments: Parameter.allCases)
  func catalogue(parameter: Parameter) {
    let entry = parameter.catalogue
    for text in [entry.name, entry.meaning] {
      #expect(!text.de.isEmpty && !text.en.isEmpty && text.de != text.en)
    }
    #expect(!parameter.domain.unit.de.isEmpty && !parameter.domain.unit.en.isEmpty)
  }

  @Test("a value is told with its clause, edition, certainty and note")
  func value() throws {
    let desk = try Desk(ledger: false)
    let german = try desk.done("explain", "useWINDOW").out
    #expect(german.contains("anbest-g-nrw, ab 30.09.2003 (NRW-2003): 2 Monate; ANBest-G Nr. 1.4"))
    #expect(german.contains("kfw-436, ab 01.01.2019 (KFW-2020): 42 Tage; Merkblatt KfW 436; M"))
    #expect(german.contains("nicht gelesen, wahrscheinlich"))
    #expect(german.contains("anbest-g-nrw NRW-2026-04-22"))
    let english = try desk.done("explain", "usewindow", "--language", "en").out
    #expect(english.contains("2 months") && english.contains("not read, likely"))
    let all = try desk.done("explain").out
    #expect(all.contains("LINE_OVERRUN") && all.contains("useWindow  Verwendungsfrist"))
  }

  @Test("every code that a message can have is explained, as text and as JSON")
  func messages() throws {
    let desk = try Desk(ledger: false)
    for code in MessageBook.shipped.codes().keys {
      #expect(desk.run("explain", code).code == 0, "\(code)")
    }
    let text = try desk.done("explain", "no_such_ledger").out
    #expect(text.contains("…: Dieses Hauptbuch gibt es nicht.\nAbhilfe: Legen Sie es mit"))
    let json = try desk.done("explain", "UNKNOWN_RULE_SET", "--json", "--language", "en").out
    #expect(json.contains("\"allowed\": \"Known: ….\""))
    let all = try desk.done("explain").out
    #expect(all.contains("NO_SUCH_LEDGER  …: Dieses Hauptbuch gibt es nicht."))
  }

  @Test("a misspelt one is told the nearest")
  func nearest() throws {
    let answer = try Desk(ledger: false).run("explain", "minOwnShar")
    #expect(answer.code == 65)
    #expect(answer.err.contains("Gemeint ist wohl „minOwnShare“"))
  }

  @Test(
    "knows findings and parameters by their titles",
    arguments: [
      ("Mindesteigenanteil", "minOwnShare"), ("minownshare", "minOwnShare"),
      ("Mindesteigenanteil unterschritten", "MIN_OWN_SHARE"),
    ])
  func titles(_ title: String, _ code: String) throws {
    let desk = try Desk()
    #expect(try desk.done("explain", title).out == desk.done("explain", code).out)
  }
}
