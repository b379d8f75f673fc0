package import Amounts

extension MeasureSettlement.SourceResult.Kind {
  /// What it is called in tables of financing.
  package var name: LocalizedText {
    switch self {
    case .source(let kind): kind.name
    case .grant(let level):
      switch level {
      case .land: LocalizedText(de: "Zuwendung Land", en: "Land grant")
      case .bund: LocalizedText(de: "Zuwendung Bund", en: "Federal grant")
      case .eu: LocalizedText(de: "Zuwendung EU", en: "EU grant")
      case .municipal: LocalizedText(de: "Zuwendung Gemeinde", en: "Municipal grant")
      case .foundation: LocalizedText(de: "Zuwendung Stiftung", en: "Foundation grant")
      case .other: LocalizedText(de: "Zuwendung", en: "Grant")
      }
    }
  }
}
