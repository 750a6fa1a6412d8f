internal import ClinicTesting
internal import Database
internal import Testing

@testable internal import tamper_campaign

@Suite("The campaign of tamperings")
struct CampaignTests {
  @Test(
    "Its first two hundred are all found, and the whole log passes", arguments: EngineKind.allCases)
  func few(engine: EngineKind) async throws {
    let results = try await Campaign.run(200, seed: 1, on: try await makeDatabase(engine))
    #expect(results.count == 200)
    #expect(results.isPerfect, "\(results.table)")
  }

  @Test("A tampering that was not found is not passed over")
  func missed() async throws {
    let log = try await TamperedLog(try await makeDatabase(.sqlite))
    let report = try await log.wholeReport().report
    var results = CampaignResults()
    results.addWhole(report)
    results.add(report, after: .swapped)
    #expect(!results.isPerfect)
  }
}
