internal import COpenVINO
private import Foundation

/// The inference library on this machine's processor, and the models it may load.
///
/// `@unchecked Sendable` is sound: OpenVINO's core is documented as safe to use from several
/// threads, and nothing here changes after `init`.
public final class InferenceRuntime: @unchecked Sendable {
  public let manifest: ModelManifest
  private let modelsFolder: String
  private let core: OpaquePointer

  /// - Parameter cacheFolder: where compiled models are kept between runs, made with mode 0700
  ///   when missing; nil keeps nothing.
  /// - Throws: `InferenceError`.
  public init(_ installation: Installation, cacheFolder: String?) throws(InferenceError) {
    manifest = try ModelManifest(readingFrom: installation.manifestPath)
    modelsFolder = installation.modelsFolder
    var created: OpaquePointer?
    try check(ov_core_create(&created), "ov_core_create")
    guard let created else { throw .runtime(operation: "ov_core_create", message: "no core") }
    core = created
    // f32: reduced precision, which this library picks by itself on some processors, moves points.
    // Not pinned: a thread tied to one core waits there while another core is free.
    try withProperties([
      "INFERENCE_PRECISION_HINT": "f32", "NUM_STREAMS": "1", "INFERENCE_NUM_THREADS": "1",
      "ENABLE_CPU_PINNING": "NO",
    ]) { properties, count in
      ov_core_set_properties(core, "CPU", count, properties)
    }
    if let cacheFolder { try keepCompiledModels(in: cacheFolder) }
  }

  deinit { ov_core_free(core) }

  /// Loads model `id` for one thread a request, in full 32-bit precision.
  ///
  /// - Throws: `InferenceError`; a file whose hash differs from the manifest is not loaded.
  public func load(_ id: String) throws(InferenceError) -> CompiledModel {
    let path = try manifest.model(id).verifiedPath(in: modelsFolder)
    var compiled: OpaquePointer?
    try check(aglae_compile_file(core, path, &compiled), "compile")
    guard let compiled else {
      throw .runtime(operation: "compile", message: "no model")
    }
    return CompiledModel(id: id, pointer: compiled)
  }

  private func keepCompiledModels(in folder: String) throws(InferenceError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      return  // A cache that cannot be kept only costs time.
    }
    try withProperties(["CACHE_DIR": folder]) { properties, count in
      ov_core_set_properties(core, "CPU", count, properties)
    }
  }
}

/// Calls `body` with `values` as the library's property array and checks its status.
private func withProperties(
  _ values: [String: String],
  _ body: (UnsafePointer<ov_property_t>, Int) -> ov_status_e
) throws(InferenceError) {
  var strings: [UnsafeMutablePointer<CChar>?] = []
  defer { for string in strings { free(string) } }
  var properties: [ov_property_t] = []
  for (key, value) in values {
    let (k, v) = (strdup(key), strdup(value))
    strings += [k, v]
    properties.append(ov_property_t(key: k, value: v))
  }
  try check(
    properties.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return OK }
      return body(base, buffer.count)
    }, "properties")
}

func check(_ status: ov_status_e, _ operation: String) throws(InferenceError) {
  guard status != OK else { return }
  let detail = ov_get_last_err_msg().map { String(cString: $0) } ?? ""
  let name = ov_get_error_info(status).map { String(cString: $0) } ?? ""
  throw .runtime(operation: operation, message: detail.isEmpty ? name : detail)
}
