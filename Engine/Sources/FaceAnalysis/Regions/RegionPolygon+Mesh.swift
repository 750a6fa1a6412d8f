internal import Raster
public import Vocabulary

extension RegionPolygon {
  /// Every region as it lies on `face`, in the order of `FaceRegion.allCases`.
  ///
  /// Regions are disjoint: neighbours share a line. The brows, the eyes and the opening of the
  /// mouth belong to none. `perioral` is the skin of the lower lip and of the corners of the mouth
  /// down to the labiomental crease, without the skin of the upper lip; the crow's foot is cut out
  /// of the temple and the folds out of the cheek. The forehead reaches beyond the mesh to the
  /// estimated hairline, the neck a third of the face's height below the chin: both are
  /// extrapolated, so pass them through the skin mask before anything is counted there.
  /// Where a turned head hides part of a region, its outline ends at the face's silhouette.
  public static func all(following face: FaceLandmarks) -> [RegionPolygon] {
    FaceRegion.allCases.map { of($0, following: face) }
  }

  /// One region as it lies on `face`.
  public static func of(_ region: FaceRegion, following face: FaceLandmarks) -> RegionPolygon {
    var corners: [Point] = []
    for line in RegionOutline.lines(of: region) {
      let positions = line.positions(in: face)
      corners += corners.last == positions.first ? positions.dropFirst() : positions[...]
    }
    if corners.count > 1, corners.last == corners.first { corners.removeLast() }
    return RegionPolygon(region: region, corners: SimplePolygon.uncrossing(corners))
  }
}

/// The closed course of lines around each region.
enum RegionOutline {
  static func lines(of region: FaceRegion) -> [MeshLine] {
    outlines[region] ?? []
  }

  private static let outlines: [FaceRegion: [MeshLine]] = {
    let right: [(FaceRegion, FaceRegion, [MeshLine])] = [
      (.rightCrowsFoot, .leftCrowsFoot, crowsFoot),
      (.rightLowerEyelid, .leftLowerEyelid, lowerEyelid),
      (.rightTearTrough, .leftTearTrough, tearTrough),
      (.rightCheek, .leftCheek, cheek),
      (.rightNasolabialFold, .leftNasolabialFold, nasolabialFold),
      (.rightMarionette, .leftMarionette, marionette),
      (.rightTemple, .leftTemple, temple),
      (.rightJawline, .leftJawline, jawline),
    ]
    var outlines: [FaceRegion: [MeshLine]] = [
      .forehead: forehead, .glabella: glabella, .nose: nose, .upperLipSkin: upperLipSkin,
      .upperVermilion: upperVermilion, .lowerVermilion: lowerVermilion, .perioral: perioral,
      .chin: chin, .neck: neck,
    ]
    for (onRight, onLeft, lines) in right {
      outlines[onRight] = lines
      outlines[onLeft] = lines.map(\.mirrored)
    }
    return outlines
  }()

  private typealias L = FaceLines

  private static let forehead = [
    L.crest, L.hairline, L.crest.mirrored.reversed, L.aboveBrow.mirrored, L.glabellaTop.reversed,
    L.aboveBrow.reversed,
  ]
  private static let glabella = [
    L.glabellaTop, L.browHeadSide.mirrored, L.nasion.reversed, L.browHeadSide.reversed,
  ]
  private static let temple = [
    L.crest, L.templeHairline, L.zygomaticArch, L.crowLateralEdge.reversed, L.crowToCrest,
  ]
  private static let crowsFoot = [L.crowLateralEdge, L.crowBelow, L.crowMedial.reversed]
  private static let lowerEyelid = [
    L.lidMargin, L.lidMedialEdge, L.lidCheekMedial, L.lidCheekLateral, L.lidLateralEdge,
  ]
  private static let tearTrough = [
    L.lidCheekMedial, L.troughBelow.reversed, L.troughMedialEdge.reversed,
  ]
  private static let cheek = [
    L.zygomaticArch.reversed, L.cheekLateral, L.jawAbove, L.marionetteLateral.reversed,
    L.foldLateral.reversed, L.noseSideLower.reversed, L.troughToNose.reversed, L.troughBelow,
    L.lidCheekLateral, L.lidToCrow, L.crowBelow.reversed,
  ]
  private static let nose = [
    L.nasion, L.noseSideUpper.mirrored, L.noseSideLower.mirrored, L.alarSide.mirrored,
    L.noseBase.reversed, L.alarSide.reversed, L.noseSideLower.reversed, L.noseSideUpper.reversed,
  ]
  private static let nasolabialFold = [
    L.alarSide, L.foldMedial, L.foldFoot, L.foldLateral.reversed,
  ]
  private static let upperLipSkin = [
    L.noseBase, L.foldMedial.mirrored, L.corner.mirrored, L.upperVermilionBorder.reversed,
    L.corner.reversed, L.foldMedial.reversed,
  ]
  private static let upperVermilion = [L.upperVermilionBorder, L.upperLipLine.reversed]
  private static let lowerVermilion = [L.lowerVermilionBorder, L.lowerLipLine.reversed]
  private static let perioral = [
    L.lowerVermilionBorder, L.corner.mirrored.reversed, L.marionetteMedialUpper.mirrored,
    L.labiomentalCrease.reversed, L.marionetteMedialUpper.reversed, L.corner,
  ]
  private static let marionette = [
    L.foldFoot, L.marionetteLateral, L.jowl.reversed, L.marionetteMedialLower.reversed,
    L.marionetteMedialUpper.reversed,
  ]
  private static let chin = [
    L.labiomentalCrease, L.marionetteMedialLower.mirrored, L.chinSide.mirrored,
    L.chinBorder.reversed, L.chinSide.reversed, L.marionetteMedialLower.reversed,
  ]
  private static let jawline = [
    L.jawAbove, L.jowl.reversed, L.chinSide, L.jawBorder, L.jawRamus,
  ]
  private static let neck = [
    L.jawBorder.reversed, L.chinBorder, L.jawBorder.mirrored, L.neckSide.mirrored,
    L.neckFoot.reversed, L.neckSide.reversed,
  ]
}
