import TestSupport
import Testing

@testable import Interchange

/// FoundationXML ends the process on an instruction without data.
@Suite("Processing instructions")
struct InstructionTests {
  @Test(
    "Each gets a space before its end, wherever the document is cut into pieces; all else stays",
    arguments: [
      ("<?a?><b/>", "<?a ?><b/>"), ("<b><?a x?></b><?c?>", "<b><?a x ?></b><?c ?>"),
      ("<?a????><?b?", "<?a??? ?><?b"), ("<??><b>", "<? ?><b>"), ("<<?a?>", "<<?a ?>"),
      ("<!-- <?a?> --><?b?>", "<!-- <?a?> --><?b ?>"),
      ("<!--><?a?>--><?b?>", "<!--><?a?>--><?b ?>"),
      ("<![CDATA[<?a?>]]><?b?>", "<![CDATA[<?a?>]]><?b ?>"),
      ("<![CDATA[]]]><?b?>", "<![CDATA[]]]><?b ?>"), ("<![CDAT<?b?>", "<![CDAT<?b ?>"),
      ("<!-<?b?>", "<!-<?b ?>"), ("<!<?b?>", "<!<?b ?>"), ("<b>what?> ?</b>", "<b>what?> ?</b>"),
    ])
  func guarded(document: String, expected: String) {
    let bytes = Array(document.utf8)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var instructions = XMLInstructions()
        var result: [UInt8] = []
        for piece in [bytes[..<first], bytes[first..<second], bytes[second...]] {
          result += instructions.guarded(Array(piece))
        }
        #expect(String(decoding: result, as: UTF8.self) == expected, "\(first), \(second)")
      }
    }
  }

  @Test("A sheet with them everywhere is read as if they were not there")
  func sheet() throws {
    let rows = #"<row><c t="inlineStr"><is><t>Be<?a?>trag</t></is></c><?b c?></row><?d?>"#
    let reading = Reading(try WorkbookBuilder(rows: rows).open().sheet())
    #expect(reading.rows == ["'Betrag'"])
    #expect(reading.faults == [])
  }

  /// The parser goes on behind a fault, and then sees an instruction where a comment stood.
  @Test("One behind a fault is never reached")
  func behindAFault() throws {
    let rows = "<row><!--\u{18} <?page?> --></row>"
    #expect(Reading(try WorkbookBuilder(rows: rows).open().sheet()).faults.count == 1)
  }
}
