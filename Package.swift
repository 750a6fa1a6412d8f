// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func engine(_ names: String...) -> [Target.Dependency] {
  names.map { .product(name: $0, package: "Engine") }
}

let package = Package(
  name: "Aglae",
  products: [.executable(name: "aglae", targets: ["aglae"])],
  dependencies: [
    .package(path: "Engine"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    .target(name: "HTML", dependencies: engine("Vocabulary"), swiftSettings: strict),
    .target(
      name: "WebUI",
      dependencies: ["HTML"] + engine("Vocabulary", "Raster", "FaceAnalysis", "PhotoAnalysis"),
      resources: [.copy("Assets")],
      swiftSettings: strict),
    .target(
      name: "Server",
      dependencies: [
        "HTML", "WebUI",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ] + engine("Vocabulary", "Raster", "RasterCodecs", "FaceAnalysis", "PhotoAnalysis"),
      swiftSettings: strict),
    .executableTarget(
      name: "aglae",
      dependencies: [
        "HTML", "Server", "WebUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]
        + engine(
          "Vocabulary", "Raster", "RasterCodecs", "Inference", "FaceAnalysis", "PhotoAnalysis",
          "aglae-decode"),
      swiftSettings: strict),

    .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: strict),
    .testTarget(
      name: "WebUITests",
      dependencies: ["HTML", "WebUI"] + engine("Vocabulary", "FaceAnalysis", "PhotoAnalysis"),
      swiftSettings: strict),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Server", .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ] + engine("PhotoAnalysis", "Vocabulary"),
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
