internal import ClinicVocabulary
internal import Testing

@testable internal import Vault

@Suite("The index of names")
struct NameIndexTests {
  static let people: [(family: String, given: String, born: String, phone: String?)] = [
    ("Lefèvre", "Hélène", "1980-03-12", "06 12 34 56 78"),
    ("LEFEBVRE", "Marie-Anne", "1975-07-01", "+33 7 98 76 54 32"),
    ("Le Fèvre", "Jean-Pierre", "1962-11-30", nil),
    ("Lefort", "Luc", "1990-01-05", "0033 6 00 00 00 01"),
    ("Œuvrard", "Zoé", "2001-02-28", nil), ("D’Arcy", "François", "1955-12-25", "04.78.00.11.22"),
    ("Nguyễn", "Thị Hoa", "1988-08-08", nil), ("Müller", "Jörg", "1970-05-05", "+49 170 1234567"),
    ("Martin", "Anne", "1980-03-12", nil), ("Martinez", "Ana", "1999-09-09", nil),
  ]
  let index: NameIndex
  let ids: [PatientID]

  init() throws {
    let ids = Self.people.map { _ in PatientID(at: now) }
    self.ids = ids
    index = NameIndex(
      zip(Self.people, ids).map { person, id in
        NameEntry(
          id,
          PatientIdentity(
            familyName: person.family, givenNames: person.given,
            birthDate: CivilDate(person.born)!, phone: person.phone))
      })
  }

  @Test(
    "Names are found as they are typed",
    arguments: [
      ("Lefèvre", ["Lefèvre", "Le Fèvre"]), ("lefevre", ["Lefèvre", "Le Fèvre"]),
      ("LEFEVRE helene", ["Lefèvre"]), ("hélène lefe", ["Lefèvre"]),
      ("le fevre jean", ["Le Fèvre"]),
      ("lefe", ["LEFEBVRE", "Lefèvre", "Le Fèvre"]), ("lefevbre", ["LEFEBVRE"]),
      ("elfevre", ["Lefèvre"]), ("lefvre", ["Lefèvre"]), ("lefevree", ["Lefèvre"]),
      ("jeanpierre", ["Le Fèvre"]), ("jean pierre", ["Le Fèvre"]), ("pierre", ["Le Fèvre"]),
      ("oeuvrard", ["Œuvrard"]), ("darcy", ["D’Arcy"]), ("d'arcy", ["D’Arcy"]),
      ("arcy", ["D’Arcy"]), ("nguyen", ["Nguyễn"]), ("muller", ["Müller"]), ("mulelr", ["Müller"]),
      ("francois", ["D’Arcy"]), ("marie anne", ["LEFEBVRE"]), ("martin", ["Martin", "Martinez"]),
      ("12/03/1980", ["Lefèvre", "Martin"]), ("12.3.1980", ["Lefèvre", "Martin"]),
      ("1980-03-12 martin", ["Martin"]), ("12031980", ["Lefèvre", "Martin"]),
      ("0612", ["Lefèvre"]), ("06 12 34 56 78", ["Lefèvre"]), ("+33612345678", ["Lefèvre"]),
      ("5678", ["Lefèvre"]), ("0001", ["Lefort"]), ("0798765432", ["LEFEBVRE"]),
      ("0478", ["D’Arcy"]), ("49170", ["Müller"]),
    ])
  func found(typed: String, expected: [String]) {
    let names = index.search(typed).map(\.familyName)
    for name in expected { #expect(names.contains(name), "\(typed): \(names)") }
    #expect(names.first.map(expected.contains) == true, "\(typed): \(names)")
  }

  @Test(
    "What fits nobody finds nobody",
    arguments: [
      "", " ", "-", "xyzzy", "lefevre luc", "13/03/1980", "99999", "12", "lefevre 1990-01-05",
    ])
  func absent(typed: String) { #expect(index.search(typed).isEmpty) }

  @Test("A whole name comes before its beginnings, and those before wrong letters")
  func order() {
    #expect(index.search("martin").map(\.familyName) == ["Martin", "Martinez"])
    let names = index.search("lefevre").map(\.familyName)
    #expect(Set(names.prefix(2)) == ["Lefèvre", "Le Fèvre"])
    #expect(index.search("m", limit: 2).count == 2)
  }

  @Test("A changed name is found by the new one only, a removed one not at all")
  func fresh() throws {
    var index = index
    let born = try #require(CivilDate("1980-03-12"))
    index.insert([
      NameEntry(
        ids[0], PatientIdentity(familyName: "Garnier", givenNames: "Hélène", birthDate: born))
    ])
    #expect(index.search("garnier").map(\.patient) == [ids[0]])
    #expect(index.search("garneir").map(\.patient) == [ids[0]])
    #expect(!index.search("lefevre").map(\.patient).contains(ids[0]))
    index.remove(ids[0])
    #expect(index.search("garnier").isEmpty)
    #expect(index.count == Self.people.count - 1)
    let many = (0..<1200).map { number in
      NameEntry(
        PatientID(at: now),
        PatientIdentity(familyName: "Zz\(number % 7)", givenNames: "Ix", birthDate: born))
    }
    index.insert(many)
    #expect(index.count == Self.people.count + 1199)
    #expect(index.search("lefort").first?.patient == ids[3])
    #expect(index.search("garnier").isEmpty)
  }

  @Test(
    "Letters wrong are counted as Damerau counts them",
    arguments: [
      ("abcd", "acbd", 1), ("abcd", "abd", 1), ("abcd", "abxcd", 1), ("abcd", "abed", 1),
      ("abcd", "abcd", 0), ("abcdef", "badcfe", 3), ("abcd", "abcdxyz", 0), ("abcd", "acbdxyz", 1),
      ("abcd", "", 4), ("abcd", "xabcd", 1),
    ])
  func distance(typed: String, word: String, expected: Int) {
    for limit in 0..<6 {
      var edits = EditDistance(Array(typed.utf8), limit: limit)
      #expect(edits.distance(to: Array(word.utf8)) == (expected <= limit ? expected : nil))
    }
  }

  @Test("Words are found whatever their neighbours in the table are", arguments: 1...3)
  func neighbours(limit: Int) {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<30 {
      func word() -> [UInt8] {
        (0..<Int.random(in: 1...9, using: &random)).map { _ in
          UInt8.random(in: 97...99, using: &random)
        }
      }
      let words = Set((0..<300).map { _ in word() })
      let table = WordTable(Dictionary(uniqueKeysWithValues: words.map { ($0, [0]) }))
      let query = word()
      var found: [[UInt8]: Int] = [:]
      table.forEachWord(near: query, limit: limit) { found[Array(table.word($0))] = $1 }
      var expected: [[UInt8]: Int] = [:]
      for word in words {
        if let distance = definedDistance(query, word), (1...limit).contains(distance) {
          expected[word] = distance
        }
      }
      #expect(found == expected)
    }
  }

  /// The least distance to any beginning, by the recursion itself.
  private func definedDistance(_ a: [UInt8], _ b: [UInt8]) -> Int? {
    var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count {
      for j in 0...b.count {
        guard i > 0, j > 0 else {
          table[i][j] = i + j
          continue
        }
        var value = min(
          table[i - 1][j] + 1, table[i][j - 1] + 1,
          table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          value = min(value, table[i - 2][j - 2] + 1)
        }
        table[i][j] = value
      }
    }
    return table[a.count].min()
  }
}
