import Amounts
import Bookkeeping
public import Funding

/// Rule sets (`Schemas/rule-sets/*.yaml`): the auxiliary conditions of a funder in their editions.
public enum RuleSetFile {
  /// What a rule set says about itself.
  public static let format = "foerderbuch/rule-set/1"

  /// Reads a rule set.
  /// - Parameters:
  ///   - bytes: YAML or JSON.
  ///   - file: the name for messages.
  /// - Throws: all problems of the file.
  public static func read(_ bytes: [UInt8], file: String) throws(InputProblems) -> RuleSetFamily {
    let hash = Digest256(of: bytes)
    let references = ReferenceBook()
    let root = try ConfigDocument.read(bytes, file: file)
    let problems = ProblemList()
    let form = family(hash: hash, references)
    let family = form.read(root, ConfigContext(file: file, problems: problems))
    references.check(problems)
    return try problems.checked(family)
  }

  private static func family(
    hash: Digest256, _ references: ReferenceBook
  ) -> ConfigForm<RuleSetFamily> {
    .mapping { map in
      if let found = map.required("format", .text), found != format {
        map.report("format", .config(.otherFormat(wanted: [format])))
      }
      let id = map.required("id", .identifier)
      let title = map.required("title", .localizedText)
      let land = map.optional("land", .text)
      let replaces = map.optional("replaces", .identifier)
      let clauses = map.optional("clauses", self.clauses, default: [:])
      let editions = map.required("editions", .list(of: edition(references), atLeast: 1))
      // A setting that could not be read is told already, and is not missing on top of it.
      guard let id, let title, let editions, map.context.problems.isEmpty else { return nil }
      do throws(RuleSetError) {
        return try RuleSetFamily(
          id: id, title: title, land: land, replaces: replaces, clauses: clauses,
          editions: editions, hash: hash)
      } catch {
        switch error {
        case .missing(let parameters):
          map.report("editions", .project(.parametersMissing(parameters.map(\.rawValue))))
        case .noEdition: map.report("editions", .config(.tooFewElements(minimum: 1)))
        }
        return nil
      }
    }
  }

  private static func edition(
    _ references: ReferenceBook
  ) -> ConfigForm<RuleSetFamily.Edition> {
    .mapping { map in
      let id = map.required("id", .identifier)
      references.define(.edition, id, at: map.place(of: "id"))
      let from = map.required("from", .date)
      // Two editions from the same day would leave open which one holds.
      references.define(.edition, from?.isoText, at: map.place(of: "from"))
      let note = map.optional("note", .germanAlone(.text))
      let certainty = map.optional("certainty", .oneOf(Certainty.self))
      let settings = map.required("parameters", self.settings)
      guard let id, let from, let settings else { return nil }
      return RuleSetFamily.Edition(
        id: id, from: from, note: note, certainty: certainty, settings: settings)
    }
  }

  private static var clauses: ConfigForm<[RuleSetFamily.Clause: String]> {
    .mapping { map in
      var clauses: [RuleSetFamily.Clause: String] = [:]
      for clause in RuleSetFamily.Clause.allCases {
        clauses[clause] = map.optional(clause.rawValue, .text)
      }
      return clauses
    }
  }

  private static var settings: ConfigForm<[Parameter: RuleSetting]> {
    .mapping { map in
      var settings: [Parameter: RuleSetting] = [:]
      for parameter in Parameter.allCases {
        settings[parameter] = map.optional(parameter.rawValue, setting(parameter))
      }
      return settings
    }
  }

  private static func setting(_ parameter: Parameter) -> ConfigForm<RuleSetting> {
    .mapping { map in
      let value = map.required("value", .value(of: parameter))
      let norm = map.required("norm", .text)
      let certainty = map.required("certainty", .oneOf(Certainty.self))
      let note = map.optional("note", .germanAlone(.text))
      guard let value, let norm, let certainty else { return nil }
      return RuleSetting(value: value, norm: norm, certainty: certainty, note: note)
    }
  }
}
