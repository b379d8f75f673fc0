import Foundation
import Testing

extension Desk {
  /// The rows of each sheet of a workbook by its name, as programs show them that compute nothing:
  /// `3: 1|Hobel|1100`. Days are ISO texts.
  func sheets(_ file: String) throws -> [String: String] {
    let script = """
      import datetime, json, re, sys, zipfile
      import xml.etree.ElementTree as tree
      N = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
      z = zipfile.ZipFile(sys.argv[1])
      part = lambda name: tree.fromstring(z.read(name))
      shared = [
          "".join(t.text or "" for t in si.iter(N + "t"))
          for si in part("xl/sharedStrings.xml")] if "xl/sharedStrings.xml" in z.namelist() else []
      styles = part("xl/styles.xml")
      codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(N + "numFmt")}
      days = ["yy" in codes.get(x.get("numFmtId"), "") for x in styles.find(N + "cellXfs")]
      def shown(c):
          if c.get("t") == "inlineStr":
              return "".join(t.text or "" for t in c.iter(N + "t"))
          value = c.findtext(N + "v") or ""
          if c.get("t") == "s":
              return shared[int(value)]
          if value and c.get("t") is None and days[int(c.get("s") or 0)]:
              return str(datetime.date(1899, 12, 30) + datetime.timedelta(int(float(value))))
          return value
      def column(c):
          number = 0
          for letter in re.match("[A-Z]+", c.get("r"))[0]:
              number = number * 26 + ord(letter) - 64
          return number
      found = {}
      for index, sheet in enumerate(part("xl/workbook.xml").find(N + "sheets"), 1):
          lines = []
          for row in part(f"xl/worksheets/sheet{index}.xml").iter(N + "row"):
              cells = {column(c): shown(c) for c in row}
              last = max((k for k, v in cells.items() if v), default=0)
              lines.append(row.get("r") + ": " + "|".join(cells.get(k, "") for k in range(1, last + 1)))
          found[sheet.get("name")] = "\\n".join(lines)
      print(json.dumps(found))
      """
    let answer = try another("python3", "-c", script, file)
    try #require(answer.code == 0)
    return try JSONDecoder().decode([String: String].self, from: Data(answer.out.utf8))
  }
}
