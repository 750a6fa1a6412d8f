private import Foundation

/// A face that the project rendered, to try the program with.
struct Demonstration: Sendable {
  let name: String
  let bytes: [UInt8]
  let thumbnail: [UInt8]

  /// The faces in `folder`, by name; none when the folder is absent.
  static func all(in folder: String, thumbnail: ([UInt8]) throws -> [UInt8]) rethrows
    -> [Demonstration]
  {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.filter { $0.hasSuffix(".jpg") }.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
        return nil
      }
      let bytes = [UInt8](data)
      return Demonstration(name: name, bytes: bytes, thumbnail: try thumbnail(bytes))
    }
  }
}
