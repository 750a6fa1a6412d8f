private import Crypto
private import Foundation
internal import WebUI

/// Style sheets, scripts and pictures of the pages, read once at the start.
struct Assets: Sendable {
  struct File: Sendable {
    let bytes: [UInt8]
    let type: String
  }

  let files: [String: File]
  /// A digest of all files.
  let version: String
  let meshEdges: [MeshEdge]

  private static let css = "text/css; charset=utf-8"
  private static let types = [
    "css": css, "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
  ]

  /// Reads the project's own files and those that set-up unpacked into `folder`.
  ///
  /// - Throws: `ServerFailure.notSetUp` when one is missing.
  init(unpackedIn folder: String) throws {
    var files = [
      "drawing.css": File(bytes: Array(PageAssets.drawingStyle.utf8), type: Self.css)
    ]
    let own = PageAssets.folder
    let names = try FileManager.default.contentsOfDirectory(atPath: own)
    for path in names.map({ own + "/" + $0 }) + [folder + "/bootstrap/bootstrap.min.css"] {
      let url = URL(fileURLWithPath: path)
      guard let type = Self.types[url.pathExtension],
        let data = FileManager.default.contents(atPath: path)
      else { throw ServerFailure.notSetUp(missing: url.lastPathComponent) }
      files[url.lastPathComponent] = File(bytes: [UInt8](data), type: type)
    }
    self.files = files
    var digest = SHA256()
    for name in files.keys.sorted() {
      digest.update(data: Array(name.utf8))
      digest.update(data: files[name]?.bytes ?? [])
    }
    version = digest.finalize().prefix(8).map { String(format: "%02x", $0) }.joined()
    meshEdges = try Self.meshEdges(folder + "/mesh/edges.json")
  }

  private static func meshEdges(_ path: String) throws -> [MeshEdge] {
    guard let data = FileManager.default.contents(atPath: path),
      let pairs = try? JSONDecoder().decode([[Int]].self, from: data)
    else { throw ServerFailure.notSetUp(missing: "edges.json") }
    return pairs.compactMap { $0.count == 2 ? MeshEdge(from: $0[0], to: $0[1]) : nil }
  }
}
