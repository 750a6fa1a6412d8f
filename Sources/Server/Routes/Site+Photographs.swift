internal import Documents
private import Foundation
internal import Hummingbird
internal import PhotoAnalysis
internal import Vocabulary
internal import WebUI

extension Site {
  func addPhotographRoutes(to routes: SiteRoutes) {
    routes.post("/photographs", .free(.lightTable)) { request, context in
      let id = try await receive(request, context)
      let path = Paths.photograph(id.text)
      return request.wantsJSON
        ? Response.json(["location": path], status: .created) : Response.redirect(to: path)
    }

    let photographs = routes.folder("/photographs/:id", .free(.lightTable))
    photographs.get { request, context in
      let (id, held) = try await photograph(context)
      let page = AnalysisPage(
        context: pageContext(request, context),
        model: await model(id, held, context))
      return Response.page(page.html)
    }
    photographs.get("/preview.jpg") { _, context in
      Response.picture(
        try await photograph(context).photograph.pictures.preview, type: "image/jpeg")
    }
    photographs.get("/thumbnail.jpg") { _, context in
      Response.picture(
        try await photograph(context).photograph.pictures.thumbnail, type: "image/jpeg")
    }
    photographs.get("/full.jpg") { _, context in
      let held = try await photograph(context).photograph
      guard let image = held.analysis.image else { throw Problem.noSuchPhotograph }
      return Response.picture(
        try await pool.run { try await $0.fullPicture(of: image) }, type: "image/jpeg")
    }
    photographs.get("/analysis.json") { _, context in
      let document = try await photograph(context).photograph.analysis.document
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(string: try document.json())))
    }
    photographs.get("/report.html") { _, context in
      let analysis = try await photograph(context).photograph.analysis
      let picture = try await picture(of: analysis)
      var response = Response.page(Report(of: analysis, photo: picture).html)
      response.headers[.contentSecurityPolicy] = StrictHeaders.reportPolicy
      return response
    }
    for dialect in CSVDialect.allCases {
      photographs.get("/" + dialect.fileName) { _, context in
        let analysis = try await photograph(context).photograph.analysis
        return Response.table(MeasureList(analysis).csv(dialect), dialect)
      }
    }
    photographs.get("/report.pdf") { _, context in
      let analysis = try await photograph(context).photograph.analysis
      let paper = AnalysisPaper(analysis, picture: try await picture(of: analysis))
      return try await printed(paper.html(in: context.language))
    }
    photographs.post("/removal") { _, context in
      let (id, _) = try await photograph(context)
      await table.remove(id, of: context.visitor)
      return Response.redirect(to: Paths.start)
    }
  }

  /// The photograph as JPEG for a report; nil when there is none.
  func picture(of analysis: PhotoAnalysis) async throws -> [UInt8]? {
    guard let image = analysis.image else { return nil }
    return try await pool.run { try await $0.reportPicture(of: image) }
  }

  /// A paper as PDF.
  ///
  /// - Throws: `Problem.noPrinter`, `.busy` or `.notPrinted`.
  func printed(_ html: String) async throws -> Response {
    do throws(PaperFailure) {
      return Response.paper(try await printer.pdf(of: html))
    } catch {
      throw Problem(error)
    }
  }

  func model(
    _ id: RandomID, _ held: HeldPhotograph, _ context: SiteContext
  ) async -> AnalysisPage.Model {
    AnalysisPage.Model(
      id: id.text, analysis: held.analysis, meshEdges: assets.meshEdges,
      chosenView: held.options.view, movedPoints: held.movedPoints,
      onTable: await onTable(context), edition: edition, zone: .current)
  }

  /// Takes an upload in, analyses it and puts it on the table.
  func receive(_ request: Request, _ context: SiteContext) async throws -> RandomID {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    let body = try await intake.receive(request.body, length: length)
    guard let form = MultipartForm(body, contentType: request.headers[.contentType] ?? ""),
      let file = form["photograph"], !file.content.isEmpty
    else { throw Problem.noPhotograph }
    let view = form["view"].flatMap {
      PhotographicView(rawValue: String(decoding: $0.content, as: UTF8.self))
    }
    return try await analyse(
      Array(file.content), name: file.fileName.map(lastComponent) ?? "photo", view: view,
      station: try await chosenStation(form, context), visitor: context.visitor)
  }

  func analyse(
    _ bytes: [UInt8], name: String, view: PhotographicView?, station: PhotoStation? = nil,
    visitor: RandomID
  ) async throws -> RandomID {
    var options = AnalysisOptions()
    options.view = view
    options.station = station
    let chosen = options
    let (analysis, pictures) = try await pool.run {
      try await $0.analyse(bytes, name: name, options: chosen)
    }
    guard let pictures else {
      throw analysis.document.refused?.first.map { .unreadable($0.message) } ?? Problem.failure
    }
    return await table.put(
      HeldPhotograph(
        analysis: analysis, pictures: pictures, options: options,
        foundLandmarks: analysis.landmarks), for: visitor)
  }

  /// The name without folders, which some browsers send along, at most 200 characters.
  private func lastComponent(_ name: String) -> String {
    String((name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "photo").prefix(200))
  }
}

extension Problem {
  fileprivate init(_ failure: PaperFailure) {
    self =
      switch failure {
      case .notSetUp: .noPrinter
      case .busy: .busy
      case .notPrinted: .notPrinted
      }
  }
}
