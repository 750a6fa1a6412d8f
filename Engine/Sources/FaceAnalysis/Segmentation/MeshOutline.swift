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
  static let cheekSeed: [MeshPoint] = [117, 119, 100, 36, 205, 50, 123]
  static let noseSeed: [MeshPoint] = [196, 197, 419, 281, 4, 51]
  static let foreheadSeed: [MeshPoint] = [69, 108, 151, 337, 299, 336, 9, 107]
}
