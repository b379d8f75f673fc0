import Amounts
import Funding

extension ConfigForm where Value == ParameterValue {
  /// A value of a parameter of rule sets; `null` where it may be switched off.
  static func value(of parameter: Parameter) -> ConfigForm {
    let form: ConfigForm
    switch parameter.domain {
    case .rate: form = ConfigForm<Rate>.rate.mapped { .success(.rate($0)) }
    case .money: form = ConfigForm<Money>.money.mapped { .success(.money($0)) }
    case .duration: form = ConfigForm<Duration>.duration.mapped { .success(.duration($0)) }
    case .flag: form = ConfigForm<Bool>.bool.mapped { .success(.flag($0)) }
    case .procurement, .number:
      form = ConfigForm(text: { text in
        parameter.value(text).map { .success($0) }
          ?? .failure(parameter.domain == .number ? .notANumber : .notAProcurement)
      })
    case .words: form = parameter.wordForm.mapped { .success(.word($0)) }
    case .list(let words):
      // A word that stands twice says no more than once.
      form = ConfigForm<[String]>.list(of: parameter.wordForm, atLeast: 1)
        .mapped { named in .success(.list(words.filter(named.contains))) }
    }
    guard parameter.isOptional else { return form }
    return ConfigForm { node, context in
      node.content == .null ? .off : form.read(node, context)
    }
  }
}

extension ConfigForm where Value == IBAN {
  /// The number of a bank account with right check digits, also in groups of four.
  static var iban: ConfigForm {
    ConfigForm(text: { IBAN($0).map { .success($0) } ?? .failure(.notAnIBAN) })
  }
}

extension ConfigForm where Value == Rational {
  /// A number above zero: `40`, `7.5` or `1/3`.
  static var quantity: ConfigForm {
    ConfigForm(text: { text in
      guard let number = Rational(text: text), number.sign > 0 else {
        return .failure(.notANumber)
      }
      return .success(number)
    })
  }
}
