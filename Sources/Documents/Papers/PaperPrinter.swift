private import Dispatch
private import Foundation

/// Turns the HTML of a paper into a tagged PDF/A-3a, one paper at a time, in a process of its own
/// that has no network, little memory and little time, and reads no file that the HTML names.
public actor PaperPrinter {
  private let python: String
  private let secondsAllowed: Double
  private let longestQueue: Int
  private let queue = DispatchQueue(label: "aglae.papers", qos: .userInitiated)
  private var waiting = 0

  /// - Parameter environmentFolder: the Python environment that set-up made for papers.
  public init(environmentFolder: String) {
    self.init(environmentFolder: environmentFolder, secondsAllowed: 60, longestQueue: 8)
  }

  init(environmentFolder: String, secondsAllowed: Double, longestQueue: Int) {
    python = environmentFolder + "/bin/python"
    self.secondsAllowed = secondsAllowed
    self.longestQueue = longestQueue
  }

  /// The paper as PDF.
  ///
  /// - Parameter html: a whole document; pictures inside as `data:` addresses.
  public func pdf(of html: String) async throws(PaperFailure) -> [UInt8] {
    guard FileManager.default.isExecutableFile(atPath: python) else { throw .notSetUp }
    guard waiting < longestQueue else { throw .busy }
    waiting += 1
    defer { waiting -= 1 }
    let (python, seconds) = (python, secondsAllowed)
    let outcome = await withCheckedContinuation { continuation in
      queue.async {
        continuation.resume(
          returning: Self.run(python, input: Data(html.utf8), secondsAllowed: seconds))
      }
    }
    return try outcome.get()
  }

  static var helper: String { Bundle.module.bundlePath + "/print_paper.py" }

  private static func run(
    _ python: String, input: Data, secondsAllowed: Double
  ) -> Result<[UInt8], PaperFailure> {
    let process = Process()
    let (toProcess, fromProcess) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-I", "-B", helper]
    process.environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    process.standardInput = toProcess
    process.standardOutput = fromProcess
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return .failure(.notSetUp)
    }
    let limit = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + secondsAllowed, execute: limit)
    defer { limit.cancel() }
    // The program reads all of its input before it writes, so one after the other cannot stall.
    try? toProcess.fileHandleForWriting.write(contentsOf: input)
    try? toProcess.fileHandleForWriting.close()
    let output = (try? fromProcess.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0,
      output.starts(with: Data("%PDF-".utf8))
    else { return .failure(.notPrinted(status: process.terminationStatus)) }
    return .success([UInt8](output))
  }
}
