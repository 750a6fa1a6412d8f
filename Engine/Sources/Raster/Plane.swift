/// One channel of a picture: height × width values, row-major.
public struct Plane<Value: Sendable>: Sendable {
  public let width: Int
  public let height: Int
  public var values: [Value]

  /// - Precondition: `values.count == width * height`.
  @inlinable
  public init(width: Int, height: Int, values: [Value]) {
    precondition(values.count == width * height, "plane of another size than its values")
    self.width = width
    self.height = height
    self.values = values
  }

  @inlinable
  @inline(__always)
  public init(width: Int, height: Int, repeating value: Value) {
    self.init(
      width: width, height: height, values: Array(repeating: value, count: width * height))
  }

  /// The value of column `x`, row `y`. For single values; loops use `values` through a buffer.
  @inlinable
  public subscript(x: Int, y: Int) -> Value {
    get { values[y * width + x] }
    set { values[y * width + x] = newValue }
  }
}

extension Plane: Equatable where Value: Equatable {}

extension Plane: Hashable where Value: Hashable {}
