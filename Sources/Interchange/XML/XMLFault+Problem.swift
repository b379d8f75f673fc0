import Messages

extension XMLFault {
  var problem: Problem {
    switch self {
    case .doctype: Problem("xml.XML_DOCTYPE")
    case .entity: Problem("xml.XML_ENTITY")
    case .nulByte(let byte): Problem("xml.XML_NUL_BYTE", ["byte": byte])
    case .encoding(let name): Problem("xml.XML_ENCODING", ["name": name])
    case .truncated: Problem("xml.XML_TRUNCATED")
    case .notWellFormed(let number): Problem("xml.XML_NOT_WELL_FORMED", ["number": number])
    case .tooDeep(let limit): Problem("xml.XML_TOO_DEEP", ["limit": limit])
    case .noElement: Problem("xml.XML_NO_ELEMENT")
    }
  }
}
