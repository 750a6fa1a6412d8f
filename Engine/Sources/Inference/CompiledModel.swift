internal import COpenVINO

/// A model ready to run. Shared between workers; each worker runs its own `InferenceRequest`.
///
/// `@unchecked Sendable` is sound: a compiled model is read-only and OpenVINO documents the
/// making of requests as safe from several threads.
public final class CompiledModel: @unchecked Sendable {
  public let id: String
  private let pointer: OpaquePointer

  init(id: String, pointer: OpaquePointer) {
    self.id = id
    self.pointer = pointer
  }

  deinit { ov_compiled_model_free(pointer) }

  /// - Throws: `InferenceError.runtime`.
  public func makeRequest() throws(InferenceError) -> InferenceRequest {
    var request: OpaquePointer?
    try check(
      ov_compiled_model_create_infer_request(pointer, &request), "ov_create_infer_request")
    guard let request else { throw .runtime(operation: "request", message: "no request") }
    return InferenceRequest(model: self, pointer: request)
  }
}

/// One run of a model at a time: fill the inputs, `run`, read the outputs. For a single worker.
public final class InferenceRequest {
  private let model: CompiledModel
  private let pointer: OpaquePointer

  init(model: CompiledModel, pointer: OpaquePointer) {
    self.model = model
    self.pointer = pointer
  }

  deinit { ov_infer_request_free(pointer) }

  /// Lets `body` fill input `index`: 32-bit floats in the model's own layout.
  ///
  /// - Throws: `InferenceError.runtime`.
  public func withInput<R>(
    _ index: Int = 0, _ body: (UnsafeMutableBufferPointer<Float>) throws(InferenceError) -> R
  ) throws(InferenceError) -> R {
    var tensor: OpaquePointer?
    try check(
      ov_infer_request_get_input_tensor_by_index(pointer, index, &tensor), "input tensor")
    defer { ov_tensor_free(tensor) }
    return try body(try floats(of: tensor))
  }

  /// - Throws: `InferenceError.runtime`.
  public func run() throws(InferenceError) {
    try check(ov_infer_request_infer(pointer), "inference")
  }

  /// Lets `body` read output `index` of the last run: 32-bit floats in the model's own layout.
  ///
  /// - Throws: `InferenceError.runtime`.
  public func withOutput<R>(
    _ index: Int = 0, _ body: (UnsafeBufferPointer<Float>) throws(InferenceError) -> R
  ) throws(InferenceError) -> R {
    var tensor: OpaquePointer?
    try check(
      ov_infer_request_get_output_tensor_by_index(pointer, index, &tensor), "output tensor")
    defer { ov_tensor_free(tensor) }
    return try body(UnsafeBufferPointer(try floats(of: tensor)))
  }

  /// The dimensions of output `index`.
  ///
  /// - Throws: `InferenceError.runtime`.
  public func outputShape(_ index: Int = 0) throws(InferenceError) -> [Int] {
    var tensor: OpaquePointer?
    try check(
      ov_infer_request_get_output_tensor_by_index(pointer, index, &tensor), "output tensor")
    defer { ov_tensor_free(tensor) }
    var shape = ov_shape_t()
    try check(ov_tensor_get_shape(tensor, &shape), "tensor shape")
    defer { ov_shape_free(&shape) }
    guard let dimensions = shape.dims else { return [] }
    return (0..<Int(shape.rank)).map { Int(dimensions[$0]) }
  }

  private func floats(
    of tensor: OpaquePointer?
  ) throws(InferenceError) -> UnsafeMutableBufferPointer<Float> {
    var count = 0
    var data: UnsafeMutableRawPointer?
    try check(ov_tensor_get_size(tensor, &count), "tensor size")
    try check(ov_tensor_data(tensor, &data), "tensor data")
    return UnsafeMutableBufferPointer(
      start: data?.assumingMemoryBound(to: Float.self), count: count)
  }
}
