import Foundation
import RasterCodecs
import Synchronization
import Testing

/// One at a time: these tests count the descriptors and children of the whole process.
@Suite("The boundary leaves nothing behind", .serialized)
struct BoundaryTests {
  @Test("A helper that is missing, ends at once or is not ours is a failure")
  func unusableHelper() throws {
    #expect(throws: DecodeFailure.self) {
      try DecodeService(helper: "/nonexistent/aglae-decode").decode(fixture("rgb.png"))
    }
    let ends = try DecodeService(helper: "/bin/false")
    #expect { try ends.decode(fixture("rgb.png")) } throws: {
      ($0 as? DecodeFailure)?.code == .helperUnusable
    }
  }

  @Test("A helper that stays silent is given up at the limit")
  func silentHelper() throws {
    let script = FileManager.default.temporaryDirectory
      .appendingPathComponent("silent-\(getpid()).sh")
    try "#!/bin/sh\nexec sleep 600\n".write(to: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: script) }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
    let silent = try DecodeService(
      helper: script.path, limits: DecodeLimits(startMilliseconds: 50))
    #expect { try silent.decode(fixture("rgb.png")) } throws: {
      ($0 as? DecodeFailure)?.code == .helperUnusable
    }
  }

  @Test("Two hundred pictures by four threads leave no child of theirs")
  func noChild() throws {
    let names = ["rgb.png", "rgb.jpg", "bomb.png", "rgb.heic", "animated.gif"]
    let files = try names.map(fixture)
    let decoded = Atomic<Int>(0)
    var service: DecodeService? = try DecodeService()
    DispatchQueue.concurrentPerform(iterations: 200) { [service] index in
      if case .decoded? = try? service?.decode(files[index % files.count]) {
        decoded.wrappingAdd(1, ordering: .relaxed)
      }
    }
    #expect(decoded.load(ordering: .relaxed) == 120)
    service = nil
    #expect(try zombies() == 0)
  }

  /// Children of this process that ended and were not reaped. Other suites' workers may be
  /// between their end and their reaping, so a child counts when it is seen three times.
  private func zombies() throws -> Int {
    var seen: Set<Int>?
    for _ in 0..<3 {
      let now = try Set(
        FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int.init).filter {
          guard let stat = try? String(contentsOfFile: "/proc/\($0)/stat", encoding: .utf8),
            let close = stat.lastIndex(of: ")")
          else { return false }
          let fields = stat[close...].split(separator: " ")
          return fields.count > 2 && fields[1] == "Z" && fields[2] == "\(getpid())"
        })
      seen = seen?.intersection(now) ?? now
    }
    return seen?.count ?? 0
  }
}
