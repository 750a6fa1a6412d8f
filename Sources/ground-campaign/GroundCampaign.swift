internal import Database
internal import Foundation

/// Breaks the ground under the practice's data on purpose and says what was lost.
@main
enum GroundCampaign {
  static let usage = """
    usage: ground-campaign kill sqlite|postgresql TIMES     kill -9 during writes
           ground-campaign power TIMES [CONTROL]            power cuts under SQLite
           ground-campaign copies TIMES [CONTROL]           power cuts under PostgreSQL
           ground-campaign failing                          full and failing disks under SQLite
           ground-campaign speed sqlite|postgresql CLIENTS SECONDS
    The code is 0 when nothing was lost. With control or control-photographs the disk lies of the
    database's log or of photographs, and losses must show.
    """

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      let isClean =
        switch (arguments.first, arguments.count) {
        case ("kill", 3):
          try await KillCampaign.run(try engine(arguments[1]), try number(arguments[2]))
        case ("power", 2...3):
          try await underShadow(arguments, PowerCampaign.run)
        case ("copies", 2...3):
          try await underShadow(arguments, CopiesCampaign.run)
        case ("failing", 1): try await FailingDisk.run()
        case ("speed", 4):
          try await SpeedBenchmark.run(
            try engine(arguments[1]), clients: try number(arguments[2]),
            seconds: try number(arguments[3]))
        case ("write", _): try await Writer.run(Array(arguments.dropFirst()))
        default: throw CampaignFailure(usage)
        }
      exit(isClean ? 0 : 1)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  /// Runs a campaign in a process whose files have a shadow: this one when it has, else another.
  private static func underShadow(
    _ arguments: [String], _ campaign: (Int, Shadow, Lie?) async throws -> Bool
  ) async throws -> Bool {
    let (times, lie) = (try number(arguments[1]), try lie(arguments))
    if let shadow = Shadow(ProcessInfo.processInfo.environment) {
      return try await campaign(times, shadow, lie)
    }
    switch try Shadow.run(arguments, lie) {
    case 0: return true
    case 1: return false
    case let code: throw CampaignFailure("the campaign ended with \(code)")
    }
  }

  private static func engine(_ text: String) throws -> EngineKind {
    guard let engine = EngineKind(rawValue: text) else { throw CampaignFailure(usage) }
    return engine
  }

  private static func lie(_ arguments: [String]) throws -> Lie? {
    guard arguments.count == 3 else { return nil }
    guard let lie = Lie(rawValue: arguments[2]) else { throw CampaignFailure(usage) }
    return lie
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
