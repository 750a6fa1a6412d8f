// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Loading the Inference room also loads the C headers that it was built with.
let inference: [SwiftSetting] =
  strict + [.unsafeFlags(["-Xcc", "-I\(Context.packageDirectory)/.deps/openvino/include"])]

func engine(_ names: String...) -> [Target.Dependency] {
  names.map { .product(name: $0, package: "Engine") }
}

let package = Package(
  name: "Aglae",
  products: [.executable(name: "aglae", targets: ["aglae"])],
  dependencies: [
    .package(path: "Engine"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    .target(name: "HTML", dependencies: engine("Vocabulary"), swiftSettings: strict),
    .target(
      name: "WebUI",
      dependencies: ["HTML"] + engine("Vocabulary", "Raster", "FaceAnalysis", "PhotoAnalysis"),
      swiftSettings: inference),
    .executableTarget(
      name: "aglae",
      dependencies: [
        "WebUI", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
        + engine(
          "Vocabulary", "Raster", "RasterCodecs", "Inference", "FaceAnalysis", "PhotoAnalysis",
          "aglae-decode"),
      swiftSettings: inference),
    .testTarget(
      name: "HTMLTests", dependencies: ["HTML"] + engine("Vocabulary"), swiftSettings: strict),
    .testTarget(
      name: "WebUITests",
      dependencies: ["HTML", "WebUI"]
        + engine("Vocabulary", "Raster", "FaceAnalysis", "PhotoAnalysis"),
      swiftSettings: inference),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
