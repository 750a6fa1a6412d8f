public import FaceAnalysis

/// Whether a colour chart is looked for, and of which size it is.
public enum ChartSearch: Hashable, Sendable {
  case none
  /// - Parameter size: nil to tell the card from the pocket case by the irises, the card where
  ///   they cannot tell.
  case automatic(size: ChartSize?)
}

/// How the size of a chart was told.
public enum ChartSizeSource: String, Hashable, Sendable, Codable {
  /// By the person who asked.
  case given
  /// It is the one that agrees with the irises.
  case irises
  /// By nothing: the card of 28 × 21.6 cm.
  case assumed
}
