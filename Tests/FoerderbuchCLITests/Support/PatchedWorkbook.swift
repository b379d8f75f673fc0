import Foundation
import Testing

/// A workbook put together from the parts of two, as a forger would do it.
enum PatchedWorkbook {
  /// Writes `file` to `target` with some of its parts replaced by those of `donor`.
  static func write(
    _ file: String, with parts: [String], from donor: String, to target: String
  ) throws {
    try python(
      """
      import sys, zipfile
      source, donor, target = sys.argv[1:4]
      parts = sys.argv[4:]
      with zipfile.ZipFile(source) as a, zipfile.ZipFile(donor) as b, \\
           zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
          for name in a.namelist():
              out.writestr(name, (b if name in parts else a).read(name))
      """, [file, donor, target] + parts)
  }

  /// Writes `file` to `target` with the first formula of each sheet replaced by its value.
  static func withoutFormulas(_ file: String, to target: String) throws {
    try python(
      """
      import re, sys, zipfile
      source, target = sys.argv[1:3]
      with zipfile.ZipFile(source) as a, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
          for name in a.namelist():
              part = a.read(name)
              if name.startswith("xl/worksheets/sheet"):
                  part = re.sub(rb"<f>[^<]*</f>", b"", part, count=1)
              out.writestr(name, part)
      """, [file, target])
  }

  /// Writes `file` to `target` with the formulas of some cells replaced by numbers that are one
  /// more than their values.
  /// - Parameter cells: the place of the sheet in the workbook, from 1, and the address.
  static func overwriting(
    _ cells: [(sheet: Int, cell: String)], of file: String, to target: String
  ) throws {
    try python(
      """
      import re, sys, zipfile
      source, target = sys.argv[1:3]
      cells = [cell.split("!") for cell in sys.argv[3:]]
      with zipfile.ZipFile(source) as a, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
          for name in a.namelist():
              part = a.read(name).decode()
              for sheet, cell in cells:
                  if name != f"xl/worksheets/sheet{sheet}.xml":
                      continue
                  part, count = re.subn(
                      rf'(<c r="{cell}"[^>]*>)<f>[^<]*</f><v>([^<]*)</v>',
                      lambda m: f"{m[1]}<v>{float(m[2]) + 1}</v>", part)
                  assert count == 1, (name, cell)
              out.writestr(name, part)
      """, [file, target] + cells.map { "\($0.sheet)!\($0.cell)" })
  }

  /// Writes `file` to `target` without the results of its formulas, as a program saves it that does
  /// not compute.
  static func withoutResults(_ file: String, to target: String) throws {
    try python(
      """
      import re, sys, zipfile
      source, target = sys.argv[1:3]
      with zipfile.ZipFile(source) as a, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
          for name in a.namelist():
              part = a.read(name)
              if name.startswith("xl/worksheets/sheet"):
                  part = re.sub(rb"</f><v>[^<]*</v>", b"</f><v></v>", part)
              out.writestr(name, part)
      """, [file, target])
  }

  /// Writes `file` to `target` with what `pattern` finds first in a part replaced.
  static func changing(
    _ part: String, _ pattern: String, to text: String, of file: String, to target: String
  ) throws {
    try python(
      """
      import re, sys, zipfile
      source, target, part, pattern, text = sys.argv[1:6]
      with zipfile.ZipFile(source) as a, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
          for name in a.namelist():
              data = a.read(name).decode()
              if name == part:
                  data, count = re.subn(pattern, text, data, count=1)
                  assert count == 1, (name, pattern)
              out.writestr(name, data)
      """, [file, target, part, pattern, text])
  }

  private static func python(_ code: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", code] + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
