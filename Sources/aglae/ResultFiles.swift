internal import PhotoAnalysis
private import RasterCodecs
private import WebUI

/// The files of one photograph: its document, the picture with the drawing, the report.
struct ResultFiles {
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
    guard let image = analysis.image else { return nil }
    return try image.reduced(toFit: Overlay.longestSide).drawing(svg: Overlay(analysis).svg)
      .pngBytes()
  }
}
