public import Raster
public import Vocabulary

/// A photograph as its file gave it: upright sRGB pixels and what the camera noted.
public struct DecodedPhotograph: Sendable {
  public let image: PixelImage
  public let format: FileFormat
  public let camera: CameraNotes
}

/// The EXIF entries that analysis uses. Place, owner and serial numbers are never read.
public struct CameraNotes: Hashable, Sendable, Codable {
  public let make: String?
  public let model: String?
  public let focalLengthInMillimetres: Double?
  /// Focal length that gives the same angle of view on 36 × 24 mm film.
  public let focalLengthIn35mmFilm: Double?
  public let exposureInSeconds: Double?

  public init(
    make: String? = nil, model: String? = nil, focalLengthInMillimetres: Double? = nil,
    focalLengthIn35mmFilm: Double? = nil, exposureInSeconds: Double? = nil
  ) {
    self.make = make
    self.model = model
    self.focalLengthInMillimetres = focalLengthInMillimetres
    self.focalLengthIn35mmFilm = focalLengthIn35mmFilm
    self.exposureInSeconds = exposureInSeconds
  }
}

/// The answer for one file.
public enum DecodeOutcome: Sendable {
  case decoded(DecodedPhotograph)
  case refused(Refusal)
}

/// How the process that served a file ended.
package enum WorkerEnd: Hashable, Sendable {
  /// The file was answered for by its first bytes alone.
  case notStarted
  case answered
  case killedAtWallLimit
  /// Ended by `signal` before it answered: a limit of its own, or a fault.
  case signalled(Int32)
  case exited(Int32)
}
