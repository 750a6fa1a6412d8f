/// Outlines on the mesh that the skin mask starts from; one side where a part is paired.
enum MeshOutline {
  static let oval: [MeshPoint] = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
    148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ]
  static let eye: [MeshPoint] = [
    33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7,
  ]
  static let brow: [MeshPoint] = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46]
  static let nostril: [MeshPoint] = [79, 239, 238, 20, 60, 75, 59, 166]
  static let lips: [MeshPoint] = [
    61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
  ]
  /// Beside the side of the face, a fifth of its width out.
  static let ear: [MeshPoint] = [
    162, MeshPoint(integerLiteral: 162).moved(from: 454, to: 234, by: 0.13),
    MeshPoint(integerLiteral: 127).moved(from: 454, to: 234, by: 0.21),
    MeshPoint(integerLiteral: 234).moved(from: 454, to: 234, by: 0.2),
    MeshPoint(integerLiteral: 93).moved(from: 454, to: 234, by: 0.14),
    MeshPoint(integerLiteral: 132).moved(from: 454, to: 234, by: 0.06), 58,
  ]
  /// Above the hairline: skin on bald heads only.
  static let crown: [MeshPoint] = [
    21, MeshPoint(integerLiteral: 21).moved(from: 152, to: 10, by: 0.15),
    MeshPoint(integerLiteral: 67).moved(from: 152, to: 10, by: 0.25),
    MeshPoint(integerLiteral: 10).moved(from: 152, to: 10, by: 0.28),
    MeshPoint(integerLiteral: 297).moved(from: 152, to: 10, by: 0.25),
    MeshPoint(integerLiteral: 251).moved(from: 152, to: 10, by: 0.15), 251,
  ]
  static let cheekSeed: [MeshPoint] = [117, 119, 100, 36, 205, 50, 123]
  static let noseSeed: [MeshPoint] = [196, 197, 419, 281, 4, 51]
  static let foreheadSeed: [MeshPoint] = [69, 108, 151, 337, 299, 336, 9, 107]
  static let shine: [MeshPoint] = [
    10, 297, 284, 389, 454, 411, 436, 164, 216, 187, 234, 162, 54, 67,
  ]
}
