internal import Foundation

/// The folder of everything that this process's tests write.
enum TestFolder {
  /// Removed by a shell that waits for the end of this process, however it ends.
  static let shared = Result { () throws -> String in
    let folder = FileManager.default.temporaryDirectory.path + "/aglae-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    _ = try Companion("trap '' INT TERM; echo ready; read -r _; rm -rf \(folder)")
    return folder
  }
}

/// A shell that outlives this process by what it does after its `read`: the other end of its input
/// is held by this process alone and closes with it.
struct Companion {
  /// Starts the script and answers once it has written `ready`.
  init(_ script: String) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", script]
    let (input, output) = (Pipe(), Pipe())
    (shell.standardInput, shell.standardOutput) = (input, output)
    try shell.run()
    try input.fileHandleForReading.close()
    // A descriptor that nobody closes before this process ends, and no other child gets.
    _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_DUPFD_CLOEXEC, 0)
    let said = try output.fileHandleForReading.read(upToCount: 6) ?? Data()
    guard String(decoding: said, as: UTF8.self) == "ready\n" else {
      throw TestingFailure("the companion process did not start: \(script)")
    }
  }
}

/// Why a test could not be prepared.
package struct TestingFailure: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}
