internal import Vocabulary

enum ShellPhrases {
  static let places = Phrase(fr: "Lieux du site", en: "Places of the site")
  static let skipToContent = Phrase(fr: "Aller au contenu", en: "Skip to content")

  static func name(of language: Language) -> Phrase {
    switch language {
    case .french: Phrase(fr: "Français", en: "Français")
    case .english: Phrase(fr: "English", en: "English")
    }
  }
}
