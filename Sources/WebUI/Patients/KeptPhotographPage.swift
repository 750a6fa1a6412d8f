public import Foundation
internal import HTML
internal import Vocabulary

/// One photograph of a record, large and on neutral grey.
public struct KeptPhotographPage: Sendable {
  let context: PageContext
  let patient: String
  let photograph: PhotographLine
  let zone: TimeZone

  public init(
    context: PageContext, patient: String, photograph: PhotographLine, zone: TimeZone
  ) {
    (self.context, self.patient) = (context, patient)
    (self.photograph, self.zone) = (photograph, zone)
  }

  public var html: String {
    let parts = FormParts(context: context)
    return Shell(context: context, room: .photo, title: photograph.name).page([
      .element(
        .main, [.id("content"), .className("kept-photograph")],
        [
          .element(
            .div, [.className("kept-head")],
            [
              .element(.h1, [], [parts.words(photograph.name)]),
              .element(
                .p, [.className("note")], [.data(photograph.note(context.language, zone))]),
              .element(
                .a, [.className("tool"), .href(Paths.patientRecord(patient))],
                [parts.words(PhotographPhrases.backToRecord)]),
            ]),
          .element(
            .img,
            [
              .source(Paths.keptPicture(patient, photograph.id)),
              .alt(PhotographPhrases.picture, context.language),
            ]),
        ])
    ])
  }
}
