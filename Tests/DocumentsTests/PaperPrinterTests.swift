import Foundation
import Testing

@testable import Documents

/// The printing program of this installation, confined as in use.
@Suite("Papers are printed in a confined process", .serialized)
struct PaperPrinterTests {
  private static let environment = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent(".deps/python-documents").path

  private func page(_ body: String) -> String {
    "<!DOCTYPE html><html lang=\"fr\"><head><title>Essai</title></head><body>\(body)</body></html>"
  }

  @Test("A paper becomes a PDF")
  func prints() async throws {
    let pdf = try await PaperPrinter(environmentFolder: Self.environment).pdf(of: page("<p>a</p>"))
    #expect(pdf.starts(with: Array("%PDF-1.7".utf8)))
  }

  @Test(
    "A paper that names anything outside itself is not printed",
    arguments: [
      "<img src=\"http://127.0.0.1:9/x.png\">", "<img src=\"file:///etc/passwd\">",
      "<link rel=\"stylesheet\" href=\"https://example.org/a.css\">",
      "<style>@import url(file:///etc/passwd);</style>",
      "<p style=\"background:url(file:///etc/hostname)\">a</p>",
      "<a rel=\"attachment\" href=\"file:///etc/passwd\">a</a>",
      "<svg viewBox=\"0 0 9 9\"><image href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/></svg>",
    ])
  func outside(body: String) async {
    await #expect(throws: PaperFailure.self) {
      try await PaperPrinter(environmentFolder: Self.environment).pdf(of: page(body))
    }
  }

  @Test("A paper that takes too long is stopped")
  func tooLong() async {
    let printer = PaperPrinter(
      environmentFolder: Self.environment, secondsAllowed: 0.05, longestQueue: 1)
    await #expect(throws: PaperFailure.self) { try await printer.pdf(of: page("<p>a</p>")) }
  }

  @Test("Without its environment the failure says what to do")
  func absent() async {
    await #expect(throws: PaperFailure.notSetUp) {
      try await PaperPrinter(environmentFolder: "/nowhere").pdf(of: page(""))
    }
    #expect(PaperFailure.notSetUp.description.contains("make setup"))
  }

  @Test("The kernel refuses the printing program network and other programs")
  func confined() throws {
    let probe = """
      import os, sys
      sys.argv = ["x"]
      source = open(sys.stdin.readline().strip()).read().replace("\\nmain()\\n", "\\n")
      exec(compile(source, "print_paper", "exec"))
      refuse_network_and_programs()
      import socket
      refused = 0
      for act in [lambda: socket.socket(), lambda: os.execv("/bin/true", ["true"]), lambda: os.fork()]:
          try:
              act()
          except PermissionError:
              refused += 1
      print(refused)
      """
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: Self.environment + "/bin/python")
    process.arguments = ["-I", "-B", "-c", probe]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data((PaperPrinter.helper + "\n").utf8))
    try input.fileHandleForWriting.close()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    // glibc forks by clone, which threads need too: what the child could run is refused instead.
    #expect(text.contains("2") || text.contains("3"))
  }
}
