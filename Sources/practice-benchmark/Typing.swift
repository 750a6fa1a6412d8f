internal import ClinicVocabulary
internal import Vault

/// What somebody types who looks for a patient.
enum Typing: String, CaseIterable {
  case oneLetter = "first letter"
  case twoLetters = "first two letters"
  case fourLetters = "first four letters"
  case wholeName = "family name"
  case fullName = "given and family name"
  case wrongLetter = "family name, a letter exchanged"
  case missingLetter = "family name, a letter missing"
  case swappedLetters = "family name, two letters swapped"
  case wrongFullName = "both names, a letter wrong in each"
  case longNonsense = "twelve letters that are no name"
  case phone = "telephone number"
  case endOfPhone = "its last four digits"
  case birthDate = "day of birth"
  case nameAndBirthDate = "family name and day of birth"

  /// Whether the family name of whoever it is typed for must be among those found.
  var isFindable: Bool {
    switch self {
    case .oneLetter, .twoLetters, .fourLetters, .longNonsense, .endOfPhone, .birthDate: false
    default: true
    }
  }

  func text(for person: PatientIdentity, using random: inout SplitMix) -> String {
    let (family, given) = (person.familyName, person.givenNames)
    switch self {
    case .oneLetter: return String(family.prefix(1))
    case .twoLetters: return String(family.prefix(2))
    case .fourLetters: return String(family.prefix(4))
    case .wholeName: return family.lowercased()
    case .fullName: return "\(given) \(family)"
    case .wrongLetter: return exchanged(family, using: &random)
    case .missingLetter: return missing(family, using: &random)
    case .swappedLetters: return swapped(family, using: &random)
    case .wrongFullName:
      return "\(exchanged(given, using: &random)) \(exchanged(family, using: &random))"
    case .longNonsense:
      return String((0..<12).map { _ in "aeioulmnrstz".randomElement(using: &random) ?? "a" })
    case .phone: return person.phone ?? ""
    case .endOfPhone: return String((person.phone ?? "").suffix(4))
    case .birthDate: return person.birthDate.description
    case .nameAndBirthDate: return "\(family) \(person.birthDate)"
    }
  }
}

private func exchanged(_ name: String, using random: inout SplitMix) -> String {
  var letters = Array(name)
  letters[Int.random(in: 1..<letters.count, using: &random)] =
    "aeioulmnrstz".randomElement(using: &random) ?? "a"
  return String(letters)
}

private func missing(_ name: String, using random: inout SplitMix) -> String {
  var letters = Array(name)
  letters.remove(at: Int.random(in: 1..<letters.count, using: &random))
  return String(letters)
}

private func swapped(_ name: String, using random: inout SplitMix) -> String {
  var letters = Array(name)
  let place = Int.random(in: 0..<letters.count - 1, using: &random)
  letters.swapAt(place, place + 1)
  return String(letters)
}
