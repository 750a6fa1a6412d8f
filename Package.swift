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
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .target(name: "ClinicVocabulary", dependencies: engine("Vocabulary"), swiftSettings: strict),
    .target(
      name: "Database",
      dependencies: [
        "CLibPQ", "ClinicVocabulary", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("Migrations")], swiftSettings: strict),
    .target(
      name: "Jobs", dependencies: ["ClinicVocabulary", "Database"], swiftSettings: strict),
    .target(name: "CPowerCut", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "ground-campaign",
      dependencies: [
        "Access", "Audit", "CPowerCut", "ClinicTesting", "ClinicVocabulary", "Database", "Records",
        "Vault",
      ],
      resources: [.copy("shadow.c")], swiftSettings: strict),
    .target(
      name: "ClinicTesting",
      dependencies: ["Access", "Audit", "ClinicVocabulary", "Database", "Records", "Vault"],
      swiftSettings: strict),
    .target(
      name: "Audit",
      dependencies: [
        "ClinicVocabulary", "Database", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Vault",
      dependencies: [
        "Audit", "CSodium", "ClinicVocabulary", "Database",
        .product(name: "Crypto", package: "swift-crypto"),
      ] + engine("Vocabulary"),
      swiftSettings: strict),
    .target(
      name: "Access",
      dependencies: [
        "Audit", "CSodium", "ClinicVocabulary", "Database",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.copy("Resources")], swiftSettings: strict),
    .target(
      name: "Records", dependencies: ["Access", "ClinicVocabulary", "Database", "Vault"],
      swiftSettings: strict),
    .target(
      name: "Backups", dependencies: ["Access", "Audit", "ClinicVocabulary", "Database", "Vault"],
      swiftSettings: strict),
    .executableTarget(
      name: "practice-benchmark",
      dependencies: [
        "Access", "ClinicTesting", "ClinicVocabulary", "Database", "Records", "Vault",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "backup-campaign",
      dependencies: [
        "Audit", "ClinicVocabulary", "Database", "Vault",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "tamper-campaign",
      dependencies: ["Audit", "ClinicTesting", "ClinicVocabulary", "Database"],
      swiftSettings: strict),
    .target(name: "HTML", dependencies: engine("Vocabulary"), swiftSettings: strict),
    .target(
      name: "WebUI",
      dependencies: ["Access", "Audit", "ClinicVocabulary", "HTML"]
        + engine("Vocabulary", "Knowledge", "Raster", "FaceAnalysis", "PhotoAnalysis"),
      resources: [.copy("Assets")], swiftSettings: inference),
    .target(
      name: "Documents", dependencies: engine("Vocabulary", "FaceAnalysis", "PhotoAnalysis"),
      resources: [.copy("Papers/print_paper.py")], swiftSettings: inference),
    .target(
      name: "Stations", dependencies: engine("PhotoAnalysis"), swiftSettings: inference),
    .target(
      name: "Server",
      dependencies: [
        "Access", "Audit", "ClinicVocabulary", "Database", "Documents", "HTML", "Jobs", "Records",
        "Stations", "Vault", "WebUI", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
      ]
        + engine(
          "Vocabulary", "Knowledge", "Raster", "RasterCodecs", "Inference", "FaceAnalysis",
          "PhotoAnalysis"),
      swiftSettings: inference),
    .executableTarget(
      name: "aglae",
      dependencies: [
        "Audit", "Backups", "ClinicVocabulary", "Database", "Server", "Stations", "Vault", "WebUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
        + engine(
          "Vocabulary", "Knowledge", "Raster", "RasterCodecs", "Inference", "FaceAnalysis",
          "PhotoAnalysis", "aglae-decode"),
      swiftSettings: inference),
    .testTarget(
      name: "ClinicVocabularyTests", dependencies: ["ClinicVocabulary"], swiftSettings: strict),
    .testTarget(
      name: "JobsTests", dependencies: ["ClinicTesting", "ClinicVocabulary", "Database", "Jobs"],
      swiftSettings: strict),
    .testTarget(
      name: "DatabaseTests",
      dependencies: ["ClinicTesting", "ClinicVocabulary", "Database", "ground-campaign"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "AuditTests",
      dependencies: [
        "Audit", "ClinicTesting", "ClinicVocabulary", "Database", "tamper-campaign",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VaultTests",
      dependencies: [
        "Audit", "ClinicTesting", "ClinicVocabulary", "Database", "Vault",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RecordsTests",
      dependencies: [
        "Access", "Audit", "ClinicTesting", "ClinicVocabulary", "Database", "Records", "Vault",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BackupsTests",
      dependencies: [
        "Audit", "Backups", "ClinicTesting", "ClinicVocabulary", "Database", "Vault",
        "backup-campaign",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AccessTests",
      dependencies: ["Access", "Audit", "ClinicTesting", "ClinicVocabulary", "Database"],
      swiftSettings: strict),
    .testTarget(
      name: "HTMLTests", dependencies: ["HTML"] + engine("Vocabulary"), swiftSettings: strict),
    .testTarget(
      name: "WebUITests",
      dependencies: ["Access", "Audit", "ClinicVocabulary", "HTML", "WebUI"]
        + engine("Vocabulary", "Knowledge", "Raster", "FaceAnalysis", "PhotoAnalysis"),
      swiftSettings: inference),
    .testTarget(
      name: "DocumentsTests",
      dependencies: ["Documents"] + engine("FaceAnalysis", "PhotoAnalysis", "Vocabulary"),
      swiftSettings: inference),
    .testTarget(
      name: "ServerTests",
      dependencies: ["Server"]
        + engine("FaceAnalysis", "PhotoAnalysis", "Raster", "RasterCodecs", "Vocabulary"),
      swiftSettings: inference),
    .testTarget(
      name: "StationsTests",
      dependencies: ["Stations"] + engine("FaceAnalysis", "PhotoAnalysis"),
      swiftSettings: inference),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
