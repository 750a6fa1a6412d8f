internal import HTML
public import Vocabulary

/// Something did not work: what happened, what to do, and a way on.
public struct ProblemPage: Sendable {
  let context: PageContext
  let problem: Problem

  public init(context: PageContext, problem: Problem) {
    self.context = context
    self.problem = problem
  }

  public var html: String {
    Shell(context: context, room: .light, title: problem.title).page([
      .element(
        .main, [.id("content"), .className("problem")],
        [
          .element(.h1, [], [.words(problem.title, in: context.language)]),
          .element(.p, [.className("lead")], [.words(problem.message, in: context.language)]),
          .element(
            .a, [.className("btn btn-primary"), .href(Paths.start)],
            [.words(Phrase(fr: "Choisir une photo", en: "Choose a photo"), in: context.language)]),
        ])
    ])
  }
}

/// A request that could not be served, in words for the person who made it.
public struct Problem: Error, Hashable, Sendable {
  /// HTTP status.
  public let status: Int
  public let title: Phrase
  public let message: Phrase

  public init(status: Int, title: Phrase, message: Phrase) {
    self.status = status
    self.title = title
    self.message = message
  }
}
