import CXlsxWriter
import Files
import Glibc
public import Reporting

/// Writes a report as an xlsx workbook.
public enum WorkbookFile {
  /// Writes `report` to `path`, where it appears complete or not at all; what lay there before is
  /// replaced only then. The same report gives the same bytes, whatever the locale of the process.
  /// - Parameters:
  ///   - path: the target. A relative path starts in the working folder.
  ///   - progress: told now and then how many rows of how many are written.
  ///   - keep: gets the path of the complete file before it takes its place; where it throws, the
  ///     target stays as it was.
  /// - Throws: `WriteFault`; ``WorkbookError``; ``LayoutProblems`` where the report's references
  ///   lead nowhere; what a stream of rows or `keep` throws.
  public static func write(
    _ report: Report, to path: String, progress: ((_ rows: Int, _ of: Int) -> Void)? = nil,
    keep: (_ complete: String) throws -> Void = { _ in }
  ) throws {
    let layout = try ReportLayout(report)
    let file = try PendingFile(path)
    do {
      try withPlainNumbers { try write(layout, to: file, progress) }
      try keep(file.temporary)
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  private static func write(
    _ layout: ReportLayout, to file: PendingFile, _ progress: ((Int, Int) -> Void)?
  ) throws {
    let blocks = layout.report.sheets.flatMap(\.blocks)
    let isLong = blocks.contains { $0.rows.isStreamed }
    // The library's own files go where the workbook goes, so that there is one disk to be full.
    let workbook = file.folder.withCString { folder in
      file.temporary.withCString { name in
        var options = lxw_workbook_options(
          constant_memory: isLong ? 1 : 0, tmpdir: UnsafeMutablePointer(mutating: folder),
          use_zip64: 0)
        return workbook_new_opt(name, &options)
      }
    }
    guard let workbook else { throw WorkbookError.refused(call: "workbook_new_opt", code: 0) }
    let parts: [PackageCheck.Sheet]
    do {
      var renderer = ReportRenderer(
        layout, workbook, rowCount: blocks.reduce(0) { $0 + $1.rows.count },
        progress: progress)
      try renderer.render()
      guard renderer.flush() else { throw WriteFault.diskFull(path: file.path) }
      try file.reserve(renderer.size.closing)
      parts = renderer.size.parts
    } catch {
      lxw_workbook_free(workbook)
      throw error
    }
    errno = 0
    let code = workbook_close(workbook)
    let reason = errno
    guard code == LXW_NO_ERROR else {
      throw reason == 0
        ? WorkbookError.refused(call: "workbook_close", code: Int(code.rawValue))
        : file.failure(reason)
    }
    try PackageCheck.run(file.temporary, as: file.path, sheets: parts)
  }
}
