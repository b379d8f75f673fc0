import Amounts
import Messages

extension WorkbookFault {
  var problem: Problem {
    switch self {
    case .otherKind(let kind): Self.otherKind(kind)
    case .damaged: Problem("workbook.WORKBOOK_DAMAGED")
    case .damagedPart(let part): Problem("workbook.WORKBOOK_PART_DAMAGED", ["part": part])
    case .encryptedPart:
      Problem("workbook.WORKBOOK_PART_ENCRYPTED", ["kind": FileKind.encryptedWorkbook.name])
    case .missingPart(let part): Problem("workbook.WORKBOOK_PART_MISSING", ["part": part])
    case .partTwice(let part): Problem("workbook.WORKBOOK_PART_TWICE", ["part": part])
    case .tooManyParts(let limit): Problem("workbook.WORKBOOK_TOO_MANY_PARTS", ["limit": limit])
    case .unpackedTooLarge(let part, let limit):
      Problem(
        part == nil ? "workbook.WORKBOOK_TOO_LARGE.all" : "workbook.WORKBOOK_TOO_LARGE",
        ["part": part, "mebibytes": limit >> 20])
    case .zipBomb(let part, let limit):
      Problem("workbook.WORKBOOK_ZIP_BOMB", ["part": part, "limit": limit])
    case .noSheets: Problem("workbook.WORKBOOK_NO_SHEETS")
    case .unknownSheet(let name, let nearest, let known):
      Problem("workbook.SHEET_UNKNOWN", ["name": name, "known": known]).suggesting(nearest)
    case .severalSheets(let names): Problem("workbook.SHEET_NOT_CHOSEN", ["names": names])
    case .tooManyRows(let limit): Problem("workbook.SHEET_TOO_MANY_ROWS", ["limit": limit])
    case .outOfOrder: Problem("workbook.SHEET_OUT_OF_ORDER")
    case .badAddress: Problem("workbook.CELL_BAD_ADDRESS")
    case .unknownText: Problem("workbook.CELL_UNKNOWN_TEXT")
    case .unknownStyle: Problem("workbook.CELL_UNKNOWN_STYLE")
    case .unknownType: Problem("workbook.CELL_UNKNOWN_TYPE")
    case .errorValue(let error): Problem("workbook.CELL_ERROR_VALUE", ["error": error])
    case .formulaWithoutValue: Problem("workbook.CELL_FORMULA_WITHOUT_VALUE")
    case .timeOfDay: Problem("workbook.CELL_TIME_OF_DAY")
    case .tooManyDigits: Problem("workbook.CELL_TOO_MANY_DIGITS")
    }
  }

  private static func otherKind(_ kind: FileKind) -> Problem {
    let problem = Problem("workbook.WORKBOOK_OTHER_KIND", ["kind": kind.name])
    return problem.has(kind.rawValue) ? problem.with(remedy: kind.rawValue) : problem
  }
}
