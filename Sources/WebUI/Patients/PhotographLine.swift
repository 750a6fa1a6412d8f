public import ClinicVocabulary
internal import FaceAnalysis
internal import Foundation
internal import HTML
internal import Vocabulary

/// A photograph of a record, as it is listed.
public struct PhotographLine: Sendable {
  public let id: String
  let view: String?
  let keptAt: Instant
  let author: String?

  /// - Parameters:
  ///   - view: a code of what it shows.
  ///   - author: the name of who kept it, where the reader may know.
  public init(id: String, view: String?, keptAt: Instant, author: String?) {
    (self.id, self.view, self.keptAt, self.author) = (id, view, keptAt, author)
  }

  /// What it shows, in words.
  var name: Phrase {
    view.flatMap { PhotographicView(rawValue: $0) }.map { ViewName.phrase($0) }
      ?? PhotographPhrases.unknownView
  }

  func note(_ language: Language, _ zone: TimeZone) -> String {
    let kept =
      "\(PhotographPhrases.kept[language]) \(momentText(keptAt, in: zone, language))"
    return [kept, author.map { "\(PhotographPhrases.by[language]) \($0)" }].compactMap(\.self)
      .joined(separator: " ")
  }
}

extension PatientPage {
  /// The photographs of the record, each with a way to look at it.
  func list(_ photographs: [PhotographLine]) -> [Markup] {
    let parts = FormParts(context: context)
    let head = Markup.element(.h2, [], [parts.words(PhotographPhrases.photographs)])
    guard !photographs.isEmpty else {
      return [head, .element(.p, [], [parts.words(PhotographPhrases.none)])]
    }
    return [
      head,
      .element(
        .ul, [.className("row-list")],
        photographs.map { line in
          .element(
            .li, [],
            [
              .element(
                .a,
                [.href(Paths.keptPhotograph(id, line.id)), .className("patient-row")],
                [
                  .element(.strong, [], [parts.words(line.name)]),
                  .element(
                    .small, [.className("note")], [.data(line.note(context.language, zone))]),
                ])
            ])
        }),
    ]
  }
}
