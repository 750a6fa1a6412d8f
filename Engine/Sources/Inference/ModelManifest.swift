internal import Crypto
internal import Foundation

/// The models that Aglaé may load, each with its origin, hash, licence and card.
public struct ModelManifest: Sendable, Codable {
  public let models: [Model]

  /// One model file.
  public struct Model: Sendable, Codable {
    public let id: String
    /// File name in the models folder.
    public let file: String
    /// SHA-256 of the file, hexadecimal.
    public let sha256: String
    public let licence: String
    /// Where it was published; nil for a model that the project trained.
    public let source: Source?
    /// How the project trained it; nil for a published model.
    public let training: Training?
    public let card: ModelCard
  }

  /// The published package that a model was taken from.
  public struct Source: Sendable, Codable {
    public let package: String
    public let version: String
    public let wheelSHA256: String
    public let path: String
  }

  /// What makes one of the project's own models again.
  public struct Training: Sendable, Codable {
    public let script: String
    public let data: String
  }

  /// - Throws: `InferenceError.manifestUnreadable`.
  public init(readingFrom path: String) throws(InferenceError) {
    guard let data = FileManager.default.contents(atPath: path),
      let manifest = try? JSONDecoder().decode(Self.self, from: data)
    else { throw .manifestUnreadable(path: path) }
    self = manifest
  }

  /// The model called `id`.
  ///
  /// - Throws: `InferenceError.unknownModel`.
  public func model(_ id: String) throws(InferenceError) -> Model {
    guard let model = models.first(where: { $0.id == id }) else { throw .unknownModel(id: id) }
    return model
  }
}

/// What a model is for and where it fails, in the form of MONAI's model metadata.
public struct ModelCard: Sendable, Codable {
  public let task: String
  /// Meaning of each input and output: shape, layout, range.
  public let inputs: [String: String]
  public let outputs: [String: String]
  public let intendedUse: String
  public let limitations: String
  public let references: [String]
  public let changelog: [String: String]

  private enum CodingKeys: String, CodingKey {
    case task, inputs, outputs, limitations, references, changelog
    case intendedUse = "intended_use"
  }
}

extension ModelManifest.Model {
  /// The path of the model's file in `folder`, once its bytes were found to be the right ones.
  ///
  /// - Throws: `InferenceError.modelMissing`, `.modelAltered`.
  func verifiedPath(in folder: String) throws(InferenceError) -> String {
    let path = folder + "/" + file
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .modelMissing(id: id, path: path)
    }
    let found = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    guard found == sha256 else { throw .modelAltered(id: id, expected: sha256, found: found) }
    return path
  }
}
