import Foundation
import Testing

/// A workbook of the program with values entered into it, as a program writes them that computes
/// nothing.
enum FilledWorkbook {
  enum Value {
    case text(String)
    case number(Double)
    case formula(String)
  }

  /// Writes `file` to `target` with values in cells.
  /// - Parameter cells: by the place of the sheet, from 1, and the address: `2!B6`.
  static func write(_ file: String, _ cells: [String: Value], to target: String) throws {
    let script = """
      import re, sys, zipfile
      from xml.sax.saxutils import escape
      source, target = sys.argv[1:3]
      cells = [a.split("\\t") for a in sys.argv[3:]]
      with zipfile.ZipFile(source) as a, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
          for name in a.namelist():
              part = a.read(name).decode()
              for place, kind, value in cells:
                  sheet, cell = place.split("!")
                  if name != f"xl/worksheets/sheet{sheet}.xml":
                      continue
                  def filled(was):
                      style = re.search(r' s="\\d+"', was)
                      style = style[0] if style else ""
                      if kind == "n":
                          return f'<c r="{cell}"{style}><v>{value}</v></c>'
                      if kind == "f":
                          return f'<c r="{cell}"{style} t="str"><f>{escape(value)}</f><v>Dr. C.</v></c>'
                      return f'<c r="{cell}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
                  part, count = re.subn(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)', lambda m: filled(m[0]), part, count=1)
                  row = re.sub("[A-Z]", "", cell)
                  if count == 0:
                      part, count = re.subn(rf'(<row r="{row}"[^>]*>.*?)(</row>)', lambda m: m[1] + filled("") + m[2], part, count=1, flags=re.S)
                  if count == 0:
                      part, count = re.subn("</sheetData>", f'<row r="{row}">{filled("")}</row></sheetData>', part, count=1)
                  assert count == 1, (name, cell)
              out.writestr(name, part)
      """
    let told = cells.map { place, value in
      switch value {
      case .text(let text): "\(place)\ts\t\(text)"
      case .number(let number): "\(place)\tn\t\(number)"
      case .formula(let formula): "\(place)\tf\t\(formula)"
      }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file, target] + told
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
