private import Foundation
public import Inference
public import Knowledge

extension Edition {
  /// The edition that this program was made with, as `installation` holds it.
  ///
  /// - Throws: `KnowledgeError`; an edition whose hash differs is refused.
  public init(readingFrom installation: Installation) throws(KnowledgeError) {
    let path = "\(installation.root)/Knowledge/editions/\(Edition.current.name)/norms.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .malformed("\(path) is missing")
    }
    try self.init(norms: data, expecting: Edition.current)
  }
}
