import FaceAnalysis
import Foundation
import Raster
import Testing
import Vocabulary

@testable import PhotoAnalysis

@Suite("Corrected points")
struct CorrectedPointsTests {
  static func mesh(_ count: Int, _ position: String = "[1.5, 2]") -> String {
    "{\"points\": [" + Array(repeating: position, count: count).joined(separator: ",") + "]}"
  }

  private func error(_ text: String) -> CorrectedPointsError? {
    #expect(throws: CorrectedPointsError.self) { try CorrectedPoints(json: text.utf8) }
  }

  @Test("478 positions are a mesh, with depth where it is given")
  func mesh() throws {
    let flat = try CorrectedPoints(json: Self.mesh(478).utf8)
    #expect(flat == .mesh(Array(repeating: .init(at: Point(1.5, 2)), count: 478)))
    let deep = try CorrectedPoints(json: Self.mesh(478, "[1, 2e0, -3.25]").utf8)
    #expect(deep == .mesh(Array(repeating: .init(at: Point(1, 2), depth: -3.25), count: 478)))
  }

  @Test("Any points of the profile are taken, in any layout")
  func profile() throws {
    let points = try CorrectedPoints(json: " {\n\t\"prn\" :[ 10 ,20.5 ], \"or\":[0,-0]}\r\n".utf8)
    #expect(points == .profile([.pronasale: Point(10, 20.5), .orbitale: Point(0, 0)]))
  }

  @Test("Ids are those of the published list", arguments: SoftTissueLandmark.allCases)
  func ids(id: SoftTissueLandmark) throws {
    let points = try CorrectedPoints(json: "{\"\(id.rawValue)\": [1, 2]}".utf8)
    #expect(points == .profile([id: Point(1, 2)]))
  }

  @Test(
    "Text that holds no positions is refused at the byte that shows it",
    arguments: [
      ("", 0), ("[]", 0), ("{", 1), ("nonsense", 0), ("{\"prn\"}", 6), ("{\"prn\": [1]}", 10),
      ("{\"prn\": [1, 2, 3]}", 13), ("{\"prn\": [NaN, 2]}", 9), ("{\"prn\": [1, Infinity]}", 12),
      ("{\"prn\": [1, 1e999]}", 12), ("{\"prn\": [01, 2]}", 9), ("{\"prn\": [.5, 2]}", 9),
      ("{\"prn\": [1., 2]}", 9), ("{\"prn\": [+1, 2]}", 9), ("{\"prn\": [1, 2]} x", 16),
      ("{\"prn\": [1, 2],}", 15), ("{\"prn\": null}", 8), ("{\"prn\": [\"1\", 2]}", 9),
      ("{\"prn\": [1, 2]", 14), ("{\"p\u{1}\": [1, 2]}", 3), ("{\"points\": {}}", 11),
    ])
  func notPositions(text: String, at: Int) {
    #expect(error(text) == .notPositions(at: at))
  }

  @Test("Names are known, given once, and of one kind")
  func names() {
    #expect(error("{\"nose\": [1, 2]}") == .unknownID("nose"))
    #expect(error("{\"a\u{1b}[2Jb\u{202E}\": [1, 2]}") == .notPositions(at: 3))
    #expect(error("{\"a\u{9b}b\u{202E}\": [1, 2]}") == .unknownID("ab"))
    #expect(error("{\"prn\": [1, 2], \"prn\": [1, 2]}") == .repeatedID("prn"))
    #expect(error("{}") == .noPoints)
    #expect(error("{\"prn\": [1, 2], " + Self.mesh(478).dropFirst()) == .mixed)
    #expect(error(Self.mesh(477)) == .wrongCount(477))
    #expect(error("{\"points\": []}") == .wrongCount(0))
  }

  @Test("Size, nesting and encoding are bounded")
  func bounds() {
    #expect(error("{" + String(repeating: " ", count: CorrectedPoints.sizeLimit)) == .tooLarge)
    #expect(error("{\"prn\": " + String(repeating: "[", count: 100_000)) == .notPositions(at: 9))
    #expect(error(String(repeating: "[", count: 100_000)) == .notPositions(at: 0))
    #expect(throws: CorrectedPointsError.notPositions(at: 2)) {
      try CorrectedPoints(json: [UInt8]("{\"".utf8) + [0xff, 0xfe] + [UInt8]("\": [1, 2]}".utf8))
    }
  }

  @Test("A point outside the picture is named; a mesh may leave a picture that cuts the face")
  func outside() throws {
    let profile = CorrectedPoints.profile([.pronasale: Point(99, 50), .menton: Point(20, 101)])
    #expect(throws: CorrectedPointsError.outsidePicture("me")) {
      try profile.check(width: 100, height: 100)
    }
    try profile.check(width: 100, height: 101)
    let mesh = CorrectedPoints.mesh([.init(at: Point(-40, 120)), .init(at: Point(151, 0))])
    #expect(throws: CorrectedPointsError.outsidePicture("points[1]")) {
      try mesh.check(width: 100, height: 100)
    }
  }

  @Test("Every error says in both languages what to do")
  func sentences() {
    let errors: [CorrectedPointsError] = [
      .tooLarge, .notPositions(at: 3), .unknownID("nose"), .repeatedID("prn"), .wrongCount(3),
      .noPoints, .mixed, .outsidePicture("me"),
    ]
    for error in errors {
      #expect(error.message.fr.hasSuffix(".") && error.message.en.hasSuffix("."))
      #expect(error.message.fr != error.message.en)
    }
  }
}
