/// An error of the points that is independent of the others: some points, moved together by one
/// standard deviation.
struct PointError: Sendable {
  struct Move: Sendable {
    let place: FacialPlace
    /// As in `LevelFace.move`.
    let axis: Int
    /// Over the outer-eye distance.
    let amount: Double
  }

  let moves: [Move]

  /// Whether it touches one of `places`.
  func touches(_ places: [FacialPlace]) -> Bool {
    moves.contains { places.contains($0.place) }
  }

  /// `face` with the error, `times` as large.
  func applied(to face: LevelFace, times factor: Double) -> LevelFace {
    var face = face
    for move in moves {
      face.move(move.place, axis: move.axis, by: move.amount * face.unit * factor)
    }
    return face
  }

  /// Those of LandmarkDeviation, in a fixed order.
  static let all: [PointError] =
    LandmarkDeviation.groups.map { shared($0.points, axis: 0, $0.across) }
    + [shared(LandmarkDeviation.upperBorder.points, axis: 1, LandmarkDeviation.upperBorder.down)]
    + FacialPoint.allCases.flatMap(own)

  private static func shared(
    _ points: [FacialPoint], axis: Int, _ amount: Double
  ) -> PointError {
    PointError(
      moves: points.flatMap(\.places).map { Move(place: $0, axis: axis, amount: amount) })
  }

  private static func own(_ point: FacialPoint) -> [PointError] {
    if let midline = LandmarkDeviation.midline[point] {
      return [midline.across, midline.down, midline.away].enumerated()
        .map { shared([point], axis: $0, $1) }
    }
    guard let pair = LandmarkDeviation.pairs[point] else { return [] }
    let (right, left) = (point.places[0], point.places[1])
    func apart(_ axis: Int, _ amount: Double) -> PointError {
      PointError(
        moves: [
          Move(place: right, axis: axis, amount: -amount),
          Move(place: left, axis: axis, amount: amount),
        ])
    }
    return [
      shared([point], axis: 0, pair.together.across), shared([point], axis: 1, pair.together.down),
      apart(0, pair.apart.across), apart(1, pair.apart.down),
      PointError(moves: [Move(place: right, axis: 2, amount: pair.away)]),
      PointError(moves: [Move(place: left, axis: 2, amount: pair.away)]),
    ]
  }
}
