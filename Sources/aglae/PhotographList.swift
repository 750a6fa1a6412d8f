internal import ArgumentParser
private import Foundation

/// The photographs of one run, in the order given, and the name of each one's results.
struct PhotographList {
  let files: [PhotographFile]

  /// `paths` with every folder replaced by the pictures directly in it, by name. Folders in it
  /// and hidden files are left out.
  ///
  /// - Throws: `ValidationError` for a path that is not there or a folder without pictures.
  init(at paths: [String]) throws {
    files = try paths.flatMap { path -> [PhotographFile] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ValidationError("There is no file or folder at \(printable(path)).")
      }
      return isFolder.boolValue ? try picturesIn(path) : [PhotographFile(path: path)]
    }
  }

  /// Longest name of results, bytes: endings and the mark of an unfinished file find room behind
  /// it within the 255 bytes that file systems allow.
  private static let longestName = 200

  /// For each file its name without ending, cut when very long. A name that an earlier photograph
  /// took, as with a.jpg and a.png, gets -2, -3 …
  var resultNames: [String] {
    let stems = files.map { file in
      var stem = (file.name as NSString).deletingPathExtension
      while stem.utf8.count > Self.longestName { stem.removeLast() }
      return stem
    }
    var taken = Set(stems)
    var seen: Set<String> = []
    return stems.map { stem in
      if seen.insert(stem).inserted { return stem }
      var number = 2
      while !taken.insert("\(stem)-\(number)").inserted { number += 1 }
      return "\(stem)-\(number)"
    }
  }
}

private func picturesIn(_ folder: String) throws -> [PhotographFile] {
  let endings: Set = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "tif", "tiff"]
  guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
    throw ValidationError("The folder \(printable(folder)) cannot be read.")
  }
  let prefix = folder.hasSuffix("/") ? folder : folder + "/"
  let pictures = names.filter {
    var isFolder: ObjCBool = false
    return !$0.hasPrefix(".") && endings.contains(($0 as NSString).pathExtension.lowercased())
      && FileManager.default.fileExists(atPath: prefix + $0, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
  guard !pictures.isEmpty else {
    throw ValidationError(
      "There is no picture directly in \(printable(folder)). Name the folder that holds them.")
  }
  return pictures.sorted().map { PhotographFile(path: prefix + $0) }
}
