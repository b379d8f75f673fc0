import Amounts
public import Funding

/// The rule sets at hand: those that ship with the program, and an office's own beside the ledger.
///
/// A rule set that ships is what everybody reckons with: a file of the office's own takes its place
/// only where it says so (`replaces: ID`), and then every answer says it too.
public struct RuleSetFolder: Sendable {
  /// A file with its name for messages.
  public struct File: Sendable {
    public let name: String
    public let bytes: [UInt8]
    /// What the bytes say, where they are read already.
    private let family: RuleSetFamily?

    public init(name: String, bytes: [UInt8], family: RuleSetFamily? = nil) {
      self.name = name
      self.bytes = bytes
      self.family = family
    }

    fileprivate func read() throws(InputProblems) -> RuleSetFamily {
      if let family { return family }
      return try RuleSetFile.read(bytes, file: name)
    }
  }

  public let library: RuleSetLibrary
  /// The file behind each rule set, by the id that awards name.
  public let files: [String: File]

  /// What an earlier act used, and for the rest what ships: nothing is asked of kept files, which
  /// were let in when they were used.
  /// - Throws: all problems of all files.
  public init(kept: [File], shipped: [File]) throws(InputProblems) {
    let problems = ProblemList()
    var families: [RuleSetFamily] = []
    var files: [String: File] = [:]
    for file in shipped + kept {
      do throws(InputProblems) {
        let family = try file.read()
        families.append(family)
        files[family.key] = file
      } catch {
        for problem in error.problems { problems.add(problem) }
      }
    }
    library = RuleSetLibrary(try problems.checked(families))
    self.files = files
  }

  /// - Parameters:
  ///   - shipped: the program's own.
  ///   - own: of the office, in the order of their names.
  /// - Throws: all problems of all files: faulty ones, two of one id, one that takes the place of
  ///   another without saying so or of one that is not there.
  public init(shipped: [File], own: [File]) throws(InputProblems) {
    let problems = ProblemList()
    var families: [RuleSetFamily] = []
    var files: [String: File] = [:]
    var taken: [String: String?] = [:]
    var replacing: [String: String] = [:]
    for (file, isOwn) in shipped.map({ ($0, false) }) + own.map({ ($0, true) }) {
      let family: RuleSetFamily
      do throws(InputProblems) {
        family = try file.read()
      } catch {
        for problem in error.problems { problems.add(problem) }
        continue
      }
      let place = SourcePosition(
        file: file.name, path: family.replaces == nil ? "id" : "replaces")
      func refuse(_ fault: ProjectFault, _ value: String) {
        problems.add(InputProblem(place: place, value: value, fault: .project(fault)))
      }
      if let replaced = family.replaces {
        if taken[replaced] == nil {
          refuse(
            .unknownReference(
              .ruleSet, replaced, nearest: NearestName.of(replaced, among: taken.keys.sorted()),
              known: taken.keys.sorted()), replaced)
          continue
        }
        if let first = replacing[replaced] {
          refuse(.ruleSetReplacedTwice(replaced, first: first), replaced)
          continue
        }
        replacing[replaced] = file.name
      } else if let first = taken[family.id] {
        refuse(.ruleSetTaken(family.id, by: first), family.id)
        continue
      }
      let key = family.replaces ?? family.id
      taken[key] = isOwn ? file.name : String?.none
      families.removeAll { $0.key == key }
      families.append(family)
      files[key] = file
    }
    library = RuleSetLibrary(try problems.checked(families))
    self.files = files
  }
}
