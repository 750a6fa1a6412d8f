internal import ArgumentParser
internal import FaceAnalysis

/// The size of the chart: by name, or as the measured distance of its patches.
struct ChartSizeChoice: ExpressibleByArgument {
  let size: ChartSize

  init?(argument: String) {
    if let named = ChartSize.named.first(where: { $0.name == argument }) {
      size = named
    } else if let pitch = Double(argument), pitch.isFinite, pitch > 0 {
      size = .measured(pitchInMillimetres: pitch)
    } else {
      return nil
    }
  }

  static let help: ArgumentHelp = ArgumentHelp(
    """
    Size of the colour chart: \(ChartSize.named.map(\.name).joined(separator: ", ")), or the \
    distance between the centres of neighbouring patches in millimetres.
    """, valueName: "size")
}
