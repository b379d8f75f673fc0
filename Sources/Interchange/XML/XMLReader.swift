import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a document of any length in constant memory.
///
/// The parser loads nothing from elsewhere; a document type, undeclared entities and NUL bytes are
/// refused, and so is a document that ends early, which the parser alone would call well.
enum XMLReader {
  /// The deepest nesting taken.
  static let depthLimit = 64

  /// - Parameters:
  ///   - place: the document, for messages; its line is filled in.
  ///   - visitor: is told the content.
  ///   - pieces: gives the next bytes of the document, none at its end.
  /// - Throws: ``XMLFault``, and what `pieces` throws.
  static func read(
    _ place: SourcePosition, _ visitor: any XMLVisitor,
    pieces: () throws(InputProblems) -> [UInt8]
  ) throws(InputProblems) {
    var first: [UInt8]? = try pieces()
    var decoder = first.flatMap(UTF16Pieces.init)
    func next() throws(InputProblems) -> [UInt8] {
      let piece: [UInt8]
      if let known = first { piece = known } else { piece = try pieces() }
      first = nil
      guard let text = decoder == nil ? piece : decoder?.utf8(piece) else {
        throw InputProblems(place, .file(.notUTF16))
      }
      return text.isEmpty && !piece.isEmpty ? try next() : text
    }
    var head: [UInt8] = []
    var isWhole = false
    while head.count < XMLProlog.limit, !isWhole {
      let piece = try next()
      isWhole = piece.isEmpty
      head += piece
    }
    let prolog: XMLProlog
    do throws(XMLTextError) {
      prolog = try XMLProlog(head, isWhole: isWhole, isDecoded: decoder != nil)
    } catch {
      throw InputProblems(place, error.fault)
    }
    let outcome = withoutActuallyEscaping(next) { next in
      let stream = PieceStream(prolog, next: next)
      let parser = XMLParser(stream: stream)
      let delegate = Delegate(visitor)
      parser.delegate = delegate
      parser.shouldProcessNamespaces = true
      let isWell = parser.parse()
      return Outcome(stream: stream, delegate: delegate, parser: parser, isWell: isWell)
    }
    if let problems = outcome.problems(place) { throw problems }
  }

  /// Reads a document that is an input of its own.
  static func read(_ input: InputBytes, _ visitor: any XMLVisitor) throws(InputProblems) {
    let place = SourcePosition(file: input.file)
    guard input.count > 0 else { throw InputProblems(place, .file(.empty)) }
    var offset = 0
    try read(place, visitor) { () throws(InputProblems) in
      let piece = try input.piece(at: offset, limit: 1 << 16)
      offset += piece.count
      return piece
    }
  }
}

/// How the parsing of a document ended.
private struct Outcome {
  let problems: (SourcePosition) -> InputProblems?

  init(stream: PieceStream, delegate: Delegate, parser: XMLParser, isWell: Bool) {
    if let failure = stream.failure {
      problems = { _ in failure }
      return
    }
    let fault: InputFault?
    if let found = stream.fault {
      fault = found
    } else if let found = delegate.fault {
      fault = .xml(found)
    } else if delegate.isDone {
      fault = nil
    } else if let number = delegate.error {
      // 5: the end came before the last element was closed; 26: undeclared entity.
      fault = .xml(
        number == 26
          ? .entity : number == 5 && delegate.depth > 0 ? .truncated : .notWellFormed(number))
    } else if !isWell {
      fault = .xml(.notWellFormed(0))
    } else if delegate.depth > 0 {
      fault = .xml(.truncated)
    } else {
      fault = delegate.sawElement ? nil : .xml(.noElement)
    }
    let line = max(parser.lineNumber, 1)
    problems = { place in
      guard let fault else { return nil }
      var at = place
      if at.sheet == nil { at.line = line }
      return InputProblems(at, fault)
    }
  }
}

/// Feeds the parser.
private final class PieceStream: InputStream {
  private var piece: [UInt8] = []
  private var used = 0
  private var head: [UInt8]?
  private var transcoder: XMLTranscoder
  private var instructions = XMLInstructions()
  private let next: () throws(InputProblems) -> [UInt8]
  private var isAtEnd = false
  /// What the source of the bytes threw.
  private(set) var failure: InputProblems?
  /// Why the bytes are no text.
  private(set) var fault: InputFault?

  init(_ prolog: XMLProlog, next: @escaping () throws(InputProblems) -> [UInt8]) {
    head = prolog.head
    transcoder = XMLTranscoder(prolog.encoding)
    self.next = next
    super.init(data: Data())
  }

  override func open() {}
  override func close() {}
  override var hasBytesAvailable: Bool { !isAtEnd }
  override var streamStatus: Stream.Status { .open }
  override var streamError: (any Error)? { nil }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength limit: Int) -> Int {
    while used == piece.count, !isAtEnd { refill() }
    let count = min(limit, piece.count - used)
    piece.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, count > 0 else { return }
      buffer.update(from: base + used, count: count)
    }
    used += count
    return count
  }

  private func refill() {
    (piece, used) = ([], 0)
    do throws(InputProblems) {
      let raw = if let head { head } else { try next() }
      head = nil
      isAtEnd = raw.isEmpty
      do throws(XMLTextError) {
        piece = instructions.guarded(try transcoder.utf8(raw))
      } catch {
        fault = error.fault
        isAtEnd = true
      }
    } catch {
      failure = error
      isAtEnd = true
    }
  }
}

/// Passes on what the parser finds.
private final class Delegate: NSObject, XMLParserDelegate {
  private let visitor: any XMLVisitor
  private(set) var depth = 0
  private(set) var sawElement = false
  private(set) var isDone = false
  private(set) var fault: XMLFault?
  /// The number of the first thing that the parser minds.
  private(set) var error: Int?

  init(_ visitor: any XMLVisitor) { self.visitor = visitor }

  private var isStopped: Bool { isDone || fault != nil || error != nil }

  private func stopIfDone(_ parser: XMLParser) {
    guard visitor.isDone, !isDone else { return }
    isDone = true
    parser.abortParsing()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard !isStopped else { return }
    if !sawElement { visitor.begin(namespace: namespaceURI) }
    sawElement = true
    depth += 1
    guard depth <= XMLReader.depthLimit else {
      fault = .tooDeep(limit: XMLReader.depthLimit)
      parser.abortParsing()
      return
    }
    visitor.start(name, attributes, line: parser.lineNumber)
    stopIfDone(parser)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard !isStopped else { return }
    depth -= 1
    visitor.end(name)
    stopIfDone(parser)
  }

  /// The parser would go on as well as it can, and take what it then finds for other than
  /// ``XMLInstructions`` did.
  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    guard !isStopped, self.error == nil else { return }
    self.error = (error as NSError).code
    parser.abortParsing()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard !isStopped else { return }
    visitor.text(text)
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    guard !isStopped else { return }
    visitor.text(String(decoding: block, as: UTF8.self))
  }
}
