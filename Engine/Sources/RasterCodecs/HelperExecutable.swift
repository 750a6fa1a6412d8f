private import Glibc

/// Where `aglae-decode` lies.
public enum HelperExecutable {
  /// Beside the running program, else at the path in `AGLAE_DECODE`, else in a folder above the
  /// running program's (as tests lie in the build's products).
  public static func locate() throws(DecodeFailure) -> String {
    var candidates: [String] = []
    let program = runningProgram()
    var folder = parent(program)
    candidates.append(folder + "/aglae-decode")
    if let named = getenv("AGLAE_DECODE") { candidates.append(String(cString: named)) }
    candidates += productsFolders().map { $0 + "/aglae-decode" }
    for _ in 0..<4 where folder.count > 1 {
      folder = parent(folder)
      candidates.append(folder + "/aglae-decode")
    }
    if let found = candidates.first(where: { access($0, X_OK) == 0 }) { return found }
    throw DecodeFailure(
      .helperMissing,
      "aglae-decode was not found beside \(program). Build the product aglae-decode, "
        + "or name its path in AGLAE_DECODE.", systemError: ENOENT)
  }

  private static func runningProgram() -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        $0.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
      }
    }
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// Tests run inside the toolchain's own program, which is given the path of their bundle.
  private static func productsFolders() -> [String] {
    CommandLine.arguments.filter { $0.hasSuffix(".xctest") }.map(parent)
  }

  private static func parent(_ path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }
}
