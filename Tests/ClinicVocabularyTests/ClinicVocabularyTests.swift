internal import ClinicVocabulary
internal import Foundation
internal import Testing

@Suite("Words of the clinic")
struct ClinicVocabularyTests {
  @Test("Ids are UUIDs of version 7 that sort by time and read back")
  func ids() throws {
    var generator = SystemRandomNumberGenerator()
    let made = (0..<200).map {
      ClinicID(
        at: Instant(microseconds: 1_700_000_000_000_000 + Int64($0) * 1000), using: &generator)
    }
    #expect(made == made.sorted())
    #expect(Set(made).count == made.count)
    for id in made {
      #expect(ClinicID(id.text) == id)
      #expect(UUID(uuidString: id.text) != nil)
    }
  }

  @Test(
    "What is no id is refused",
    arguments: [
      "", "01932c07", "01932c07-209e-4c3a-9d1c-3c5b8d0a1f42",
      "01932C07-209e-7c3a-9d1c-3c5b8d0a1f42",
      "01932c07-209e-7c3a-cd1c-3c5b8d0a1f42", "01932c07-209e-7c3a-9d1c-3c5b8d0a1f4'",
    ])
  func noID(text: String) { #expect(PatientID(text) == nil) }

  @Test("Days agree with the calendar of Foundation from year 1 to 9999")
  func days() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    // Foundation turns Julian before 1582.
    for day in stride(from: -141_000, through: 2_932_000, by: 611) {
      let date = CivilDate(daysSince1970: day)
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86400))
      #expect([parts.year, parts.month, parts.day] == [date.year, date.month, date.day])
      #expect(date.daysSince1970 == day)
      #expect(CivilDate(date.description) == date)
    }
  }

  @Test(
    "A day that is not there is refused",
    arguments: [
      "2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026-04-31", "0000-01-01",
      "2026-11-24 ",
    ])
  func noDay(text: String) { #expect(CivilDate(text) == nil) }

  @Test("A year is completed on the birthday")
  func age() throws {
    let born = try #require(CivilDate("2008-02-29"))
    #expect(try born.age(on: #require(CivilDate("2026-02-28"))) == 17)
    #expect(try born.age(on: #require(CivilDate("2026-03-01"))) == 18)
    #expect(try born.age(on: #require(CivilDate("2008-02-29"))) == 0)
  }

  @Test("An instant is written in UTC to the microsecond, also before 1970")
  func instants() {
    #expect(
      Instant(microseconds: 1_795_532_100_250_000).description == "2026-11-24T14:55:00.250000Z")
    #expect(Instant(microseconds: -1).description == "1969-12-31T23:59:59.999999Z")
    #expect(Instant(microseconds: 0).advanced(by: .milliseconds(1500)).microseconds == 1_500_000)
  }
}
