/// The lines that bound the regions, on the patient's right and across the midline from right to
/// left. Numbers are vertices of the 478-point mesh.
enum FaceLines {
  // MARK: Where three regions meet

  /// The temporal crest above the tail of the brow.
  private static let crestFoot: MeshPoint = .on(.on(70, 71, 0.3), 68, 0.2)
  /// The hairline's corner; the mesh ends below it.
  private static let hairlineCorner: MeshPoint = .on(68, .on(103, 54, 0.35), 1.08)
  private static let browHead: MeshPoint = .on(107, 108, 0.2)
  private static let noseRoot: MeshPoint = 193
  private static let crowTop: MeshPoint = .on(124, 156, 0.45)
  private static let crowLateral: MeshPoint = .on(143, 34, 0.35)
  private static let crowFoot: MeshPoint = .on(31, 111, 0.4)
  private static let lidLateral: MeshPoint = .on(228, 31, 0.45)
  private static let lidMedial: MeshPoint = 233
  private static let troughLateral: MeshPoint = .on(229, 230, 0.35)
  private static let troughMedial: MeshPoint = .on(128, 121, 0.45)
  private static let noseFlank: MeshPoint = .on(114, 217, 0.45)
  private static let alarTop: MeshPoint = .on(142, 129, 0.55)
  private static let alarBase: MeshPoint = .on(98, 129, 0.1)
  private static let commissure: MeshPoint = 61
  private static let foldFootMedial: MeshPoint = .on(57, 212, 0.3)
  private static let foldFootLateral: MeshPoint = .on(212, 214, 0.45)
  private static let creaseLateral: MeshPoint = .on(202, 204, 0.35)
  private static let jowlLateral: MeshPoint = .on(210, 169, 0.5)
  private static let jowlMedial: MeshPoint = .on(170, 211, 0.25)
  private static let jawFront: MeshPoint = .on(149, 176, 0.35)
  private static let jawAngle: MeshPoint = .on(132, 58, 0.35)

  // MARK: Forehead, glabella, temple

  static let crest = MeshLine([crestFoot, .on(68, 71, 0.15), hairlineCorner])
  /// Reaches a third of the distance between the mesh's two top rows beyond the mesh.
  static let hairline = MeshLine([
    hairlineCorner, .on(69, 67, 1.28), .on(108, 109, 1.35), .on(151, 10, 1.38),
    MeshPoint.on(108, 109, 1.35).mirrored, MeshPoint.on(69, 67, 1.28).mirrored,
    hairlineCorner.mirrored,
  ])
  static let aboveBrow = MeshLine([
    crestFoot, .on(63, 104, 0.24), .on(105, 69, 0.2), .on(66, 69, 0.22), browHead,
  ])
  static let glabellaTop = MeshLine([browHead, .on(9, 151, 0.35), browHead.mirrored])
  static let browHeadSide = MeshLine([
    browHead, .on(107, 9, 0.15), .on(55, 8, 0.12), noseRoot,
  ])
  static let nasion = MeshLine([noseRoot, 168, noseRoot.mirrored])
  static let templeHairline = MeshLine([hairlineCorner, 54, 21, 162, 127])
  static let zygomaticArch = MeshLine([127, .on(34, 227, 0.15), crowLateral])
  static let crowToCrest = MeshLine([crowTop, .on(156, 70, 0.4), crestFoot])

  // MARK: Eye

  static let crowMedial = MeshLine([
    crowTop, .on(226, 113, 0.5), .on(130, 226, 0.55), .on(226, 31, 0.45), crowFoot,
  ])
  static let crowLateralEdge = MeshLine([crowTop, .on(139, 143, 0.4), crowLateral])
  static let crowBelow = MeshLine([crowLateral, .on(116, 143, 0.3), .on(111, 117, 0.1), crowFoot])
  /// Just below the lashes.
  static let lidMargin = MeshLine([
    33, .on(7, 25, 0.2), .on(163, 110, 0.15), .on(144, 24, 0.15), .on(145, 23, 0.15),
    .on(153, 22, 0.15), .on(154, 26, 0.15), .on(155, 112, 0.15), 133,
  ])
  static let lidMedialEdge = MeshLine([133, .on(243, 112, 0.4), lidMedial])
  static let lidLateralEdge = MeshLine([lidLateral, .on(25, 226, 0.35), 33])
  static let lidCheekMedial = MeshLine([lidMedial, 232, 231, 230, troughLateral])
  static let lidCheekLateral = MeshLine([troughLateral, .on(229, 228, 0.5), lidLateral])
  static let troughMedialEdge = MeshLine([lidMedial, troughMedial])
  static let troughBelow = MeshLine([
    troughMedial, 121, 120, .on(119, 120, 0.15), .on(.on(229, 230, 0.35), .on(119, 118, 0.3), 0.6),
    troughLateral,
  ])

