// swift-tools-version: 6.2
import Foundation
import PackageDescription

// OpenVINO is unpacked by `make setup` into `.deps/` at the root of the repository.
// The library has versioned names only and no pkg-config file that SwiftPM accepts, hence the flags.
let openVINO =
  URL(fileURLWithPath: Context.packageDirectory)
  .deletingLastPathComponent().appendingPathComponent(".deps/openvino").path

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Rooms whose loops run over pixels are optimised in debug builds too:
/// the same filter takes 400 times as long without.
let pixels: [SwiftSetting] = strict + [.unsafeFlags(["-O"])]

let inference: [SwiftSetting] = pixels + [.unsafeFlags(["-Xcc", "-I\(openVINO)/include"])]

let package = Package(
  name: "Engine",
  products: [
    .library(name: "Vocabulary", targets: ["Vocabulary"]),
    .library(name: "Raster", targets: ["Raster"]),
    .library(name: "RasterCodecs", targets: ["RasterCodecs"]),
    .library(name: "Inference", targets: ["Inference"]),
    .library(name: "FaceAnalysis", targets: ["FaceAnalysis"]),
    .library(name: "PhotoAnalysis", targets: ["PhotoAnalysis"]),
    .library(name: "Knowledge", targets: ["Knowledge"]),
    .library(name: "EngineTesting", targets: ["EngineTesting"]),
    .executable(name: "aglae-decode", targets: ["aglae-decode"]),
    .executable(name: "decode-fuzz", targets: ["decode-fuzz"]),
    .executable(name: "points-fuzz", targets: ["points-fuzz"]),
    .executable(name: "landmark-benchmark", targets: ["landmark-benchmark"]),
    .executable(name: "pose-benchmark", targets: ["pose-benchmark"]),
    .executable(name: "photo-benchmark", targets: ["photo-benchmark"]),
    .executable(name: "skin-benchmark", targets: ["skin-benchmark"]),
    .executable(name: "measure-benchmark", targets: ["measure-benchmark"]),
    .executable(name: "gate-benchmark", targets: ["gate-benchmark"]),
    .executable(name: "chart-benchmark", targets: ["chart-benchmark"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")
  ],
  targets: [
    .systemLibrary(
      name: "Clibvips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .target(
      name: "CVips", dependencies: ["Clibvips"],
      cSettings: [.treatAllWarnings(as: .error), .unsafeFlags(["-O2"])]),
    .systemLibrary(name: "COpenVINO"),
    .target(
      name: "CSampling", cSettings: [.treatAllWarnings(as: .error), .unsafeFlags(["-O2"])]),

    .target(name: "Vocabulary", swiftSettings: strict),
    .target(
      name: "Knowledge",
      dependencies: ["Vocabulary", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(name: "Raster", dependencies: ["CSampling"], swiftSettings: pixels),
    .target(
      name: "RasterCodecs", dependencies: ["CVips", "Raster", "Vocabulary"],
      swiftSettings: pixels),
    .executableTarget(name: "aglae-decode", dependencies: ["CVips"], swiftSettings: strict),
    .executableTarget(
      name: "decode-fuzz",
      dependencies: ["EngineTesting", "Raster", "RasterCodecs", "Vocabulary", "aglae-decode"],
      swiftSettings: pixels),
    .executableTarget(
      name: "points-fuzz",
      dependencies: ["EngineTesting", "PhotoAnalysis", "Raster", "Vocabulary"],
      swiftSettings: inference),
    .target(
      name: "Inference",
      dependencies: [
        "COpenVINO", "Vocabulary", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: inference,
      linkerSettings: [
        .unsafeFlags(["-L\(openVINO)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(openVINO)/lib"]),
        .unsafeFlags(["-l:libopenvino_c.so.2641"]),
      ]),
    .target(
      name: "FaceAnalysis", dependencies: ["Inference", "Raster", "Vocabulary"],
      swiftSettings: inference),
    .target(
      name: "PhotoAnalysis",
      dependencies: [
        "FaceAnalysis", "Inference", "Raster", "RasterCodecs", "Vocabulary",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: inference),
    .executableTarget(
      name: "pose-benchmark",
      dependencies: [
        "FaceAnalysis", "Inference", "Raster", "RasterCodecs", "Vocabulary", "aglae-decode",
      ],
      swiftSettings: inference),
    .executableTarget(
      name: "landmark-benchmark", dependencies: ["FaceAnalysis", "Inference", "Raster"],
      swiftSettings: inference),
    .executableTarget(
      name: "skin-benchmark",
      dependencies: ["FaceAnalysis", "Inference", "Raster", "RasterCodecs", "aglae-decode"],
      swiftSettings: inference),
    .executableTarget(
      name: "photo-benchmark",
      dependencies: [
        "FaceAnalysis", "Inference", "PhotoAnalysis", "RasterCodecs", "Vocabulary", "aglae-decode",
      ],
      swiftSettings: inference),
    .executableTarget(
      name: "measure-benchmark",
      dependencies: [
        "FaceAnalysis", "Inference", "PhotoAnalysis", "RasterCodecs", "aglae-decode",
      ],
      swiftSettings: inference),
    .executableTarget(
      name: "gate-benchmark",
      dependencies: [
        "FaceAnalysis", "Inference", "PhotoAnalysis", "RasterCodecs", "Vocabulary", "aglae-decode",
      ],
      swiftSettings: inference),
    .executableTarget(
      name: "chart-benchmark",
      dependencies: ["FaceAnalysis", "Inference", "Raster", "RasterCodecs", "aglae-decode"],
      swiftSettings: inference),
    .target(
      name: "EngineTesting", dependencies: ["Raster", "Vocabulary"], swiftSettings: pixels),

    .testTarget(
      name: "VocabularyTests", dependencies: ["Vocabulary"], swiftSettings: strict),
    .testTarget(
      name: "KnowledgeTests", dependencies: ["Knowledge"], swiftSettings: strict),
    .testTarget(
      name: "RasterTests", dependencies: ["EngineTesting", "Raster"],
      exclude: ["crop_sums.py"], swiftSettings: strict),
    .testTarget(
      name: "RasterCodecsTests",
      dependencies: [
        "EngineTesting", "Raster", "RasterCodecs", "Vocabulary", "aglae-decode", "decode-fuzz",
      ],
      exclude: ["Fixtures", "make_fixtures.py"],
      swiftSettings: strict),
    .testTarget(
      name: "InferenceTests", dependencies: ["EngineTesting", "Inference", "Vocabulary"],
      swiftSettings: inference),
    .testTarget(
      name: "FaceAnalysisTests",
      dependencies: [
        "EngineTesting", "FaceAnalysis", "Inference", "Raster", "RasterCodecs", "Vocabulary",
        "aglae-decode",
      ],
      exclude: ["Fixtures"],
      swiftSettings: inference),
    .testTarget(
      name: "PhotoAnalysisTests",
      dependencies: [
        "EngineTesting", "FaceAnalysis", "Inference", "PhotoAnalysis", "Raster", "RasterCodecs",
        "Vocabulary", "aglae-decode", "points-fuzz",
      ],
      exclude: ["Fixtures"],
      swiftSettings: inference),
  ]
)
