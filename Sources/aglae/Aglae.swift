internal import ArgumentParser

@main
struct Aglae: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "aglae")
}
