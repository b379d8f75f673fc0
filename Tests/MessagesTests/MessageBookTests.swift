import Amounts
import Assets
import Testing

@testable import Messages

/// The book in `Schemas/messages/`: whole in both languages.
@Suite struct MessageBookTests {
  static let book = MessageBook.shipped

  @Test(
    "a file of the book is read without a fault, in both languages", arguments: Language.allCases)
  func read(language: Language) throws {
    for file in MessageBook.files {
      let text = try #require(Assets.text("messages/\(language.rawValue)/\(file).yaml"))
      #expect(try !MessageBook.parse(text, file: file).isEmpty)
    }
  }

  @Test("a text that is asked for alone is the one of its file", arguments: Language.allCases)
  func alone(language: Language) {
    for file in MessageBook.files {
      for (key, template) in Self.book.templates(of: file, language) {
        #expect(Self.book.template(key, language) == template, "\(key)")
      }
    }
  }

  @Test("both languages have the same texts, and each tells the same facts")
  func same() {
    for file in MessageBook.files {
      // German law is cited in German, and once.
      let german = Self.book.templates(of: file, .de).filter { !$0.key.hasSuffix(".norm") }
      let english = Self.book.templates(of: file, .en)
      #expect(Set(german.keys).symmetricDifference(english.keys) == [], "\(file)")
      for (key, template) in german {
        #expect(template.places == english[key]?.places, "\(key)")
      }
    }
  }

  @Test("a text that is read alone is the one that stands in the whole file")
  func alone() {
    for language in Language.allCases {
      for file in MessageBook.files {
        for (key, template) in Self.book.templates(of: file, language) {
          #expect(Self.book.template(key, language) == template, "\(key)")
        }
      }
    }
    #expect(Self.book.template("statement.NO_SUCH_CODE.found", .de) == nil)
    #expect(Self.book.template("no.SUCH_FILE.found", .de) == nil)
    #expect(Self.book.template("statement", .de) == nil)
  }

  @Test("a list is told in its order, and the codes of a file have their variants")
  func parts() throws {
    let texts = try MessageBook.parse("A_B: {ways: [x, y], other: {found: z}}", file: "a")
    #expect(texts["a.A_B.ways.0"]?.withoutFacts == "x")
    #expect(texts["a.A_B.ways.1"]?.withoutFacts == "y")
    #expect(
      Self.book.codes(of: "office")["REQUEST_NOT_POSITIVE"]
        == [
          "office.REQUEST_NOT_POSITIVE", "office.REQUEST_NOT_POSITIVE.nothing",
          "office.REQUEST_NOT_POSITIVE.overpaid",
        ])
    #expect(Self.book.codes(of: "findings")["LATE_USE"] == ["findings.LATE_USE"])
    #expect(Self.book.list("findings.NO_SUCH_CODE.remedies") == [])
  }

  @Test("a text that is no text or has a brace alone is told by its key")
  func faults() {
    #expect(throws: MessageBook.Fault.places(key: "a.B.found")) {
      try MessageBook.parse("B: {found: \"{x\"}", file: "a")
    }
    #expect(throws: MessageBook.Fault.notText(key: "a.B")) {
      try MessageBook.parse("B: {[x]: y}", file: "a")
    }
    #expect(throws: (any Error).self) {
      try MessageBook.parse("B: x\nB: y", file: "a")
    }
  }
}
