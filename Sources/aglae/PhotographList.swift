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
  let prefix = folder.hasSuffix("/") ? folder : folder + "/"
  let pictures = try namesIn(folder).filter {
    var isFolder: ObjCBool = false
    return !$0.hasPrefix(".") && isPictureName($0)
      && FileManager.default.fileExists(atPath: prefix + $0, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
  guard !pictures.isEmpty else {
    throw ValidationError(
      "There is no picture directly in \(printable(folder)). Name the folder that holds them.")
  }
  return pictures.sorted().map { PhotographFile(path: prefix + $0) }
}

/// Every name in `folder`. A picture whose name is no UTF-8 is an error: it could not be named in a
/// document, and leaving it out unsaid would be worse.
private func namesIn(_ folder: String) throws -> [String] {
  guard let stream = opendir(folder) else {
    throw ValidationError("The folder \(printable(folder)) cannot be read. Check its permissions.")
  }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    if let text = String(validating: name, as: UTF8.self) {
      names.append(text)
    } else if isPictureName(String(decoding: name, as: UTF8.self)) {
      throw ValidationError(
        "A picture in \(printable(folder)) has a name that is no UTF-8: "
          + "\(printable(String(decoding: name, as: UTF8.self))). Rename it.")
    }
  }
  return names
}

private func isPictureName(_ name: String) -> Bool {
  let endings: Set = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "tif", "tiff"]
  return endings.contains((name as NSString).pathExtension.lowercased())
}
