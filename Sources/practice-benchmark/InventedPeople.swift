internal import ClinicVocabulary
internal import Vault

/// Patients who never were, with as many different family names as a French town of their number has:
/// few borne by many, many by few.
struct InventedPeople {
  private static let starts = [
    "Ber", "Mar", "Le", "La", "Du", "De", "Gar", "Rou", "Mo", "Si", "Fou", "Gi", "Bon", "Du", "Lam",
    "Fon", "Che", "Ro", "Vin", "Mul", "Hen", "Mas", "Per", "Col", "Pi", "Ma", "Bla", "Gue", "Bar",
    "Pa", "Ré", "Lé", "Hé", "Cou", "Fa", "Ké", "Ngu", "Ben", "El", "Al", "San", "Fer", "Gon", "Sch",
  ]
  private static let middles = [
    "", "ti", "fe", "ri", "na", "ne", "ran", "lan", "mon", "tel", "vè", "zi", "ga", "gar", "cha",
    "bou", "lle", "nne", "sse", "det", "dou", "man", "ra", "lo", "ma", "che", "qui", "sa", "li",
    "do",
  ]
  private static let ends = [
    "rd", "nd", "t", "vre", "n", "r", "eau", "ot", "ier", "et", "in", "on", "el", "aux", "ez", "es",
    "is", "ert", "ois", "ault", "y", "ian", "er", "our", "oux", "ac", "ic", "ec", "ini", "o", "ane",
  ]
  private static let given = [
    "Hélène", "Marie", "Anne", "Jean-Pierre", "Luc", "Zoé", "François", "Chloé", "Inès", "Léa",
    "Paul",
    "Amélie", "Nathalie", "Sophie", "Isabelle", "Catherine", "Émilie", "Camille", "Julie", "Sarah",
    "Mohamed", "Karim", "Fatima", "Thị Hoa", "Olga", "José", "Maria", "Anne-Sophie", "Éric", "Noël",
  ]

  let identities: [PatientIdentity]

  init(_ count: Int, seed: UInt64) {
    var random = SplitMix(seed)
    var pool: [String] = []
    for _ in 0..<max(1, count / 3) { pool.append(Self.familyName(using: &random)) }
    identities = (0..<count).map { _ in
      // Squaring makes the first names of the pool the common ones.
      let rank = Double.random(in: 0..<1, using: &random)
      let born = CivilDate(daysSince1970: Int.random(in: -12_000...13_000, using: &random))
      let digits = (0..<8).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      return PatientIdentity(
        familyName: pool[Int(rank * rank * rank * Double(pool.count))],
        givenNames: Self.given.randomElement(using: &random) ?? "", birthDate: born,
        phone: "06\(digits)")
    }
  }

  private static func familyName(using random: inout SplitMix) -> String {
    let name = [starts, middles, middles, ends]
      .map { $0.randomElement(using: &random) ?? "" }.joined()
    guard Int.random(in: 0..<12, using: &random) == 0 else { return name }
    return name + ["-", " ", "’"][Int.random(in: 0..<3, using: &random)]
      + (starts.randomElement(using: &random) ?? "") + (ends.randomElement(using: &random) ?? "")
  }
}

/// Random numbers that a seed repeats: Steele, Lea and Flood, OOPSLA 2014.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }
}
