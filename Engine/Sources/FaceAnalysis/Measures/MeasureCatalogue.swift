/// What measures there are, for rooms that speak of measures without a photograph.
public enum MeasureCatalogue {
  /// The unit of every measure of a frontal photograph, by its id.
  public static let units: [String: MeasureUnit] = Dictionary(
    Measure.all.map { ($0.id, $0.unit) }, uniquingKeysWith: { first, _ in first })
}
