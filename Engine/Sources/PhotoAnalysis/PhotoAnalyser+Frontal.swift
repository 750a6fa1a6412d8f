internal import FaceAnalysis
internal import RasterCodecs
internal import Vocabulary

extension PhotoAnalyser {
  /// Reads from the frontal photograph of a series the scale for its other photographs.
  ///
  /// - Parameter bytes: the image file.
  /// - Throws: `DecodeFailure` or `InferenceError` when the machine fails.
  public func frontalPhotograph(_ bytes: [UInt8]) throws -> FrontalPhotograph {
    let document = try analyse(bytes, name: "").document
    let refusal = document.refused?.first { !Self.spareTheIrises.contains($0.code) }
    if let refusal { return .unusable(refusal.message) }
    guard let size = document.image, [.iris, .chart].contains(document.scale.source)
    else {
      return .unusable(Phrases.irisesUnclear)
    }
    return .measured(document.scale, width: size.width, height: size.height)
  }

  /// Refusals of pictures whose irises still give the scale.
  private static let spareTheIrises: Set<Refusal.Code> = [
    .expression, .mouthOpen, .hairOverFace, .unevenLight, .colourCast, .skinClipped, .overexposed,
    .underexposed,
  ]

  /// The scale that `choice` gives to a picture of this size, with what stands against it.
  func scale(
    from choice: ScaleChoice, width: Int, height: Int, orIrises irises: () -> Scale
  ) -> (scale: Scale, refusal: Refusal?) {
    switch choice {
    case .irises: return (irises(), nil)
    case .given(let size):
      return (Scale(millimetresPerPixel: size, relativeUncertainty: 0, source: .given), nil)
    case .frontal(.unusable(let reason)):
      return (
        .unknown, Refusal(code: .frontalUnusable, message: Phrases.frontalUnusable(reason))
      )
    case .frontal(.measured(let scale, let frontalWidth, let frontalHeight)):
      guard !isResampled(width, height, from: frontalWidth, frontalHeight) else {
        return (
          .unknown, Refusal(code: .frontalUnusable, message: Phrases.frontalOfAnotherSize)
        )
      }
      return (
        Scale(
          millimetresPerPixel: scale.millimetresPerPixel,
          relativeUncertainty: scale.relativeUncertainty, source: .frontal), nil
      )
    }
  }
}

/// Whether one picture has the shape of the other at another size, as after resampling; one that
/// was cropped keeps its scale and has another shape. The limits, 1 and 5 %, are the project's.
private func isResampled(
  _ width: Int, _ height: Int, from otherWidth: Int, _ otherHeight: Int
) -> Bool {
  let longer = Double(max(width, height)) / Double(max(otherWidth, otherHeight))
  let shorter = Double(min(width, height)) / Double(min(otherWidth, otherHeight))
  return abs(longer / shorter - 1) < 0.01 && abs(longer - 1) > 0.05
}
