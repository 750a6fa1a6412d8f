internal import FaceAnalysis
internal import Vocabulary

/// The words of the page of two photographs.
enum ComparisonPhrases {
  static let title = Phrase(
    fr: "Comparaison de deux photographies", en: "Comparison of two photographs")
  static let compare = Phrase(fr: "Comparer", en: "Compare")
  static let results = Phrase(fr: "Résultats de la comparaison", en: "Results of the comparison")
  static let photographs = Phrase(fr: "Les deux photographies", en: "Both photographs")
  static let first = Phrase(fr: "Première photo", en: "First photo")
  static let second = Phrase(fr: "Seconde photo", en: "Second photo")
  static let keys = Phrase(
    fr:
      "Touches\u{202F}: plus et moins pour agrandir ou réduire, zéro pour revoir le visage, flèches pour déplacer, espace pour passer d’une photo à l’autre.",
    en:
      "Keys: plus and minus to zoom, zero to see the face again, arrows to move, space to change between the photos."
  )
  static let way = Phrase(fr: "Présentation", en: "Presentation")
  static let sideBySide = Phrase(fr: "Côte à côte", en: "Side by side")
  static let curtain = Phrase(fr: "Rideau", en: "Curtain")
  static let fade = Phrase(fr: "Fondu", en: "Fade")
  static let share = Phrase(
    fr: "De la première à la seconde photo", en: "From the first to the second photo")
  static let blink = Phrase(fr: "Alterner", en: "Alternate")
  static let face = Phrase(fr: "Visage", en: "Face")

  static let notAlike = Phrase(
    fr: "À comparer avec prudence", en: "Compare with caution")
  static let shapesOnly = Phrase(
    fr: "Formes comparables, couleurs non", en: "Shapes can be compared, colours cannot")
  static let alike = Phrase(
    fr: "Les deux photos ont été prises de la même façon.",
    en: "Both photos were taken in the same way.")
  static let gap = Phrase(fr: "Écart\u{202F}:", en: "Difference:")
  static let residual = Phrase(
    fr:
      "Superposées sur les yeux et la racine du nez, sans déformation\u{202F}; écart moyen restant\u{202F}:",
    en:
      "Laid over each other on the eyes and the root of the nose, without warping; mean distance left:"
  )

  static let samePerson = Phrase(
    fr: "Les deux photos montrent la même personne", en: "Both photos show the same person")
  static let marginOfValues = Phrase(
    fr:
      "À vous de le dire\u{202F}: Aglaé ne reconnaît pas les visages. Sans cela, la marge est celle de deux personnes différentes.",
    en:
      "Yours to say: Aglaé does not recognise faces. Without it the margin is that of two different people."
  )
  static let marginOfRepetition = Phrase(
    fr:
      "La marge est celle de deux photos répétées\u{202F}: ce qui fausse les deux valeurs de la même façon s’annule.",
    en: "The margin is that of a repeated photo: what distorts both values alike cancels out.")
  static let marginOfUnlikePhotographs = Phrase(
    fr:
      "La vue, l’expression ou une photo à reprendre les séparent\u{202F}: la marge est celle des valeurs elles-mêmes.",
    en:
      "View, expression or a photo to take again sets them apart: the margin is that of the values themselves."
  )
  static let dates = Phrase(fr: "Dates des photos", en: "Dates of the photos")
  static let firstDate = Phrase(fr: "Date de la première", en: "Date of the first")
  static let secondDate = Phrase(fr: "Date de la seconde", en: "Date of the second")
  static let exchange = Phrase(fr: "Échanger les deux photos", en: "Exchange the photos")
  static let wrongOrder = Phrase(
    fr: "La première photo est plus récente que la seconde\u{202F}: échangez-les.",
    en: "The first photo is more recent than the second: exchange them.")
  static let interval = Phrase(fr: "Intervalle\u{202F}:", en: "Interval:")
  static let day = Phrase(fr: "jour", en: "day")
  static let days = Phrase(fr: "jours", en: "days")

