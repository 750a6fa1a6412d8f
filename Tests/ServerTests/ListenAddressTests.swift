import Testing

@testable import Server

@Suite("Where the site listens")
struct ListenAddressTests {
  @Test(
    "This machine's own addresses are taken",
    arguments: [
      ("127.0.0.1:8080", "127.0.0.1:8080"), ("localhost:0", "localhost:0"),
      ("[::1]:80", "[::1]:80"),
      ("127.1.2.3:1", "127.1.2.3:1"),
    ])
  func own(text: String, authority: String) throws {
    let address = try #require(ListenAddress(text))
    #expect(address.authority(port: address.port) == authority)
  }

  @Test(
    "Addresses that others reach, and what is none, are refused",
    arguments: [
      "0.0.0.0:8080", "192.168.1.4:8080", "[::]:80", "clinic.example:80", "127.0.0.1",
      "127.0.0.1:70000", "127.0.0.1:-1", "127.0.0.1.example:80", "127.0.0:80", "8080", "",
    ])
  func foreign(text: String) {
    #expect(ListenAddress(text) == nil)
  }
}
