public import Vocabulary

/// The clinician's name of a view.
public enum ViewName {
  public static func phrase(_ view: PhotographicView) -> Phrase { ReportPhrases.name(of: view) }
}
