public import RasterCodecs
public import Vocabulary

extension PhotoStation {
  /// Why the station does not serve a photograph; nil when it does.
  ///
  /// - Parameters:
  ///   - notes: what the camera noted; nil when that was not kept.
  ///   - width: of the picture, pixels, as `height`.
  public func refusal(of notes: CameraNotes?, width: Int, height: Int) -> Refusal? {
    guard isValid else { return Refusal(code: .stationFailed, message: Phrases.stationFailed) }
    guard let notes, let camera = Camera(notes, width: width, height: height),
      self.camera.agrees(with: camera)
    else { return Refusal(code: .stationOther, message: Phrases.otherCamera(self.camera)) }
    return nil
  }
}
