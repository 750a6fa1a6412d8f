internal import ClinicTesting
internal import Dispatch
internal import Foundation
internal import Testing

/// Small versions of the campaigns that `make campaign` runs at length.
@Suite("Crashes and power cuts")
struct CampaignTests {
  @Test(
    "Nothing that was acknowledged is lost or halved",
    arguments: [
      "kill sqlite 4", "kill postgresql 2", "power 40", "copies 2", "failing",
    ])
  func clean(campaign: String) async throws {
    try await run(campaign, expecting: 0)
  }

  @Test(
    "On a disk that only says it synchronises, the campaign finds losses",
    arguments: ["power 40 control", "power 40 control-photographs", "copies 2 control"])
  func control(campaign: String) async throws {
    try await run(campaign, expecting: 1)
  }

  private func run(_ campaign: String, expecting code: Int) async throws {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("ground-campaign").path
    try await withCheckedThrowingContinuation { caller in
      DispatchQueue.global().async {
        let script = "code=0; '\(program)' \(campaign) >/dev/null || code=$?; [ $code = \(code) ]"
        caller.resume(with: Result { try Shell.run(script) })
      }
    }
  }
}
