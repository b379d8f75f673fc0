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

  @Test("both languages have the same texts, and each tells the same facts")
  func same() {
    for file in MessageBook.files {
      let (german, english) = (
        Self.book.templates(of: file, .de), Self.book.templates(of: file, .en)
      )
      #expect(Set(german.keys).symmetricDifference(english.keys) == [], "\(file)")
      for (key, template) in german {
        #expect(template.places == english[key]?.places, "\(key)")
      }
    }
  }

  @Test("a code stands in one file only")
  func once() {
    let files = MessageBook.files.flatMap { file in
      Set(Self.book.templates(of: file, .de).keys.map { $0.split(separator: ".")[1] }).map {
        (code: String($0), file: file)
      }
    }
    let codes = Dictionary(grouping: files, by: \.code).filter { $0.value.count > 1 }
    #expect(codes.isEmpty, "\(codes)")
  }

  @Test("a text that is no text or has a brace alone is told by its key")
  func faults() {
    #expect(throws: MessageBook.Fault.places(key: "a.B.found")) {
      try MessageBook.parse("B: {found: \"{x\"}", file: "a")
    }
    #expect(throws: MessageBook.Fault.notText(key: "a.B")) {
      try MessageBook.parse("B: [1]", file: "a")
    }
    #expect(throws: (any Error).self) {
      try MessageBook.parse("B: x\nB: y", file: "a")
    }
  }
}
