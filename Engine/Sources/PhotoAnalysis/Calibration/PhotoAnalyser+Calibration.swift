internal import FaceAnalysis
internal import Raster
internal import RasterCodecs
internal import Vocabulary

extension PhotoAnalyser {
  /// Fills scale, colour, chart and station of the document; returns what stands against them.
  ///
  /// A given scale comes first, then a chart beside the face, the station, the frontal photograph or
  /// the irises. Colours come from a chart, then from the station.
  func calibrate(
    _ document: inout AnalysisDocument, _ reading: FaceReading, options: AnalysisOptions,
    irises: () -> Scale
  ) -> [Refusal] {
    var refusals: [Refusal] = []
    let (width, height) = (reading.image.width, reading.image.height)
    let stationRefusal = options.station?.refusal(
      of: reading.camera, width: width, height: height)
    let station = stationRefusal == nil ? options.station : nil
    stationRefusal.map { refusals.append($0) }
    if let station { document.colour = .init(station) }

    if let chart = reading.chart, case .automatic(let size) = options.chart {
      let chartScale = ChartScale(chart, size: size, irises: irises())
      var shown = AnalysisDocument.Chart(chart, chartScale)
      if let colour = chart.colour, colour.isGoodEnough { document.colour = .init(colour) }
      if case .given = options.scale {
      } else if chartScale.holdsForFace {
        shown.givesScale = true
        document.scale = chartScale.scale
      }
      document.chart = shown
    }
    if document.chart?.givesScale != true {
      let (scale, refusal) = scale(
        from: options.scale, width: width, height: height,
        orIrises: { stationScale(station, irises: irises()) })
      document.scale = scale
      refusal.map { refusals.append($0) }
    }
    let usesStation = document.colour.source == .station || document.scale == station?.scale
    document.station = usesStation ? station.map(AnalysisDocument.Station.init) : nil
    return refusals
  }

  /// The station's, unless clear irises say that the face is not at its place.
  private func stationScale(_ station: PhotoStation?, irises: Scale) -> Scale {
    guard let station, !station.scale.isContradicted(by: irises) else { return irises }
    return station.scale
  }
}

extension AnalysisOptions {
  /// From the camera to the irises: as given, else that of the station, where the document's scale
  /// says that the face was at its place.
  func distanceInMillimetres(of document: AnalysisDocument) -> Double? {
    if let distanceInMillimetres { return distanceInMillimetres }
    guard let station, document.station != nil, document.scale == station.scale else { return nil }
    return station.distanceInMillimetres
  }
}
