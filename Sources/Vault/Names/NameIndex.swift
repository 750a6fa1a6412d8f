public import ClinicVocabulary

/// One patient as a list of found names shows them.
public struct NameEntry: Sendable {
  public let patient: PatientID
  public let familyName: String
  public let givenNames: String
  public let usedName: String?
  public let birthDate: CivilDate
  let phone: PhoneNumber?

  public init(_ patient: PatientID, _ identity: PatientIdentity) {
    self.patient = patient
    familyName = identity.familyName
    givenNames = identity.givenNames
    usedName = identity.usedName
    birthDate = identity.birthDate
    phone = identity.phone.map(PhoneNumber.init)
  }
}

/// Finds patients by what is typed, in memory only: nothing of it is ever written.
///
/// Every typed word must be a word of the name, its beginning, or near to either: one letter wrong in
/// a word of four to seven letters, two in longer ones. A telephone number is found by its beginning
/// or its end. Best first: whole words, then beginnings, then those with letters wrong.
public struct NameIndex: Sendable {
  /// By name where the table was made from them; later ones follow.
  private var entries: [NameEntry?] = []
  /// What is compared for each entry, without its strings.
  private var facts: [Facts] = []
  private var numbers: [PatientID: Int32] = [:]
  private var table = WordTable()
  /// Words of who came after the table was made; few, so that they are searched one by one.
  private var recent: [(word: [UInt8], bearer: Int32)] = []

  private struct Facts: Sendable {
    let birthDate: Int32
    let phone: PhoneNumber?
    var isHere = true

    init(_ entry: NameEntry) {
      (birthDate, phone) = (Int32(entry.birthDate.daysSince1970), entry.phone)
    }
  }

  public init(_ entries: [NameEntry] = []) {
    self.entries = entries
    rebuild()
  }

  public var count: Int { numbers.count }

  /// Puts `added` in the place of those patients' former entries.
  public mutating func insert(_ added: [NameEntry]) {
    for entry in added {
      remove(entry.patient)
      let number = Int32(entries.count)
      entries.append(entry)
      facts.append(Facts(entry))
      numbers[entry.patient] = number
    }
    if added.count + recent.count / 4 > 500 { return rebuild() }
    var folding = FoldedNames()
    for entry in added {
      guard let number = numbers[entry.patient] else { continue }
      recent += folding.words(of: entry).map { ($0, number) }
    }
  }

  public mutating func remove(_ patient: PatientID) {
    guard let number = numbers.removeValue(forKey: patient) else { return }
    entries[Int(number)] = nil
    facts[Int(number)].isHere = false
  }

  private mutating func rebuild() {
    var folding = FoldedNames()
    let named = entries.compactMap { entry in
      entry.map { (order: folding.order(of: $0), entry: $0) }
    }
    entries = named.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.entry)
    facts = entries.compactMap { $0.map(Facts.init) }
    var bearers: [[UInt8]: [Int32]] = [:]
    numbers.removeAll(keepingCapacity: true)
    for (number, entry) in entries.enumerated() {
      guard let entry else { continue }
      numbers[entry.patient] = Int32(number)
      for word in folding.words(of: entry) { bearers[word, default: []].append(Int32(number)) }
    }
    table = WordTable(bearers)
    recent = []
  }

  /// The best matches, best first; equals by name.
  public func search(_ text: String, limit: Int = 20) -> [NameEntry] {
    let query = NameQuery(text)
    guard !query.isEmpty, limit > 0 else { return [] }
    var best = Best(limit)
    let costs = costs(of: query)
    let birthDate = query.birthDate.map { Int32($0.daysSince1970) }
    for (number, facts) in facts.enumerated() where facts.isHere && costs[number] != .max {
      if let birthDate, facts.birthDate != birthDate { continue }
      if let phone = query.phone {
        guard let own = facts.phone, phone.matches(own) else { continue }
      }
      best.add(number, cost: costs[number])
    }
    return best.numbers.compactMap { entries[$0] }
  }

  /// What it costs each entry to match all words in their best reading; `.max` for those that do not.
  private func costs(of query: NameQuery) -> [UInt16] {
    var known: [[UInt8]: [UInt16]] = [:]
    var lowest = [UInt16](repeating: .max, count: entries.count)
    for words in query.readings {
      var sums = [UInt16](repeating: 0, count: entries.count)
      for word in words {
        let mine = known[word] ?? costs(of: word)
        known[word] = mine
        for number in sums.indices {
          sums[number] =
            sums[number] == .max || mine[number] == .max ? .max : sums[number] + mine[number]
        }
      }
      for number in lowest.indices { lowest[number] = min(lowest[number], sums[number]) }
    }
    return lowest
  }

  private func costs(of word: [UInt8]) -> [UInt16] {
    var costs = [UInt16](repeating: .max, count: entries.count)
    func lower(_ bearers: some Sequence<Int32>, to cost: Int) {
      for bearer in bearers { costs[Int(bearer)] = min(costs[Int(bearer)], UInt16(cost)) }
    }
    for number in table.words(beginningWith: word) {
      lower(table.bearers(of: number), to: table.word(number).count == word.count ? 0 : 1)
    }
    let allowed = word.count < 4 ? 0 : word.count < 8 ? 1 : 2
    if allowed > 0 {
      table.forEachWord(near: word, limit: allowed) { number, distance in
        lower(table.bearers(of: number), to: 4 * distance + 1)
      }
    }
    var edits = EditDistance(word, limit: allowed)
    for (other, bearer) in recent {
      if other.starts(with: word) {
        lower([bearer], to: other.count == word.count ? 0 : 1)
      } else if allowed > 0, let distance = edits.distance(to: other) {
        lower([bearer], to: 4 * distance + 1)
      }
    }
    return costs
  }
}

/// The cheapest few of many.
private struct Best {
  private let limit: Int
  private var keys: [UInt64] = []

  init(_ limit: Int) { self.limit = limit }

  mutating func add(_ number: Int, cost: UInt16) {
    let key = UInt64(cost) << 32 | UInt64(number)
    if keys.count == limit {
      guard let worst = keys.last, key < worst else { return }
      keys.removeLast()
    }
    keys.insert(key, at: keys.firstIndex { $0 > key } ?? keys.endIndex)
  }

  var numbers: [Int] { keys.map { Int($0 & 0xFFFF_FFFF) } }
}