  static let caption = Phrase(
    fr: "Mesures des deux photos et leur différence",
    en: "Measures of both photos and their difference")
  static let measure = Phrase(fr: "Mesure", en: "Measure")
  static let firstShort = Phrase(fr: "1re", en: "1st")
  static let secondShort = Phrase(fr: "2de", en: "2nd")
  static let difference = Phrase(fr: "Différence", en: "Difference")
  static let changed = Phrase(fr: "Changé", en: "Changed")
  static let unchanged = Phrase(
    fr: "Inchangé dans la marge de mesure", en: "Unchanged within the margin of measurement")
  static let grew = Phrase(fr: "augmenté", en: "increased")
  static let shrank = Phrase(fr: "diminué", en: "decreased")
  static let withinMargin = Phrase(fr: "dans la marge", en: "within the margin")
  static let tableNote = Phrase(
    fr:
      "Différence\u{202F}: seconde moins première, ± son incertitude type. Changé\u{202F}: plus de deux fois cette incertitude. Désignez une mesure pour la voir sur les deux photos.",
    en:
      "Difference: second minus first, ± its standard uncertainty. Changed: more than twice that uncertainty. Point at a measure to see it in both photos."
  )
  static let missing = Phrase(fr: "Non comparable", en: "Not comparable")
  static let nothingToCompare = Phrase(
    fr:
      "Aucune mesure commune aux deux photos. Choisissez deux photos de face, acceptées et de la même vue.",
    en: "No measure is common to both photos. Choose two accepted frontal photos of the same view.")

  static func summary(_ changed: Int) -> Phrase {
    switch changed {
    case 0:
      Phrase(
        fr: "Aucun changement au-delà de la marge de mesure.",
        en: "No change beyond the margin of measurement.")
    case 1:
      Phrase(
        fr: "Une mesure a changé au-delà de la marge.",
        en: "One measure changed beyond the margin.")
    default:
      Phrase(
        fr: "\(changed) mesures ont changé au-delà de la marge.",
        en: "\(changed) measures changed beyond the margin.")
    }
  }

  static func title(of reason: MeasureDifference.NotComparable) -> Phrase {
    switch reason {
    case .firstNotMeasured:
      Phrase(fr: "Non mesuré sur la première", en: "Not measured in the first")
    case .secondNotMeasured:
      Phrase(fr: "Non mesuré sur la seconde", en: "Not measured in the second")
    case .neitherMeasured: Phrase(fr: "Non mesuré", en: "Not measured")
    case .scaleSourcesDiffer: Phrase(fr: "Échelles différentes", en: "Different scales")
    }
  }

  static func reason(_ reason: MeasureDifference.NotComparable) -> Phrase {
    switch reason {
    case .firstNotMeasured:
      Phrase(
        fr: "La première photo n’en donne pas la valeur\u{202F}: son analyse dit pourquoi.",
        en: "The first photo gives no value: its analysis says why.")
    case .secondNotMeasured:
      Phrase(
        fr: "La seconde photo n’en donne pas la valeur\u{202F}: son analyse dit pourquoi.",
        en: "The second photo gives no value: its analysis says why.")
    case .neitherMeasured:
      Phrase(
        fr: "Aucune des deux photos n’en donne la valeur.", en: "Neither photo gives a value.")
    case .scaleSourcesDiffer:
      Phrase(
        fr:
          "Les millimètres ne viennent pas de la même échelle. Donnez aux deux photos la même source.",
        en: "The millimetres come from different scales. Give both photos the same source.")
    }
  }

  static let chooseTitle = Phrase(
    fr: "Comparer avec une autre photo", en: "Compare with another photo")
  static let chooseLead = Phrase(
    fr: "La photo choisie sera la seconde\u{202F}; vous pourrez les échanger.",
    en: "The photo you choose becomes the second; you can exchange them.")
  static let chosen = Phrase(fr: "Première photo", en: "First photo")
  static let othersOnTable = Phrase(fr: "Sur la table lumineuse", en: "On the light table")
  static let noOther = Phrase(
    fr: "Aucune autre photo sur la table lumineuse. Ajoutez-en une ci-dessous.",
    en: "No other photo on the light table. Add one below.")
  static let addOne = Phrase(fr: "Ajouter une photo", en: "Add a photo")
}
