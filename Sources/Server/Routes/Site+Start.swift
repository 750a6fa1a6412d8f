internal import Hummingbird
internal import Vocabulary
internal import WebUI

extension Site {
  func addStartRoutes(to routes: SiteRoutes) {
    routes.get("/", .anyAccount) { request, context in
      // Who takes no photographs begins where their work is.
      if let first = context.person.map(Place.all)?.first, first != .lightTable {
        return .redirect(to: first.path)
      }
      let page = StartPage(
        context: pageContext(request, context), onTable: await onTable(context),
        demonstrations: demonstrations.count,
        minutesKept: Int(table.timeKept.components.seconds / 60),
        stations: try await stationChoice(context))
      return Response.page(page.html)
    }

    routes.get("/capture", .free(.lightTable)) { request, context in
      let view = request.uri.queryParameters["view"].flatMap {
        PhotographicView(rawValue: String($0))
      }
      return Response.page(
        CapturePage(
          context: pageContext(request, context), view: view ?? .frontal,
          station: await desk.choice(of: context.visitor)
        ).html)
    }

    routes.post("/language", .everyone) { request, _ in
      let form = try await request.form(LanguageForm.self)
      guard let language = Language(rawValue: form.language) else { throw Problem.malformed }
      // Only a place of this site: two slashes would name another one.
      let back = form.back ?? Paths.start
      let isLocal = back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\")
      var response = Response.redirect(to: isLocal ? back : Paths.start)
      response.setCookie(
        Cookie(
          name: VisitorMiddleware.languageCookie, value: language.rawValue,
          maxAge: 365 * 24 * 3600, path: "/", secure: reach.isEncrypted, httpOnly: true,
          sameSite: .strict))
      return response
    }

    routes.get("/demonstrations/:number/picture.jpg", .free(.lightTable)) { _, context in
      Response.picture(try demonstration(context).thumbnail, type: "image/jpeg")
    }

    routes.post("/demonstrations/:number", .free(.lightTable)) { _, context in
      let face = try demonstration(context)
      let id = try await analyse(
        face.bytes, name: face.name, view: nil, visitor: context.visitor)
      return Response.redirect(to: Paths.photograph(id.text))
    }
  }

  private func demonstration(_ context: SiteContext) throws(Problem) -> Demonstration {
    guard let number = context.parameters.get("number").flatMap({ Int($0) }),
      demonstrations.indices.contains(number - 1)
    else { throw .noSuchPage }
    return demonstrations[number - 1]
  }
}

private struct LanguageForm: Decodable {
  let language: String
  let back: String?
}
