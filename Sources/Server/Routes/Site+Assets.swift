internal import HTTPTypes
internal import Hummingbird
internal import WebUI

extension Site {
  func addAssetRoutes(to routes: SiteRoutes) {
    routes.get("/assets/:version/:name", .everyone) { _, context in
      guard let name = context.parameters.get("name"), let file = assets.files[name],
        context.parameters.get("version") == assets.version
      else { throw Problem.noSuchPage }
      var response = Response.picture(file.bytes, type: file.type)
      // The address holds a digest of the content, so it never changes.
      response.headers[.cacheControl] = "public, max-age=31536000, immutable"
      return response
    }

    routes.get("/favicon.ico", .everyone) { _, _ in
      Response.redirect(to: Paths.asset("mark.svg", assets.version))
    }

    routes.get("/health", .everyone) { _, _ in
      guard let isStuck = try? await world.jobsAreStuck() else {
        return .json(["status": "database"], status: .serviceUnavailable)
      }
      return isStuck
        ? .json(["status": "jobs"], status: .serviceUnavailable) : .json(["status": "ok"])
    }

    // How often what is asked is nobody's business but this machine's.
    routes.get("/metrics", .everyone) { _, context in
      guard context.isFromThisMachine else { throw Problem.noSuchPage }
      return Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(string: meter.text)))
    }
  }
}
