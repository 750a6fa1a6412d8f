import Foundation
import RasterCodecs
import Testing

@Suite("Damaged texts")
struct DamagedPointsTests {
  @Test("Two thousand neither end the reader nor are taken where a second reader refuses them")
  func campaign() throws {
    let helper = URL(fileURLWithPath: try HelperExecutable.locate())
    let program = Process()
    program.executableURL = helper.deletingLastPathComponent().appendingPathComponent("points-fuzz")
    program.arguments = ["2000"]
    let output = Pipe()
    program.standardOutput = output
    program.standardError = output
    try program.run()
    let report = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    program.waitUntilExit()
    #expect(program.terminationStatus == 0, "\(report)")
    #expect(report.contains("taken as a mesh") && report.contains("taken as points"))
  }
}
