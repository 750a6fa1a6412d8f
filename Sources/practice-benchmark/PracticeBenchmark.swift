internal import Foundation

/// How fast a large practice answers.
@main
enum PracticeBenchmark {
  static let usage = """
    usage: practice-benchmark names COUNT SEARCHES
             finds invented patients in memory
           practice-benchmark fill DATA KEYS DATABASE|- PATIENTS ENCOUNTERS
             adds invented patients, each with that many encounters, to a practice that nobody serves,
             for the physicians whose session cookies stand on the lines of the standard input;
             prints a line for each patient: the physician's number, the id, the family name
           practice-benchmark drive HOST PORT PATIENTS-FILE RATE SECONDS
             asks for pages as the clients whose session cookie and form token stand on the lines of
             the standard input, RATE requests a second in all, and prints a table
    """

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch (arguments.first, arguments.count) {
      case ("names", 3):
        NameSearches.run(try number(arguments[1]), searches: try number(arguments[2]))
      case ("fill", 6):
        let practice = try await FilledPractice(
          data: arguments[1], keys: arguments[2],
          database: arguments[3] == "-" ? nil : arguments[3], sessions: lines())
        try await practice.fill(
          patients: try number(arguments[4]), encounters: try number(arguments[5]))
      case ("drive", 6):
        let load = try Load(
          host: arguments[1], port: UInt16(try number(arguments[2])), patients: arguments[3],
          clients: lines(), rate: Double(try number(arguments[4])))
        print(try load.run(for: .seconds(try number(arguments[5]))))
      default: throw BenchmarkFailure(usage)
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  private static func lines() -> [String] {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return lines
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else { throw BenchmarkFailure(usage) }
    return number
  }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
