internal import Vocabulary

extension Edition {
  /// A sentence for each rule that the edition breaks.
  var brokenRules: [String] {
    repeated(citations.map(\.id), "citation") + repeated(cohorts.map(\.id), "cohort")
      + repeated(norms.map { "\($0.measure) of \($0.cohort)" }, "norm")
      + citations.flatMap(broken) + cohorts.flatMap(broken) + norms.flatMap(broken)
  }

  /// A sentence for each norm of a measure that is not in `units` or has another unit there.
  ///
  /// - Parameter units: the unit of every measure, by its id.
  public func mismatches(with units: [String: String]) -> [String] {
    norms.compactMap { norm in
      guard let unit = units[norm.measure] else { return "\(norm.measure): no such measure" }
      return unit == norm.unit
        ? nil : "\(norm.measure): the norm is in \(norm.unit), the measure in \(unit)"
    }
  }

  private func repeated(_ ids: [String], _ kind: String) -> [String] {
    Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      .map { "\(kind) \($0) stands there twice" }
  }

  private func broken(_ citation: Citation) -> [String] {
    var found: [String] = []
    if citation.doi == nil, citation.pmid == nil { found.append("has neither DOI nor PMID") }
    if let doi = citation.doi, !doi.hasPrefix("10.") || !doi.contains("/") {
      found.append("has no DOI but \(doi)")
    }
    if let pmid = citation.pmid, pmid.isEmpty || !pmid.allSatisfy(\.isNumber) {
      found.append("has no PMID but \(pmid)")
    }
    if citation.authors.isEmpty || citation.title.isEmpty || citation.journal.isEmpty {
      found.append("lacks authors, title or journal")
    }
    return found.map { "citation \(citation.id) \($0)" }
  }

  private func broken(_ cohort: Cohort) -> [String] {
    var found: [String] = []
    if citation(cohort.citation) == nil {
      found.append("cites \(cohort.citation), which is missing")
    }
    if let people = cohort.people, people < 2 { found.append("has \(people) people") }
    if cohort.name.fr.isEmpty || cohort.name.en.isEmpty { found.append("has no name") }
    return found.map { "cohort \(cohort.id) \($0)" }
  }

  private func broken(_ norm: Norm) -> [String] {
    var found: [String] = []
    if cohort(norm.cohort) == nil { found.append("is of \(norm.cohort), which is missing") }
    if !norm.mean.isFinite { found.append("has no mean") }
    if !(norm.standardDeviation > 0 && norm.standardDeviation.isFinite) {
      found.append("has no standard deviation")
    }
    return found.map { "norm \(norm.measure) \($0)" }
  }
}
