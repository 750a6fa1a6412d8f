import Testing

@testable import Server

@Suite("Where the site listens")
struct ListenAddressTests {
  @Test(
    "Addresses are taken, and known for this machine's own",
    arguments: [
      ("127.0.0.1:8080", true), ("localhost:0", true), ("[::1]:80", true), ("127.1.2.3:1", true),
      ("0.0.0.0:8080", false), ("192.168.1.4:8080", false), ("[::]:80", false),
    ])
  func taken(text: String, isLoopback: Bool) throws {
    let address = try #require(ListenAddress(text))
    #expect(address.authority(port: address.port) == text)
    #expect(address.isLoopback == isLoopback)
  }

  @Test("Others reach the site by an encrypted connection and a name only")
  func reach() throws {
    let all = try #require(ListenAddress("0.0.0.0:443"))
    let certificate = SiteReach.Certificate(chain: "a", key: "b")
    #expect(throws: ServerFailure.self) {
      try SiteReach(address: all, names: ["clinic.example"], certificate: nil)
    }
    #expect(throws: ServerFailure.self) {
      try SiteReach(address: all, names: [], certificate: certificate)
    }
    let reach = try SiteReach(address: all, names: ["Clinic.example"], certificate: certificate)
    #expect(reach.hostNames.contains("clinic.example") && !reach.hostNames.contains("0.0.0.0"))
  }

  @Test(
    "What is no address and port is refused",
    arguments: [
      "clinic.example:80", "127.0.0.1", "256.0.0.1:1", "[1.2.3.4]:80", "[]:80", "127.0.0.1:70000",
      "127.0.0.1:-1", "127.0.0.1.example:80", "127.0.0:80", "8080", "",
    ])
  func none(text: String) {
    #expect(ListenAddress(text) == nil)
  }
}
