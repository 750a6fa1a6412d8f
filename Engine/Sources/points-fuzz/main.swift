private import EngineTesting
private import Foundation
internal import PhotoAnalysis
private import Raster
private import Vocabulary

// points-fuzz [COUNT] [SEED]   damaged texts through the reader of corrected points
//
// Prints a table of what became of them. Ends with 1 when a text was taken that Foundation's JSON
// reader does not take with the same numbers, or when memory went above 192 MiB; a crash shows by
// itself.

/// Whether Foundation reads the same numbers in `text`.
func isAgreed(_ points: CorrectedPoints, _ text: [UInt8]) -> Bool {
  let decoder = JSONDecoder()
  switch points {
  case .profile(let profile):
    let given = profile.map { ($0.rawValue, [$1.x, $1.y]) }
    let read = try? decoder.decode([String: [Double]].self, from: Data(text))
    return read == Dictionary(uniqueKeysWithValues: given)
  case .mesh(let mesh):
    let given = mesh.map { [$0.at.x, $0.at.y] + ($0.depth.map { [$0] } ?? []) }
    let read = try? decoder.decode([String: [[Double]]].self, from: Data(text))
    return read == ["points": given]
  }
}

func outcome(of text: [UInt8]) -> String {
  do throws(CorrectedPointsError) {
    let points = try CorrectedPoints(json: text)
    guard isAgreed(points, text) else { return "DISAGREEMENT" }
    if case .mesh = points { return "taken as a mesh" }
    return "taken as points of the profile"
  } catch {
    switch error {
    case .tooLarge: return "refused: too large"
    case .notPositions: return "refused: no positions"
    case .unknownID: return "refused: unknown point"
    case .repeatedID: return "refused: point given twice"
    case .wrongCount: return "refused: not 478 points"
    case .noPoints: return "refused: no point"
    case .mixed: return "refused: mesh and profile together"
    case .outsidePicture: return "DISAGREEMENT"
    }
  }
}

let arguments = CommandLine.arguments
let count = arguments.count > 1 ? Int(arguments[1]) ?? 2_000 : 2_000
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 20_261_124 : 20_261_124
let texts = DamagedText()
var counts: [String: Int] = [:]
let time = ContinuousClock().measure {
  for index in 0..<count {
    let text = texts.text(index, seed: seed)
    let outcome = outcome(of: text)
    counts[outcome, default: 0] += 1
    if outcome == "DISAGREEMENT" {
      print("text \(index): \(String(decoding: text.prefix(200), as: UTF8.self))")
    }
  }
}
print("| outcome | texts |\n|---|---:|")
for (outcome, number) in counts.sorted(by: { $0.key < $1.key }) {
  print("| \(outcome) | \(number) |")
}
print("| **all** | **\(counts.values.reduce(0, +))** |\n")
print(
  "Seed \(seed), \(Int((time / .seconds(1)).rounded())) s. Peak memory \(peakMemoryInKiB() / 1024) MiB."
)
exit(counts["DISAGREEMENT"] == nil && peakMemoryInKiB() / 1024 <= 192 ? 0 : 1)
