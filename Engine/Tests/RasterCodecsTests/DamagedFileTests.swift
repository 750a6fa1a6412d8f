import Foundation
import RasterCodecs
import Testing

@Suite("Damaged files")
struct DamagedFileTests {
  @Test("Two thousand neither end the program nor leave processes, descriptors or memory behind")
  func campaign() throws {
    let helper = URL(fileURLWithPath: try HelperExecutable.locate())
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures")
    let program = Process()
    program.executableURL = helper.deletingLastPathComponent().appendingPathComponent("decode-fuzz")
    program.arguments = [fixtures.path, "2000"]
    let output = Pipe()
    program.standardOutput = output
    program.standardError = output
    try program.run()
    let report = output.fileHandleForReading.readDataToEndOfFile()
    program.waitUntilExit()
    #expect(program.terminationStatus == 0, "\(String(decoding: report, as: UTF8.self))")
  }
}
