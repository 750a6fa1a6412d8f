internal import Vocabulary

/// What to do about each fault; nobody is blamed.
enum QualityPhrases {
  static let motion = Phrase(
    fr: "La photo est floue dans une direction. Posez l’appareil ou utilisez plus de lumière, puis "
      + "reprenez la photo sans bouger.",
    en: "The photo is smeared in one direction. Rest the camera on something or add light, then "
      + "take it again while nothing moves.")
  static let blur = Phrase(
    fr: "La photo est floue. Faites la mise au point sur les yeux et reprenez-la.",
    en: "The photo is blurred. Focus on the eyes and take it again.")
  static let underexposed = Phrase(
    fr: "La photo est trop sombre. Ajoutez de la lumière ou posez plus longtemps, puis "
      + "reprenez-la.",
    en: "The photo is too dark. Add light or expose longer, then take it again.")
  static let overexposed = Phrase(
    fr: "La photo est trop claire. Réduisez la lumière ou l’exposition, puis reprenez-la.",
    en: "The photo is too light. Reduce the light or the exposure, then take it again.")
  static let clippedSkin = Phrase(
    fr: "Une partie de la peau est saturée en blanc. Adoucissez la lumière ou réduisez "
      + "l’exposition, puis reprenez la photo.",
    en: "Part of the skin is washed out to white. Soften the light or reduce the exposure, then "
      + "take the photo again.")
  static let unevenLight = Phrase(
    fr: "Un côté du visage est bien plus clair que l’autre. Placez deux lumières égales de part "
      + "et d’autre, ou tournez-vous face à la fenêtre.",
    en: "One side of the face is much lighter than the other. Place two equal lights left and "
      + "right, or turn to face the window.")
  static let colourCast = Phrase(
    fr: "La lumière colore la photo. Réglez la balance des blancs sur la lumière de la pièce et "
      + "n’en gardez qu’une sorte.",
    en: "The light tints the photo. Set the white balance to the room’s light and keep to one "
      + "kind of light.")
  static let lensTooNear = Phrase(
    fr: "L’objectif est trop près\u{202F}: le nez paraît plus large. Reculez à 1,5 m environ et "
      + "zoomez.",
    en: "The lens is too near, which makes the nose look wider. Step back to about 1.5 m and zoom "
      + "in.")
  static let frontal = Phrase(
    fr: "La tête est tournée ou inclinée. Regardez l’objectif bien en face, puis reprenez la photo "
      + "ou indiquez la vue.",
    en: "The head is turned or tilted. Look straight into the lens and take the photo again, or "
      + "name the view.")
  static let upright = Phrase(
    fr: "La tête penche vers une épaule. Mettez les yeux à l’horizontale et reprenez la photo.",
    en: "The head leans to one shoulder. Bring the eyes level and take the photo again.")
  static let oblique = Phrase(
    fr: "La vue oblique demande 45°. Alignez la pointe du nez sur le contour de la joue éloignée "
      + "et reprenez la photo.",
    en: "The oblique view asks for 45°. Align the tip of the nose with the outline of the far "
      + "cheek and take the photo again.")
  static let profile = Phrase(
    fr: "Le profil demande 90°. Tournez-vous jusqu’à ce que l’autre sourcil ne se voie plus et "
      + "reprenez la photo.",
    en: "The profile asks for 90°. Turn until the other brow is out of sight and take the photo "
      + "again.")
  static let basal = Phrase(
    fr: "La vue basale demande la tête renversée. Levez le menton jusqu’à ce que la pointe du nez "
      + "soit entre les sourcils et reprenez la photo.",
    en: "The basal view asks for the head tilted back. Raise the chin until the tip of the nose "
      + "lies between the brows and take the photo again.")
  static let glasses = Phrase(
    fr: "Des lunettes couvrent le contour des yeux. Retirez-les et reprenez la photo.",
    en: "Glasses cover the area around the eyes. Take them off and take the photo again.")
  static let hairOverFace = Phrase(
    fr: "Le front ou une joue est en partie couvert. Dégagez les cheveux avec un bandeau et "
      + "reprenez la photo.",
    en: "The forehead or a cheek is partly covered. Hold the hair back with a band and take the "
      + "photo again.")
  static let eyesClosed = Phrase(
    fr: "Les yeux sont fermés. Reprenez la photo les yeux ouverts, le regard vers l’objectif.",
    en: "The eyes are closed. Take the photo again with the eyes open, looking into the lens.")
  static let mouthOpen = Phrase(
    fr: "La bouche est ouverte. Reprenez la photo les lèvres au repos.",
    en: "The mouth is open. Take the photo again with the lips at rest.")
  static let smile = Phrase(
    fr: "Le visage sourit. Relâchez la bouche et les joues, puis reprenez la photo.",
    en: "The face smiles. Relax the mouth and the cheeks, then take the photo again.")
  static let browsRaised = Phrase(
    fr: "Les sourcils sont levés. Relâchez le front et reprenez la photo.",
    en: "The brows are raised. Relax the forehead and take the photo again.")
  static let browsKnit = Phrase(
    fr: "Les sourcils sont froncés. Relâchez le front et reprenez la photo.",
    en: "The brows are drawn together. Relax the forehead and take the photo again.")
}
