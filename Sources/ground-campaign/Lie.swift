/// What a disk only says that it synchronised: the controls, in which losses must show.
enum Lie: String {
  /// The database's log.
  case log = "control"
  case photographs = "control-photographs"

  /// What the paths of such files hold.
  var place: String {
    switch self {
    case .log: "/pg_wal/"
    case .photographs: "/photographs"
    }
  }

  static func title(_ lie: Lie?, _ engine: String) -> String {
    switch lie {
    case nil: "power cut, \(engine)"
    case .log: "control: lying disk, \(engine)"
    case .photographs: "control: lying disk of photographs, \(engine)"
    }
  }
}
