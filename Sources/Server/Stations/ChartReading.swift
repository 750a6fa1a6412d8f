internal import FaceAnalysis
internal import PhotoAnalysis
internal import Raster
internal import RasterCodecs
internal import WebUI

/// A photograph of a chart, decoded, with the chart that was found and a picture for screens.
struct ChartReading: Sendable {
  let photograph: DecodedPhotograph
  /// nil when no chart was found.
  let sight: ChartSight?
  let picture: [UInt8]

  init(_ photograph: DecodedPhotograph) throws {
    let image = photograph.image
    self.photograph = photograph
    picture = try image.reduced(toFit: AnalysisPage.previewSide).jpegBytes(quality: 88)
    sight = ChartFinder.find(in: image).map {
      ChartSight(
        width: image.width, height: image.height, corners: $0.corners,
        patches: $0.patches.map { .init(at: $0.centre, isUsed: $0.use == .used) })
    }
  }
}

extension AnalysisWorker {
  /// Decodes a photograph and looks for a chart in it.
  ///
  /// - Throws: `StationRefusal.undecodable`; what decoding throws.
  func readChart(_ bytes: [UInt8]) throws -> ChartReading {
    switch try decoder.decode(bytes) {
    case .refused(let refusal): throw StationRefusal.undecodable(refusal)
    case .decoded(let photograph): try ChartReading(photograph)
    }
  }
}
