internal import Documents
private import Foundation
internal import HTTPTypes
internal import Hummingbird

extension Response {
  static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: html)))
  }

  static func picture(_ bytes: [UInt8], type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func table(_ text: String, _ dialect: CSVDialect) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8; header=present",
        .contentDisposition: "attachment; filename=\"\(dialect.fileName)\"",
      ], body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  static func paper(_ pdf: [UInt8]) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/pdf"],
      body: .init(byteBuffer: ByteBuffer(bytes: pdf)))
  }

  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
    guard let data = try? JSONEncoder().encode(value) else {
      return Response(status: .internalServerError)
    }
    return Response(
      status: status, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }
}

extension Request {
  /// Whether the caller is a script of the site, which shows problems in place.
  var wantsJSON: Bool { headers[.accept] == "application/json" }
}
