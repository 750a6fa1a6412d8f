internal import ArgumentParser
internal import FaceAnalysis
private import Foundation
private import Raster

/// Points that a person moved, as `--landmarks` reads them.
struct CorrectedPoints {
  let landmarks: FaceLandmarks

  private struct File: Decodable {
    let points: [[Double]]
  }

  /// - Throws: `ValidationError` that says what the file should hold.
  init(readingFrom path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("There is no readable file at \(path).")
    }
    guard let file = try? JSONDecoder().decode(File.self, from: data),
      file.points.allSatisfy({ $0.count == 2 || $0.count == 3 }),
      let landmarks = FaceLandmarks(
        points: file.points.map { Point3($0[0], $0[1], $0.count == 3 ? $0[2] : 0) })
    else {
      throw ValidationError(
        "\(path) must hold {\"points\": [[x, y], …]} with \(FaceLandmarks.count) points in pixels.")
    }
    self.landmarks = landmarks
  }
}
