internal import ArgumentParser
private import FaceAnalysis
private import Foundation
internal import PhotoAnalysis
private import RasterCodecs
internal import Stations
private import Vocabulary

/// `aglae station`: the practice's photo stations.
struct Station: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Registers, checks and lists photo stations.",
    discussion: """
      A station is a camera, its lens and distance and the lights. It is registered once with a \
      photograph of a ColorChecker at the place of the face, and checked with another now and then. \
      Its scale and colours serve every photograph that is analysed with --station, until a check \
      fails.

        aglae station register --name "Salle 1" --distance 1500 chart.jpg --data practice
        aglae station check chart.jpg --station "Salle 1" --data practice
        aglae analyze face.jpg --station "Salle 1" --data practice

      Exit status: 0 done, 3 the photograph was refused or the check failed, 2 wrong usage, \
      1 failure.
      """,
    subcommands: [Register.self, Check.self, List.self])

  /// The stations of one practice.
  struct Place: ParsableArguments {
    @Option(help: "Folder of the practice's data.", completion: .directory)
    var data: String

    func validate() throws {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: data, isDirectory: &isFolder), isFolder.boolValue
      else { throw ValidationError("There is no folder at \(printable(data)).") }
    }

    var store: StationStore { StationStore(dataFolder: data) }
  }

  struct Register: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Registers a station, or a station of that name anew.")

    @Argument(
      help: ArgumentHelp("Photograph of the chart at the place of the face.", valueName: "photo"),
      completion: .file())
    var photo: String
    @Option(help: "What the station is called.")
    var name: String
    @Option(help: ArgumentHelp("From the lens to the face, millimetres.", valueName: "mm"))
    var distance: Double
    @Option(
      help: ArgumentHelp(
        "How far people keep to that distance, one standard deviation in millimetres.",
        valueName: "mm"))
    var distanceUncertainty = PhotoStation.Description.usualDistanceDeviation
    @Option(help: "The lights, in your words.")
    var lights = ""
    @Option(help: ChartSizeChoice.help)
    var chartSize: ChartSizeChoice?
    @OptionGroup var place: Place

    func validate() throws {
      let isPrintable = !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
      guard (1...60).contains(name.count), isPrintable, lights.count <= 500 else {
        throw ValidationError("--name takes 1 to 60 printable characters, --lights 500 at most.")
      }
      guard distance.isFinite, (100...20_000).contains(distance) else {
        throw ValidationError("--distance must be 100 to 20,000 mm.")
      }
      guard (0...(distance / 2)).contains(distanceUncertainty) else {
        throw ValidationError("--distance-uncertainty must be 0 to half the distance.")
      }
    }

    func run() throws {
      let description = PhotoStation.Description(
        name: name, distanceInMillimetres: distance,
        distanceDeviationInMillimetres: distanceUncertainty, lights: lights,
        chartSize: chartSize?.size ?? .classic)
      try ending {
        let photograph = try photograph(at: photo)
        let station = try PhotoStation.registered(description, from: photograph, at: .now).get()
        try place.store.save(station)
        print(station.summary)
        return .done
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks a station with a new photograph of its chart.")

    @Argument(
      help: ArgumentHelp("Photograph of the chart at the place of the face.", valueName: "photo"),
      completion: .file())
    var photo: String
    @Option(help: "The station's name.")
    var station: String
    @OptionGroup var place: Place

    func run() throws {
      try ending {
        _ = try place.store.known(station)
        let photograph = try photograph(at: photo)
        let checked = try place.store.replace(named: station) {
          $0.checked(with: photograph, at: .now)
        }
        guard let checked = try checked?.get() else { return .failure }
        print(checked.summary)
        return checked.isValid ? .done : .refused
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the stations.")

    @OptionGroup var place: Place
    @Flag(help: "Print one JSON document a line, one a station.")
    var json = false

    func run() throws {
      try ending {
        for station in try place.store.stations() {
          print(json ? try StationLine(station).json() : station.summary)
        }
        return .done
      }
    }
  }
}

/// Runs `work` and tells in words and by the exit status how it ended.
private func ending(_ work: () throws -> ExitStatus) throws {
  func say(_ text: String) {
    FileHandle.standardError.write(Data("aglae: \(text)\n".utf8))
  }
  let status: ExitStatus
  do {
    status = try work()
  } catch let error as ValidationError {
    say(error.message)
    status = .wrongUsage
  } catch let refusal as StationRefusal {
    say(refusal.message.en)
    status = .refused
  } catch {
    say("\(error)")
    status = .failure
  }
  if status != .done { throw ExitCode(status.rawValue) }
}

/// - Throws: `ValidationError` without a file, `StationRefusal` when it is no readable picture.
private func photograph(at path: String) throws -> DecodedPhotograph {
  guard FileManager.default.fileExists(atPath: path) else {
    throw ValidationError("There is no file at \(printable(path)).")
  }
  switch PhotographFile(path: path).read() {
  case .refused(let refusal): throw StationRefusal.undecodable(refusal)
  case .bytes(let bytes):
    switch try DecodeService().decode(bytes) {
    case .refused(let refusal): throw StationRefusal.undecodable(refusal)
    case .decoded(let photograph): return photograph
    }
  }
}

extension StationStore {
  /// - Throws: `ValidationError` when there is no station of that name.
  func known(_ name: String) throws -> PhotoStation {
    guard let station = try station(named: name) else {
      let names = try stations().map(\.name)
      throw ValidationError(
        "There is no station “\(printable(name))”. "
          + (names.isEmpty
            ? "Register one with aglae station register."
            : "There are: \(names.map(printable).joined(separator: ", "))."))
    }
    return station
  }
}
