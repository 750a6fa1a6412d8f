internal import PhotoAnalysis
private import Raster
private import RasterCodecs
private import WebUI

/// The files of one photograph: its document, the picture with the drawing, the report.
struct ResultFiles {
  /// Longer side of the overlay picture, pixels: small photographs are enlarged, so that lines
  /// and scale bar can be read.
  private static let overlaySides = 1200...2048

  let analysis: PhotoAnalysis

  /// Bytes by ending; nil where there is no picture to draw on.
  func bytes() throws -> [(ending: String, bytes: [UInt8]?)] {
    let photo = try analysis.image?.reduced(toFit: 1600).jpegBytes()
    return [
      ("analysis.json", Array(try analysis.document.json().utf8)),
      ("overlay.png", try overlay()),
      ("report.html", Array(Report(of: analysis, photo: photo).html.utf8)),
    ]
  }

  private func overlay() throws -> [UInt8]? {
    guard let image = analysis.image, let drawing = FaceDrawing(of: analysis) else { return nil }
    let picture = try image.enlarged(toFill: Self.overlaySides.lowerBound)
      .reduced(toFit: Self.overlaySides.upperBound)
    return try picture.drawing(svg: drawing.file(width: picture.width)).pngBytes()
  }
}
