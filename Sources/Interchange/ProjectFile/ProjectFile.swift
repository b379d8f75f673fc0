public import Funding

/// Project files (`Schemas/project.schema.json`): YAML or JSON to a project and back.
public enum ProjectFile {
  /// What a project file says about itself.
  public static let format = "foerderbuch/project/1"
  /// That of a project which `project new` left unfinished.
  package static let unfinished = format + " …"

  /// Reads a project file.
  /// - Parameters:
  ///   - bytes: YAML or JSON.
  ///   - file: the name for messages.
  ///   - ruleSets: the ids of the rule sets there are; nil: any id will do.
  ///   - accounts: the expense accounts that lines may name; nil: any.
  /// - Throws: all problems of the file.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String, ruleSets: [String]? = nil,
    accounts: [String]? = nil
  ) throws(InputProblems) -> Project {
    let root = try ConfigDocument.read(bytes, file: file)
    let problems = ProblemList()
    let form = ProjectForm(ruleSets: ruleSets, accounts: accounts)
    let project = form.project.read(root, ConfigContext(file: file, problems: problems))
    form.references.check(problems)
    return try problems.checked(project)
  }
}
