internal import Vocabulary

extension ReportPhrases {
  /// The clinician's name of a region; left and right are the patient's.
  static func name(of region: FaceRegion) -> Phrase {
    switch region {
    case .forehead: Phrase(fr: "Front", en: "Forehead")
    case .glabella: Phrase(fr: "Glabelle", en: "Glabella")
    case .leftCrowsFoot: Phrase(fr: "Patte d’oie gauche", en: "Left crow’s foot")
    case .rightCrowsFoot: Phrase(fr: "Patte d’oie droite", en: "Right crow’s foot")
    case .leftLowerEyelid: Phrase(fr: "Paupière inférieure gauche", en: "Left lower eyelid")
    case .rightLowerEyelid: Phrase(fr: "Paupière inférieure droite", en: "Right lower eyelid")
    case .leftTearTrough: Phrase(fr: "Vallée des larmes gauche", en: "Left tear trough")
    case .rightTearTrough: Phrase(fr: "Vallée des larmes droite", en: "Right tear trough")
    case .leftCheek: Phrase(fr: "Joue gauche", en: "Left cheek")
    case .rightCheek: Phrase(fr: "Joue droite", en: "Right cheek")
    case .leftNasolabialFold: Phrase(fr: "Sillon nasogénien gauche", en: "Left nasolabial fold")
    case .rightNasolabialFold: Phrase(fr: "Sillon nasogénien droit", en: "Right nasolabial fold")
    case .leftMarionette: Phrase(fr: "Pli d’amertume gauche", en: "Left marionette line")
    case .rightMarionette: Phrase(fr: "Pli d’amertume droit", en: "Right marionette line")
    case .leftTemple: Phrase(fr: "Tempe gauche", en: "Left temple")
    case .rightTemple: Phrase(fr: "Tempe droite", en: "Right temple")
    case .leftJawline: Phrase(fr: "Ovale gauche", en: "Left jawline")
    case .rightJawline: Phrase(fr: "Ovale droit", en: "Right jawline")
    case .nose: Phrase(fr: "Nez", en: "Nose")
    case .upperLipSkin: Phrase(fr: "Lèvre blanche supérieure", en: "Upper lip skin")
    case .upperVermilion: Phrase(fr: "Vermillon supérieur", en: "Upper vermilion")
    case .lowerVermilion: Phrase(fr: "Vermillon inférieur", en: "Lower vermilion")
    case .perioral: Phrase(fr: "Région péribuccale", en: "Perioral region")
    case .chin: Phrase(fr: "Menton", en: "Chin")
    case .neck: Phrase(fr: "Cou", en: "Neck")
    }
  }
}
