internal import Foundation

/// The passwords that are tried first, as words, runs of keys and repetitions that are joined:
/// `Motdepasse2026!`, `azertyuiop123`, `aaaaaaaaaaaa`.
enum CommonPassword {
  /// Whether nothing is left of `text` but common words, runs, repeated letters, digits and signs.
  static func matches(_ text: String) -> Bool {
    let plain = fold(text, digitsAsLetters: false)
    return [plain, folded(text)].contains { candidate in
      uncommonLetters(Array(candidate)) < 4
    }
  }

  /// Lower case without accents, digits and signs read as the letters that they stand for.
  static func folded(_ text: String) -> String { fold(text, digitsAsLetters: true) }

  private static func fold(_ text: String, digitsAsLetters: Bool) -> String {
    let plain = text.folding(
      options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "fr"))
    guard digitsAsLetters else { return plain }
    return String(plain.map { lookAlikes[$0] ?? $0 })
  }

  private static let lookAlikes: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
    "€": "e",
  ]

  /// The fewest letters that no word or run covers.
  private static func uncommonLetters(_ text: [Character]) -> Int {
    var least = [Int](repeating: 0, count: text.count + 1)
    for start in text.indices.reversed() {
      least[start] = least[start + 1] + (text[start].isLetter ? 1 : 0)
      for word in words where text[start...].starts(with: word) {
        least[start] = min(least[start], least[start + word.count])
      }
      let run = runLength(text[start...])
      if run >= 3 { least[start] = min(least[start], least[start + run]) }
    }
    return least[0]
  }

  /// How far the same letter repeats, letters follow each other in the alphabet or on a keyboard.
  private static func runLength(_ text: ArraySlice<Character>) -> Int {
    guard let first = text.first else { return 0 }
    let same = text.prefix { $0 == first }.count
    let along = rows.map { row -> Int in
      guard let at = row.firstIndex(of: first) else { return 0 }
      return zip(row[at...], text).prefix { $0 == $1 }.count
    }
    return max(same, along.max() ?? 0)
  }

  private static let rows: [[Character]] = [
    "abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl",
    "zxcvbnm", "qwertzuiop", "yxcvbnm", "1qaz2wsx3edc4rfv", "1a2z3e4r5t", "1q2w3e4r5t",
  ].flatMap { [Array($0), Array($0.reversed())] }

  private static let words: [[Character]] = [
    "motdepasse", "mot", "passe", "password", "passwort", "pass", "word", "secret", "admin",
    "administrateur", "administrator", "root", "user", "utilisateur", "invite", "guest", "login",
    "connexion", "bonjour", "bonsoir", "salut", "hello", "welcome", "bienvenue", "test", "demo",
    "soleil", "sunshine", "doudou", "loulou", "chouchou", "coucou", "cheval", "chocolat",
    "princesse",
    "princess", "dragon", "monkey", "football", "baseball", "basket", "superman", "batman",
    "starwars",
    "pokemon", "shadow", "master", "maitre", "amour", "jetaime", "iloveyou", "love", "marseille",
    "paris", "lyon", "france", "toulouse", "bordeaux", "nicolas", "thomas", "camille", "julien",
    "michael", "jordan", "jessica", "charlie", "maman", "papa", "famille", "vacances", "liberte",
    "trustno", "letmein", "ouvretoi", "sesame", "changeme", "changezmoi", "default", "defaut",
    "docteur", "doctor", "medecin", "clinique", "clinic", "cabinet", "secretaire", "secretariat",
    "infirmiere", "chirurgien", "esthetique", "aesthetic", "beaute", "beauty", "botox", "laser",
    "aglae", "patient", "sante", "health", "hiver", "printemps", "automne", "summer", "winter",
    "spring", "autumn", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout",
    "septembre", "octobre", "novembre", "decembre", "lundi", "mardi", "mercredi", "jeudi",
    "vendredi",
    "samedi", "dimanche", "monday", "friday", "google", "apple", "windows", "microsoft", "internet",
    "ordinateur", "computer", "the", "de", "le", "la", "mon", "my", "et", "and",
  ].map(Array.init)
}
