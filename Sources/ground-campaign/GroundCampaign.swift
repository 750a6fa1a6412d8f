internal import Database
internal import Foundation

/// Breaks the ground under the practice's data on purpose and says what was lost.
@main
enum GroundCampaign {
  static let usage = """
    usage: ground-campaign kill sqlite|postgresql TIMES     kill -9 during writes
           ground-campaign power TIMES [control]            power cuts under SQLite
           ground-campaign copies TIMES [control]           power cuts under PostgreSQL
           ground-campaign failing                          full and failing disks under SQLite
           ground-campaign speed sqlite|postgresql CLIENTS SECONDS
    The code is 0 when nothing was lost. With control the disk lies, and losses must show.
    """

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      let isClean =
        switch (arguments.first, arguments.count) {
        case ("kill", 3):
          try await KillCampaign.run(try engine(arguments[1]), try number(arguments[2]))
        case ("power", 2...3):
          try await PowerCampaign.run(try number(arguments[1]), isControl: try control(arguments))
        case ("copies", 2...3):
          try await CopiesCampaign.run(try number(arguments[1]), isControl: try control(arguments))
        case ("failing", 1): try await FailingDisk.run()
        case ("speed", 4):
          try await SpeedBenchmark.run(
            try engine(arguments[1]), clients: try number(arguments[2]),
            seconds: try number(arguments[3]))
        case ("write", 4):
          try await Writer.run(
            arguments[1], clinic: arguments[2], clients: try number(arguments[3]))
        default: throw CampaignFailure(usage)
        }
      exit(isClean ? 0 : 1)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  private static func engine(_ text: String) throws -> EngineKind {
    guard let engine = EngineKind(rawValue: text) else { throw CampaignFailure(usage) }
    return engine
  }

  private static func control(_ arguments: [String]) throws -> Bool {
    guard arguments.count == 3 else { return false }
    guard arguments[2] == "control" else { throw CampaignFailure(usage) }
    return true
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else { throw CampaignFailure(usage) }
    return number
  }
}

struct CampaignFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
