import Testing

@testable import FaceAnalysis

@Suite("Tension of the brows")
struct BrowTensionTests {
  /// Features of a face at rest: zero but for what the models themselves ask for.
  private let lines = [Double](repeating: 0, count: BrowWeights.raisedLines.weights.count)
  private let place = [Double](repeating: 0, count: BrowWeights.raisedPlace.weights.count)

  @Test(
    "Lines count up to a share of a strong pull only, so that lined skin at rest is not refused")
  func capped() {
    func tension(lines amount: Double) -> BrowTension {
      // Along the weights, so that the model of the lines reads `amount` more.
      let model = BrowWeights.raisedLines
      let square = model.weights.reduce(0) { $0 + $1 * $1 }
      return BrowTension(
        lines: model.weights.map { ($0 * (amount - model.constant)) / square }, place: place)
    }
    let none = tension(lines: 0).raised
    let full = BrowWeights.raisedLinesShare * BrowWeights.mostLines
    #expect(abs(tension(lines: BrowWeights.mostLines).raised - none - full) < 1e-9)
    #expect(abs(tension(lines: 3).raised - none - full) < 1e-9)
    #expect(tension(lines: -1).raised < none)
    #expect(full < BrowTension.mostRaised)
  }

  @Test("What differs between two photographs follows lines and places alike")
  func changes() {
    let rest = BrowTension(lines: lines, place: place)
    let weights = BrowWeights.knitChange.weights
    var moved = lines
    moved[0] += 1
    let lined = BrowTension(lines: moved, place: place)
    #expect(abs(lined.knitChange - rest.knitChange - weights[0]) < 1e-9)
    var raised = place
    raised[0] += 1
    let lifted = BrowTension(lines: lines, place: raised)
    #expect(abs(lifted.knitChange - rest.knitChange - weights[lines.count]) < 1e-9)
    #expect(weights.count == lines.count + place.count)
  }
}
