import Glibc

/// Runs C code with a point as the decimal mark, whatever the process is set to. The spreadsheet
/// library prints numbers as the C locale of its thread says.
func withPlainNumbers<Result>(_ body: () throws -> Result) rethrows -> Result {
  guard let plain = newlocale(allCategories, "C", nil) else { return try body() }
  let before = uselocale(plain)
  defer {
    uselocale(before)
    freelocale(plain)
  }
  return try body()
}

/// All categories of a locale; the C header has it as a macro that Swift cannot see.
private let allCategories: Int32 = 0x1FBF
