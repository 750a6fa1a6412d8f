internal import Documents
internal import HTTPTypes
internal import Hummingbird
internal import PhotoAnalysis
internal import Vocabulary
internal import WebUI

extension Site {
  func addComparisonRoutes(to routes: SiteRoutes) {
    routes.get("/photographs/:id/comparison", .free(.lightTable)) { request, context in
      let (id, held) = try await photograph(context)
      let page = ComparisonChoicePage(
        context: pageContext(request, context),
        first: StartPage.OnTable(id: id.text, label: held.label),
        others: await onTable(context).filter { $0.id != id.text })
      return Response.page(page.html)
    }
    routes.post("/photographs/:id/comparison", .free(.lightTable)) { request, context in
      let (first, _) = try await photograph(context)
      let second = try await receive(request, context)
      let path = await compare(first, second, context)
      return request.wantsJSON
        ? Response.json(["location": path], status: .created) : Response.redirect(to: path)
    }
    routes.post("/comparisons", .free(.lightTable)) { request, context in
      let form = try await request.form(PairForm.self)
      guard let first = RandomID(form.first), let second = RandomID(form.second),
        await table.photograph(first, of: context.visitor) != nil,
        await table.photograph(second, of: context.visitor) != nil
      else { throw Problem.noSuchPhotograph }
      return Response.redirect(to: await compare(first, second, context))
    }
    addRoutesOfOneComparison(to: routes.folder("/comparisons/:id", .free(.lightTable)))
  }

  private func addRoutesOfOneComparison(to pairs: RouteFolder) {
    pairs.get { request, context in
      let (id, held, comparison) = try await comparison(context)
      let page = ComparisonPage(
        context: pageContext(request, context),
        model: .init(
          id: id.text, first: .init(id: held.first.text, date: held.firstDate),
          second: .init(id: held.second.text, date: held.secondDate), comparison: comparison))
      return Response.page(page.html)
    }
    pairs.post("/statement") { request, context in
      var (id, held) = try await heldComparison(context)
      let form = try await request.form(StatementForm.self)
      held.samePerson = form.same == "yes"
      held.firstDate = try date(form.firstDate)
      held.secondDate = try date(form.secondDate)
      await comparisons.replace(id, of: context.visitor, with: held)
      return Response.redirect(to: Paths.comparison(id.text))
    }
    pairs.post("/exchange") { _, context in
      let (id, held) = try await heldComparison(context)
      await comparisons.replace(id, of: context.visitor, with: held.exchanged)
      return Response.redirect(to: Paths.comparison(id.text))
    }
    pairs.get("/comparison.json") { _, context in
      let (_, _, comparison) = try await comparison(context)
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(string: try ComparisonDocument(comparison).json())))
    }
    for dialect in CSVDialect.allCases {
      pairs.get("/" + dialect.fileName) { _, context in
        let (_, _, comparison) = try await comparison(context)
        return Response.table(DifferenceList(comparison).csv(dialect), dialect)
      }
    }
    pairs.get("/report.pdf") { _, context in
      let (_, held, comparison) = try await comparison(context)
      let paper = ComparisonPaper(
        comparison,
        first: .init(picture: try await picture(of: comparison.first), date: held.firstDate),
        second: .init(picture: try await picture(of: comparison.second), date: held.secondDate))
      return try await printed(paper.html(in: context.language))
    }
  }

  private func compare(
    _ first: RandomID, _ second: RandomID, _ context: SiteContext
  ) async -> String {
    let held = HeldComparison(first: first, second: second)
    return Paths.comparison(await comparisons.put(held, for: context.visitor).text)
  }

  private func heldComparison(
    _ context: SiteContext
  ) async throws -> (id: RandomID, held: HeldComparison) {
    guard let id = context.parameters.get("id").flatMap({ RandomID($0) }),
      let held = await comparisons.comparison(id, of: context.visitor)
    else { throw Problem.noSuchComparison }
    return (id, held)
  }

  /// The comparison that the address names, as its photographs stand now.
  private func comparison(
    _ context: SiteContext
  ) async throws -> (id: RandomID, held: HeldComparison, comparison: PhotoComparison) {
    let (id, held) = try await heldComparison(context)
    guard let first = await table.photograph(held.first, of: context.visitor),
      let second = await table.photograph(held.second, of: context.visitor)
    else { throw Problem.photographOfComparisonGone }
    let comparison = PhotoComparison(
      first: first.analysis, second: second.analysis, samePerson: held.samePerson)
    return (id, held, comparison)
  }

  /// nil for an empty field.
  private func date(_ text: String?) throws(Problem) -> PhotographDate? {
    guard let text, !text.isEmpty else { return nil }
    guard let date = PhotographDate(text) else { throw .malformed }
    return date
  }
}

private struct PairForm: Decodable {
  let first: String
  let second: String
}

private struct StatementForm: Decodable {
  let same: String?
  let firstDate: String?
  let secondDate: String?

  enum CodingKeys: String, CodingKey {
    case same
    case firstDate = "first-date"
    case secondDate = "second-date"
  }
}
