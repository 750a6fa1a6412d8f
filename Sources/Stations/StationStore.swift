private import Foundation
private import Glibc
public import PhotoAnalysis

/// The photo stations of a practice: one file in its data folder, without anything about patients.
///
/// Any number of programs and threads may use it at once: a change is made under a lock beside the
/// file and replaces it whole, so that readers see the state before or after it.
public struct StationStore: Sendable {
  private let file: String
  private let lock: String
  private let folder: String

  /// - Parameter dataFolder: the practice's data folder, which must be there before a change.
  public init(dataFolder: String) {
    folder = dataFolder
    file = dataFolder + "/stations.json"
    lock = dataFolder + "/stations.lock"
  }

  /// All stations by name; none where none was ever registered.
  ///
  /// - Throws: `StationStoreError` when the file is there and cannot be read.
  public func stations() throws(StationStoreError) -> [PhotoStation] {
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    do {
      let decoder = JSONDecoder()
      decoder.dateDecodingStrategy = .iso8601
      let contents = try decoder.decode(
        Contents.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
      guard contents.schema == Contents.schemaID else {
        throw StationStoreError(.unreadable, place: file, cause: "its schema is \(contents.schema)")
      }
      return contents.stations
    } catch let error as StationStoreError {
      throw error
    } catch {
      throw StationStoreError(.unreadable, place: file, cause: "\(error)")
    }
  }

  /// The station of that name.
  public func station(named name: String) throws(StationStoreError) -> PhotoStation? {
    try stations().first { $0.name == name }
  }

  /// Keeps `station` in place of the one of its name.
  public func save(_ station: PhotoStation) throws(StationStoreError) {
    try update { stations in
      stations.removeAll { $0.name == station.name }
      stations.append(station)
    }
  }

  /// Puts what `change` makes of the station of that name in its place, as one step.
  ///
  /// - Returns: what `change` returned; nil without a station of that name.
  public func replace(
    named name: String,
    with change: (PhotoStation) -> Result<PhotoStation, StationRefusal>
  ) throws(StationStoreError) -> Result<PhotoStation, StationRefusal>? {
    try update { stations in
      guard let at = stations.firstIndex(where: { $0.name == name }) else { return nil }
      let result = change(stations[at])
      if case .success(let station) = result { stations[at] = station }
      return result
    }
  }

  /// Changes the stations as one step; nothing else changes them meanwhile.
  public func update<Result>(
    _ change: (inout [PhotoStation]) throws(StationStoreError) -> Result
  ) throws(StationStoreError) -> Result {
    let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw unwritable() }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw unwritable() }
    }
    var stations = try stations()
    let result = try change(&stations)
    try write(Contents(stations: stations.sorted { $0.name < $1.name }))
    return result
  }

  /// Writes a file beside the old one, waits until it is on the disk, and renames it.
  private func write(_ contents: Contents) throws(StationStoreError) {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(contents) else {
      throw StationStoreError(.unwritable, place: file, cause: "a value is not finite")
    }
    let temporary = file + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw unwritable() }
    let isWritten = bytes.withUnsafeBytes { isWrittenWhole($0, to: descriptor) }
    let isSynced = isWritten && fsync(descriptor) == 0
    let failure = errno
    close(descriptor)
    guard isSynced else { throw unwritable(failure) }
    guard rename(temporary, file) == 0 else { throw unwritable() }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw unwritable() }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw unwritable() }
  }

  private func unwritable(_ error: Int32 = errno) -> StationStoreError {
    StationStoreError(.unwritable, place: file, cause: String(cString: strerror(error)))
  }

  private struct Contents: Codable {
    static let schemaID = "aglae.stations/1"
    var schema = Contents.schemaID
    var stations: [PhotoStation]
  }
}

private func isWrittenWhole(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var written = 0
  while written < bytes.count {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0, errno != EINTR { return false }
    written += max(count, 0)
  }
  return true
}
