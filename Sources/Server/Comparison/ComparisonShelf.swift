internal import WebUI

/// Which two photographs of the light table are held against each other, and what the user said of
/// them: in memory only, by random ids.
struct HeldComparison: Sendable, Equatable {
  let first: RandomID
  let second: RandomID
  var samePerson = false
  var firstDate: PhotographDate?
  var secondDate: PhotographDate?

  /// The same pair in the other order.
  var exchanged: HeldComparison {
    HeldComparison(
      first: second, second: first, samePerson: samePerson, firstDate: secondDate,
      secondDate: firstDate)
  }
}

/// The comparisons at hand. The oldest make room; a pair that is there already is found again.
actor ComparisonShelf {
  /// Most comparisons of all visitors together; each is some hundred bytes.
  private let capacity: Int
  private var comparisons: [RandomID: (visitor: RandomID, held: HeldComparison)] = [:]
  /// Ids from the oldest to the newest.
  private var order: [RandomID] = []

  init(capacity: Int = 4096) { self.capacity = capacity }

  /// Keeps the pair for `visitor` and gives its id.
  func put(_ held: HeldComparison, for visitor: RandomID) -> RandomID {
    let known = comparisons.first { _, other in
      other.visitor == visitor && other.held.first == held.first
        && other.held.second == held.second
    }
    if let known { return known.key }
    let id = RandomID()
    comparisons[id] = (visitor, held)
    order.append(id)
    if order.count > capacity { comparisons[order.removeFirst()] = nil }
    return id
  }

  /// The comparison `id` of `visitor`; nil when it is somebody else's or gone.
  func comparison(_ id: RandomID, of visitor: RandomID) -> HeldComparison? {
    guard let found = comparisons[id], found.visitor == visitor else { return nil }
    return found.held
  }

  /// Puts `held` in the place of comparison `id`; nothing when it is gone.
  func replace(_ id: RandomID, of visitor: RandomID, with held: HeldComparison) {
    if comparisons[id]?.visitor == visitor { comparisons[id]?.held = held }
  }
}
