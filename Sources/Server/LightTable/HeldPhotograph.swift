internal import FaceAnalysis
internal import PhotoAnalysis
internal import Raster
internal import Vocabulary
internal import WebUI

/// A photograph on the light table with its analysis as it stands.
struct HeldPhotograph: Sendable {
  let analysis: PhotoAnalysis
  let pictures: ScreenPictures
  let options: AnalysisOptions
  /// The points as they were found, before a person moved any.
  let foundLandmarks: FaceLandmarks?

  /// Memory that it takes: its pixels and pictures.
  var byteCount: Int {
    let pixels = analysis.image.map { $0.stride * $0.height } ?? 0
    return pixels + pictures.preview.count + pictures.thumbnail.count
  }

  /// How many points lie elsewhere than they were found.
  var movedPoints: Int {
    guard let found = foundLandmarks, let now = analysis.landmarks else { return 0 }
    return zip(found.points, now.points).filter { $0 != $1 }.count
  }

  /// What its thumbnail is called: the view.
  var label: Phrase {
    guard let view = analysis.document.view else {
      return Phrase(fr: "sans visage", en: "no face")
    }
    return ViewName.phrase(view.kind)
  }
}
