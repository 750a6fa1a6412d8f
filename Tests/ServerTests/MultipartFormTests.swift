import Testing

@testable import Server

@Suite("Submitted forms")
struct MultipartFormTests {
  static let contentType = "multipart/form-data; boundary=XX"

  private func form(_ text: String, _ contentType: String = contentType) -> MultipartForm? {
    MultipartForm(Array(text.utf8), contentType: contentType)
  }

  @Test("A field and a file are read, the file's bytes as they are")
  func fieldAndFile() throws {
    let text =
      "--XX\r\nContent-Disposition: form-data; name=\"view\"\r\n\r\nfrontal\r\n"
      + "--XX\r\nContent-Disposition: form-data; name=\"photograph\"; filename=\"a %22b%22.jpg\"\r\n"
      + "Content-Type: image/jpeg\r\n\r\n\r\n--X\0\r\n\r\n--XX--\r\n"
    let read = try #require(form(text))
    #expect(read["view"].map { Array($0.content) } == Array("frontal".utf8))
    #expect(read["photograph"]?.fileName == "a \"b\".jpg")
    #expect(read["photograph"].map { Array($0.content) } == Array("\r\n--X\0\r\n".utf8))
    #expect(read["nothing"] == nil)
  }

  @Test("A name is not mistaken for a file name")
  func nameAfterFileName() throws {
    let text =
      "--XX\r\nContent-Disposition: form-data; filename=\"f\"; name=\"n\"\r\n\r\nx\r\n--XX--"
    let read = try #require(form(text))
    #expect(read["n"]?.fileName == "f")
  }

  @Test(
    "A damaged form is none",
    arguments: [
      "", "--XX", "--XX\r\n", "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
      "--YY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--YY--",
      "--XX\r\nContent-Type: text/plain\r\n\r\nx\r\n--XX--",
      "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
    ])
  func damaged(text: String) {
    #expect(form(text) == nil)
  }

  @Test(
    "Only multipart forms with a boundary are read",
    arguments: [
      "", "text/plain; boundary=XX", "multipart/form-data", "multipart/form-data; boundary=",
    ])
  func contentTypes(contentType: String) {
    #expect(form("--XX--", contentType) == nil)
    #expect(form("--XX--", "multipart/form-data; boundary=\"XX\"")?.fields.isEmpty == true)
  }

  @Test("Every prefix and every changed byte of a form is read or refused, never a crash")
  func mutations() {
    let whole = Array(
      ("--XX\r\nContent-Disposition: form-data; name=\"photograph\"; filename=\"a\"\r\n\r\nabc\r\n"
        + "--XX--").utf8)
    var count = 0
    for end in whole.indices {
      count += MultipartForm(Array(whole[..<end]), contentType: Self.contentType) == nil ? 0 : 1
    }
    // Without its last two dashes the form has no end.
    #expect(count == 0)
    for at in whole.indices {
      for byte: UInt8 in [0, 13, 34, 45, 255] {
        var changed = whole
        changed[at] = byte
        let form = MultipartForm(changed, contentType: Self.contentType)
        #expect((form?.fields.count ?? 0) <= 1)
      }
    }
  }
}
