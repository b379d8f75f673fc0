/// Reads the root of a document.
enum ConfigReader {
  /// Reads a whole document.
  /// - Parameters:
  ///   - bytes: YAML or JSON.
  ///   - file: its name for messages.
  ///   - form: what the root must look like.
  /// - Throws: all problems of the document.
  public static func read<Value>(
    _ bytes: some Sequence<UInt8>, file: String, as form: ConfigForm<Value>
  ) throws(InputProblems) -> Value {
    let root = try ConfigDocument.read(bytes, file: file)
    let problems = ProblemList()
    let value = form.read(root, ConfigContext(file: file, problems: problems))
    return try problems.checked(value)
  }
}
