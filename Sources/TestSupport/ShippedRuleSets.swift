import Assets
public import Funding
import Interchange

/// The rule sets that ship with the program.
public enum ShippedRuleSets {
  /// - Throws: every problem of a faulty file.
  public static func library() throws -> RuleSetLibrary {
    RuleSetLibrary(
      try Assets.names(in: "rule-sets").compactMap { name in
        try Assets.bytes(name).map { try RuleSetFile.read($0, file: name) }
      })
  }
}
