internal import WebUI

/// The photographs at hand, in memory only: nothing is written anywhere.
///
/// What has not been used for a while is dropped, and the least recently used makes room when
/// the memory set aside is full. A photograph is shown only to the visitor who brought it.
actor LightTable {
  /// Bytes that all photographs together may take.
  let capacity: Int
  /// Time without use after which a photograph is dropped.
  let timeKept: Duration
  private let now: @Sendable () -> ContinuousClock.Instant
  private var photographs: [RandomID: Held] = [:]

  private struct Held {
    var photograph: HeldPhotograph
    let visitor: RandomID
    let order: Int
    var lastUse: ContinuousClock.Instant
  }
  private var brought = 0

  init(
    capacity: Int = 1 << 30, timeKept: Duration = .seconds(3600),
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.capacity = capacity
    self.timeKept = timeKept
    self.now = now
  }

  /// Bytes that the photographs take now.
  var bytesHeld: Int { photographs.values.reduce(0) { $0 + $1.photograph.byteCount } }

  /// Keeps `photograph` for `visitor` and gives its id.
  func put(_ photograph: HeldPhotograph, for visitor: RandomID) -> RandomID {
    dropUnused()
    let id = RandomID()
    brought += 1
    photographs[id] = Held(
      photograph: photograph, visitor: visitor, order: brought, lastUse: now())
    makeRoom(keeping: id)
    return id
  }

  /// The photograph `id` of `visitor`; nil when it is somebody else's or gone.
  func photograph(_ id: RandomID, of visitor: RandomID) -> HeldPhotograph? {
    dropUnused()
    guard photographs[id]?.visitor == visitor else { return nil }
    photographs[id]?.lastUse = now()
    return photographs[id]?.photograph
  }

  /// Puts a new state of the photograph `id` in the place of the old one.
  ///
  /// - Returns: whether the visitor still has it.
  func replace(_ id: RandomID, of visitor: RandomID, with photograph: HeldPhotograph) -> Bool {
    guard photographs[id]?.visitor == visitor else { return false }
    photographs[id]?.photograph = photograph
    photographs[id]?.lastUse = now()
    makeRoom(keeping: id)
    return true
  }

  /// Forgets the photograph at once.
  func remove(_ id: RandomID, of visitor: RandomID) {
    if photographs[id]?.visitor == visitor { photographs[id] = nil }
  }

  /// All photographs of `visitor`, the newest first.
  func photographs(of visitor: RandomID) -> [(id: RandomID, photograph: HeldPhotograph)] {
    dropUnused()
    return photographs.filter { $0.value.visitor == visitor }
      .sorted { $0.value.order > $1.value.order }.map { ($0.key, $0.value.photograph) }
  }

  private func dropUnused() {
    let oldest = now() - timeKept
    photographs = photographs.filter { $0.value.lastUse > oldest }
  }

  private func makeRoom(keeping kept: RandomID) {
    while bytesHeld > capacity,
      let leastRecent = photographs.filter({ $0.key != kept })
        .min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      photographs[leastRecent.key] = nil
    }
  }
}
