internal import FaceAnalysis
internal import Hummingbird
internal import PhotoAnalysis
internal import Raster
internal import Vocabulary
internal import WebUI

extension Site {
  func addCorrectionRoutes(to routes: SiteRoutes) {
    let photographs = routes.folder("/photographs/:id", .free(.lightTable))

    photographs.put("/landmarks") { request, context in
      let (id, held) = try await photograph(context)
      let buffer = try await request.body.collect(upTo: 1 << 20)
      var options = held.options
      do {
        options.points = try CorrectedPoints(json: buffer.readableBytesView)
          .completed(from: held.foundLandmarks)
      } catch let error as CorrectedPointsError {
        throw Problem.wrongPoints(error)
      }
      let changed = try await again(id, held, options, context)
      let page = AnalysisPage(
        context: pageContext(request, context), model: await model(id, changed, context))
      return Response.json(page.changed)
    }

    photographs.delete("/landmarks") { request, context in
      let (id, held) = try await photograph(context)
      var options = held.options
      options.points = nil
      let changed = try await again(id, held, options, context)
      let page = AnalysisPage(
        context: pageContext(request, context), model: await model(id, changed, context))
      return Response.json(page.changed)
    }

    photographs.post("/view") { request, context in
      let (id, held) = try await photograph(context)
      var options = held.options
      let choice = try await request.form(ViewForm.self)
      options.view = PhotographicView(rawValue: choice.view)
      _ = try await again(id, held, options, context)
      return Response.redirect(to: Paths.photograph(id.text))
    }

    photographs.post("/continuation") { _, context in
      let (id, held) = try await photograph(context)
      var options = held.options
      options.goesOnAfterRefusal = true
      _ = try await again(id, held, options, context)
      return Response.redirect(to: Paths.photograph(id.text))
    }
  }

  /// Analyses a photograph at hand once more and keeps the result.
  private func again(
    _ id: RandomID, _ held: HeldPhotograph, _ options: AnalysisOptions, _ context: SiteContext
  ) async throws -> HeldPhotograph {
    guard let image = held.analysis.image else { throw Problem.noSuchPhotograph }
    let document = held.analysis.document
    let analysis: PhotoAnalysis
    do {
      analysis = try await pool.run {
        try await $0.analyse(
          image, camera: held.analysis.camera, name: document.file, sha256: document.sha256,
          options: options)
      }
    } catch let error as CorrectedPointsError {
      throw Problem.wrongPoints(error)
    }
    let changed = HeldPhotograph(
      analysis: analysis, pictures: held.pictures, options: options,
      foundLandmarks: held.foundLandmarks)
    guard await table.replace(id, of: context.visitor, with: changed) else {
      throw Problem.noSuchPhotograph
    }
    return changed
  }
}

/// The choice of a view; `auto` leaves it to the pose.
private struct ViewForm: Decodable {
  let view: String
}

extension CorrectedPoints {
  /// Pages give positions to a hundredth of a pixel; a point that is as near to where it was found
  /// has not been moved.
  private static let rounding = 0.006

  /// The mesh with the depth of `found`, which nobody can move on a picture, and untouched points
  /// exactly where they were; other points as they are.
  fileprivate func completed(from found: FaceLandmarks?) -> CorrectedPoints {
    guard case .mesh(let points) = self, let found, points.count == found.points.count else {
      return self
    }
    return .mesh(
      zip(points, found.points).map { point, before in
        let isWhereItWas =
          abs(point.at.x - before.x) < Self.rounding && abs(point.at.y - before.y) < Self.rounding
        return MeshPosition(
          at: isWhereItWas ? Point(before.x, before.y) : point.at, depth: point.depth ?? before.z)
      })
  }
}

extension Problem {
  fileprivate static func wrongPoints(_ error: CorrectedPointsError) -> Problem {
    Problem(
      status: 422, title: Phrase(fr: "Points refusés", en: "Points refused"),
      message: error.message)
  }
}
