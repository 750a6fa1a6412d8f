// Reads the pose and the iris scale of photographs and prints a line of JSON for each, with its
// points, the pose before its correction for shape and the pose by the mesh's own depth. Benchmarks/pose.py compares them with the truth of
// rendered faces, Training/faces/fit_pose.py and fit_shape.py learn from them.
//
// usage: pose-benchmark < PATHS

private import FaceAnalysis
private import Foundation
private import Inference
private import RasterCodecs

private struct Line: Encodable {
  var file: String
  var points: [[Double]] = []
  var pose: HeadPose?
  var uncertainty: HeadPose?
  var rigidPose: HeadPose?
  var depthPose: HeadPose?
  var scale: Scale = .unknown
}

private func line(_ file: String, _ decoder: DecodeService, _ analyser: FaceAnalyser) throws -> Line
{
  var line = Line(file: file)
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
  guard case .decoded(let photograph) = try decoder.decode(bytes),
    let face = try analyser.detect(in: photograph.image).first,
    let landmarks = try analyser.landmarks(of: face, in: photograph.image)
  else { return line }
  line.points = landmarks.points.map { [$0.x, $0.y, $0.z] }
  line.pose = HeadPose(landmarks)
  line.uncertainty = line.pose?.uncertainty
  line.rigidPose = HeadPose(rigid: landmarks)
  line.depthPose = HeadPose(depthOf: landmarks)
  if let pose = line.pose { line.scale = IrisScale.measure(landmarks, yawInDegrees: pose.yaw) }
  return line
}

private func run() throws {
  let installation = try Installation.ofThisProgram(
    environment: ProcessInfo.processInfo.environment)
  let decoder = try DecodeService()
  let analyser = try FaceAnalyser(
    FaceModels(InferenceRuntime(installation, cacheFolder: nil)))
  while let file = readLine() {
    let data = try JSONEncoder().encode(line(file, decoder, analyser))
    try FileHandle.standardOutput.write(contentsOf: data + Data("\n".utf8))
  }
}

try run()
