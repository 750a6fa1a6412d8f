internal import Access
internal import Hummingbird

/// The cookies of sign-in: the session's, and the device's by which it is known again.
///
/// Over encrypted connections their names bind them to this host and to encryption (`__Host-`).
struct SessionCookies: Sendable {
  let isEncrypted: Bool

  private var prefix: String { isEncrypted ? "__Host-" : "" }
  private var sessionName: String { prefix + "aglae_session" }
  private var deviceName: String { prefix + "aglae_device" }

  func session(of request: Request) -> ClinicToken? {
    request.cookies[sessionName].flatMap { ClinicToken($0.value) }
  }

  func device(of request: Request) -> Token? {
    request.cookies[deviceName].flatMap { Token($0.value) }
  }

  func keep(_ signedIn: SignedIn, in response: inout Response) {
    response.setCookie(cookie(sessionName, signedIn.session.text, maxAge: nil))
    if let device = signedIn.device {
      response.setCookie(cookie(deviceName, device.text, maxAge: 400 * 24 * 3600))
    }
  }

  func forgetSession(in response: inout Response) {
    response.setCookie(cookie(sessionName, "", maxAge: 0))
  }

  private func cookie(_ name: String, _ value: String, maxAge: Int?) -> Cookie {
    Cookie(
      name: name, value: value, maxAge: maxAge, path: "/", secure: isEncrypted, httpOnly: true,
      sameSite: .strict)
  }
}
