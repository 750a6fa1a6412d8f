private import Foundation
internal import Hummingbird
internal import PhotoAnalysis
internal import Stations
internal import Vocabulary
internal import WebUI

extension Site {
  func addStationRoutes(to routes: SiteRoutes) {
    routes.get("/stations", .free(.stations)) { request, context in
      Response.page(try stationsPage(request, context).html)
    }
    routes.get("/stations/registration", .free(.stations)) { request, context in
      Response.page(StationFormPage(context: pageContext(request, context)).html)
    }
    routes.post("/stations/registration", .free(.stations)) { request, context in
      let form = try await uploadedForm(request)
      let entered = StationFormPage.Entered(form)
      func again(_ problem: Phrase) -> Response {
        let page = StationFormPage(
          context: pageContext(request, context), entered: entered, problem: problem)
        return Response.page(page.html, status: .unprocessableContent)
      }
      if let problem = entered.problem { return again(problem) }
      do {
        let id = try await readRegistration(entered, form, context)
        return Response.redirect(to: Paths.chartSight(id.text))
      } catch let refusal as StationRefusal {
        return again(refusal.message)
      }
    }
    routes.post("/stations/checks", .free(.stations)) { request, context in
      let form = try await uploadedForm(request)
      do {
        let id = try await check(form, context)
        return Response.redirect(to: Paths.chartSight(id.text))
      } catch let refusal as StationRefusal {
        return Response.page(
          try stationsPage(request, context, problem: refusal.message).html,
          status: .unprocessableContent)
      }
    }
    addSightingRoutes(to: routes)
  }

  private func addSightingRoutes(to routes: SiteRoutes) {
    let charts = routes.folder("/stations/charts/:id", .free(.stations))
    charts.get { request, context in
      let (id, sighting) = try await sighting(context)
      let page = ChartSightPage(
        context: pageContext(request, context), id: id.text, purpose: sighting.purpose,
        station: sighting.station, sight: sighting.sight)
      return Response.page(page.html)
    }
    charts.get("/picture.jpg") { _, context in
      Response.picture(try await sighting(context).sighting.picture, type: "image/jpeg")
    }
    charts.post { _, context in
      let (_, sighting) = try await sighting(context)
      guard case .registration = sighting.purpose else { throw Problem.malformed }
      try keeping { try stations.save(sighting.station) }
      await desk.choose(sighting.station.name, for: context.visitor)
      return Response.redirect(to: Paths.stations)
    }
  }

  /// The stations, and the one that this visitor chose, for forms that send photographs.
  func stationChoice(_ context: SiteContext) async throws -> StationChoice {
    StationChoice(
      stations: try keeping { try stations.stations() },
      chosen: await desk.choice(of: context.visitor))
  }

  /// The station that the form names, remembered as this visitor's choice; that choice, when the form
  /// does not ask.
  func chosenStation(_ form: MultipartForm, _ context: SiteContext) async throws -> PhotoStation? {
    let asks = form["station"] != nil
    let chosen = asks ? form.text("station") : await desk.choice(of: context.visitor)
    let station = try keeping { try chosen.flatMap { try stations.station(named: $0) } }
    if asks { await desk.choose(station?.name, for: context.visitor) }
    return station
  }

  private func stationsPage(
    _ request: Request, _ context: SiteContext, problem: Phrase? = nil
  ) throws -> StationsPage {
    StationsPage(
      context: pageContext(request, context), stations: try keeping { try stations.stations() },
      zone: .current, problem: problem)
  }

  private func uploadedForm(_ request: Request) async throws -> MultipartForm {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    let body = try await intake.receive(request.body, length: length)
    guard let form = MultipartForm(body, contentType: request.headers[.contentType] ?? ""),
      let file = form["photograph"], !file.content.isEmpty
    else { throw Problem.noPhotograph }
    return form
  }

  private func chartReading(_ form: MultipartForm) async throws -> ChartReading {
    let bytes = Array(form["photograph"]?.content ?? [])
    return try await pool.run { try await $0.readChart(bytes) }
  }

  private func readRegistration(
    _ entered: StationFormPage.Entered, _ form: MultipartForm, _ context: SiteContext
  ) async throws -> RandomID {
    let reading = try await chartReading(form)
    let description = PhotoStation.Description(
      name: entered.name, distanceInMillimetres: entered.distanceInMillimetres ?? 1500,
      lights: entered.lights, chartSize: entered.size)
    let station = try PhotoStation.registered(
      description, from: reading.photograph, at: .now
    ).get()
    return try await keep(reading, .registration, station, context)
  }

  private func check(_ form: MultipartForm, _ context: SiteContext) async throws -> RandomID {
    let reading = try await chartReading(form)
    let result = try keeping {
      try stations.replace(named: form.text("name") ?? "") {
        $0.checked(with: reading.photograph, at: .now)
      }
    }
    guard let result else { throw Problem.noSuchStation }
    return try await keep(reading, .check, try result.get(), context)
  }

  private func keep(
    _ reading: ChartReading, _ purpose: ChartSightPage.Purpose, _ station: PhotoStation,
    _ context: SiteContext
  ) async throws -> RandomID {
    guard let sight = reading.sight else { throw StationRefusal.noChart }
    return await desk.put(
      .init(purpose: purpose, station: station, sight: sight, picture: reading.picture),
      for: context.visitor)
  }

  private func sighting(
    _ context: SiteContext
  ) async throws -> (id: RandomID, sighting: StationDesk.Sighting) {
    guard let id = context.parameters.get("id").flatMap({ RandomID($0) }),
      let sighting = await desk.sighting(id, of: context.visitor)
    else { throw Problem.noSuchChart }
    return (id, sighting)
  }

  /// Runs what reads or writes the file of stations.
  ///
  /// - Throws: `Problem.stationsFile` when it cannot.
  private func keeping<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch is StationStoreError {
      throw Problem.stationsFile
    }
  }
}

extension MultipartForm {
  /// The text of a field; nil when it is absent or empty.
  func text(_ name: String) -> String? {
    let text = self[name].map { String(decoding: $0.content, as: UTF8.self) } ?? ""
    return text.isEmpty ? nil : text
  }
}

extension StationFormPage.Entered {
  init(_ form: MultipartForm) {
    self.init(
      name: (form.text("name") ?? "").trimmingCharacters(in: .whitespaces),
      distanceInCentimetres: form.text("distance") ?? "", lights: form.text("lights") ?? "",
      chartSize: form.text("chart-size") ?? "")
  }
}
