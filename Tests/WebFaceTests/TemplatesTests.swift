#if Web
  import Assets
  import Foundation
  import Testing

  @testable import WebFace

  @Suite struct TemplatesTests {
    private static let files = Assets.names(in: "web").compactMap { name in
      Assets.text(name).map { (name: name, text: $0) }
    }

    @Test func refusesWhatDoesNotFit() throws {
      let templates = try Templates()
      #expect(try templates.html("token", ["token": "<&>"]).contains("value=\"&lt;&amp;&gt;\""))
      #expect(throws: Templates.Mismatch.self) { try templates.html("token", [:]) }
      #expect(throws: Templates.Mismatch.self) {
        try templates.html("token", ["token": "a", "tokens": "b"])
      }
      #expect(throws: Templates.Mismatch.self) {
        try templates.html("complaints", ["complaints": [["text": "a"]]])
      }
    }

    /// What is told of everyone is escaped: the content of the frame is the only exception.
    @Test func onlyTheFrameTakesMarkup() throws {
      for file in Self.files where file.text.contains("{{{") || file.text.contains("{{&") {
        #expect(file.name == "web/frame.mustache")
        #expect(file.text.components(separatedBy: "{{{").count == 2)
      }
    }

    /// A strict policy is of use only where nothing needs an exception.
    @Test func nothingInline() throws {
      #expect(!Self.files.isEmpty)
      for file in Self.files where file.name.hasSuffix(".mustache") {
        for word in [" style=", "<style", " onclick=", "javascript:", "http://", "https://"] {
          #expect(!file.text.contains(word), "\(file.name)")
        }
      }
    }
  }
#endif