  // MARK: Nose and cheek

  static let noseSideUpper = MeshLine([
    noseRoot, .on(245, 188, 0.1), .on(188, 128, 0.5), .on(114, 174, 0.25), noseFlank,
  ])
  static let noseSideLower = MeshLine([noseFlank, .on(126, 198, 0.3), .on(142, 209, 0.35), alarTop])
  static let alarSide = MeshLine([alarTop, .on(129, 64, 0.1), alarBase])
  static let noseBase = MeshLine([
    alarBase, 97, 2, MeshPoint(integerLiteral: 97).mirrored, alarBase.mirrored,
  ])
  static let troughToNose = MeshLine([troughMedial, noseFlank])
  static let lidToCrow = MeshLine([lidLateral, crowFoot])
  static let cheekLateral = MeshLine([127, 234, 93, 132, jawAngle])

  // MARK: Mouth

  static let foldMedial = MeshLine([
    alarBase, .on(203, 165, 0.35), .on(206, 92, 0.4), .on(216, 186, 0.5), foldFootMedial,
  ])
  static let foldLateral = MeshLine([
    alarTop, .on(203, 36, 0.5), .on(206, 205, 0.35), .on(216, 207, 0.4), foldFootLateral,
  ])
  static let foldFoot = MeshLine([foldFootMedial, foldFootLateral])
  static let corner = MeshLine([foldFootMedial, commissure])
  static let upperVermilionBorder = MeshLine([
    commissure, 185, 40, 39, 37, 0, 267, 269, 270, 409, commissure.mirrored,
  ])
  static let lowerVermilionBorder = MeshLine([
    commissure, 146, 91, 181, 84, 17, 314, 405, 321, 375, commissure.mirrored,
  ])
  static let upperLipLine = MeshLine([78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308])
  static let lowerLipLine = MeshLine([78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308])

  // MARK: Chin and jaw

  static let marionetteMedialUpper = MeshLine([foldFootMedial, .on(43, 202, 0.3), creaseLateral])
  static let marionetteMedialLower = MeshLine([creaseLateral, .on(211, 204, 0.3), jowlMedial])
  static let marionetteLateral = MeshLine([foldFootLateral, .on(210, 214, 0.35), jowlLateral])
  static let jowl = MeshLine([jowlMedial, jowlLateral])
  static let labiomentalCrease = MeshLine([
    creaseLateral, .on(182, 194, 0.45), .on(83, 201, 0.3), .on(18, 200, 0.3),
    MeshPoint.on(83, 201, 0.3).mirrored, MeshPoint.on(182, 194, 0.45).mirrored,
    creaseLateral.mirrored,
  ])
  static let chinSide = MeshLine([jowlMedial, .on(140, 149, 0.5), jawFront])
  static let chinBorder = MeshLine([
    jawFront, 176, 148, 152, 377, 400, jawFront.mirrored,
  ])
  static let jawAbove = MeshLine([
    jawAngle, .on(58, 215, 0.55), .on(172, 138, 0.85), .on(135, 150, 0.15), jowlLateral,
  ])
  static let jawBorder = MeshLine([jawFront, 149, 150, 136, 172])
  static let jawRamus = MeshLine([172, 58, jawAngle])

  // MARK: Neck

  /// From under the angle of the jaw to a third of the face's height (10 to 152) below the chin:
  /// no vertex of the mesh lies on the neck.
  static let neckSide = MeshLine([
    172, MeshPoint.on(136, 172, 0.7).moved(from: 10, to: 152, by: 0.14),
    MeshPoint.on(136, 172, 0.4).moved(from: 10, to: 152, by: 0.28),
    MeshPoint.on(136, 172, 0.4).moved(from: 10, to: 152, by: 0.4),
  ])
  static let neckFoot = MeshLine([
    MeshPoint.on(136, 172, 0.4).moved(from: 10, to: 152, by: 0.4),
    MeshPoint(integerLiteral: 152).moved(from: 10, to: 152, by: 0.33),
    MeshPoint.on(136, 172, 0.4).moved(from: 10, to: 152, by: 0.4).mirrored,
  ])
}
