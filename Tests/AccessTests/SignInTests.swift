internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Access

@Suite("Signing in")
struct SignInTests {
  @Test("A password alone opens nothing where a second factor is due", arguments: engines)
  func passwordAlone(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    practice.pass(.seconds(60))
    guard case .signedIn(let half) = try await practice.signIn(admin.login) else {
      Issue.record("not signed in")
      return
    }
    #expect(half.stage == .secondFactor)
    let accounts = try await practice.access.accounts(half.session)
    #expect(refusal(accounts) == .secondFactorNeeded)
    let code = try #require(practice.code(of: admin))
    guard
      case .signedIn(let full) = try await practice.access.confirmSecondFactor(
        half.session, code: code)
    else {
      Issue.record("the code was not taken")
      return
    }
    #expect(full.session != half.session)
    #expect(try await practice.access.session(half.session) == nil)
    #expect(refusal(try await practice.access.accounts(full.session)) == nil)
  }

  @Test("A code works once, also in another session", arguments: engines)
  func replay(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    practice.pass(.seconds(60))
    let code = try #require(practice.code(of: admin))
    var taken = 0
    for _ in 0..<2 {
      guard case .signedIn(let half) = try await practice.signIn(admin.login) else { continue }
      if case .signedIn = try await practice.access.confirmSecondFactor(half.session, code: code) {
        taken += 1
      }
    }
    #expect(taken == 1)
  }

  @Test(
    "An unknown name, a wrong password and a closed account have one answer", arguments: engines)
  func enumeration(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let nurse = try await practice.join(
      AccountProfile(.nurse), by: admin, login: "nurse@example.org")
    _ = try await practice.access.set(nurse.person, active: false, admin.session)
    for (login, password) in [
      ("nobody@example.org", Practice.password), (admin.login, "quatre poires au four"),
      (nurse.login, Practice.password),
    ] {
      guard case .refused = try await practice.signIn(login, password) else {
        Issue.record("\(login) was not refused")
        continue
      }
    }
    let unknown = try await waits(practice, "nobody@example.org", count: 7)
    #expect(try await waits(practice, admin.login, count: 7) == unknown)
    #expect(unknown == [false, false, false, false, true, true, true])
  }

  /// Whether each of several wrong tries was told to wait.
  private func waits(
    _ practice: Practice, _ login: String, count: Int, network: String = "192.0.2.1"
  ) async throws -> [Bool] {
    var waits: [Bool] = []
    for _ in 0..<count {
      let outcome = try await practice.signIn(login, "quatre poires au four", network: network)
      if case .wait = outcome { waits.append(true) } else { waits.append(false) }
    }
    return waits
  }

  @Test("The wait grows with each failure to a quarter of an hour, and ends", arguments: engines)
  func throttling(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    #expect(
      try await waits(practice, admin.login, count: 6) == [false, false, false, false, false, true])
    var seconds: [Int64] = []
    for number in 0..<12 {
      guard case .wait(let until) = try await practice.signIn(admin.login) else {
        Issue.record("the right password was tried while waiting")
        return
      }
      let wait = until.duration(since: practice.now)
      seconds.append(wait.components.seconds)
      practice.pass(wait)
      guard
        case .refused = try await practice.signIn(admin.login, "x", network: "192.0.2.\(number)")
      else {
        Issue.record("a try after the wait was not made")
        return
      }
    }
    #expect(seconds == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
    practice.pass(.seconds(900))
    guard case .signedIn = try await practice.signIn(admin.login, network: "192.0.2.99") else {
      Issue.record("the right password was not taken after the wait")
      return
    }
    #expect(
      try await waits(practice, admin.login, count: 5, network: "192.0.2.98") == [
        false, false, false, false, false,
      ])
  }

  @Test("One network that tries many names is slowed down too", arguments: engines)
  func networks(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    _ = try await practice.begin()
    var waited = 0
    for number in 0..<25 {
      if case .wait = try await practice.signIn("name\(number)@example.org", "x") { waited += 1 }
    }
    #expect(waited == 5)
    guard case .refused = try await practice.signIn("name30@example.org", "x", network: "192.0.2.2")
    else {
      Issue.record("another network was slowed down")
      return
    }
  }

  @Test(
    "Who fails on purpose keeps nobody out of a browser that they used before", arguments: engines)
  func knownDevice(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    #expect(try await waits(practice, admin.login, count: 6).last == true)
    guard case .wait = try await practice.signIn(admin.login, device: .random()),
      case .signedIn(let half) = try await practice.signIn(admin.login, device: admin.device)
    else {
      Issue.record("the known device was kept out")
      return
    }
    #expect(half.device == admin.device)
    var waited = false
    for _ in 0..<6 {
      if case .wait = try await practice.signIn(admin.login, "x", device: admin.device) {
        waited = true
      }
    }
    #expect(waited)
  }

  @Test("A device that only gave the password is not a known one", arguments: engines)
  func halfKnownDevice(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    practice.pass(.seconds(60))
    guard case .signedIn(let half) = try await practice.signIn(admin.login) else { return }
    #expect(half.device != admin.device)
    #expect(try await waits(practice, admin.login, count: 6).last == true)
    guard case .wait = try await practice.signIn(admin.login, device: half.device) else {
      Issue.record("a device without second factor was known")
      return
    }
  }

  @Test("Many tries at once are not better than one after the other", arguments: engines)
  func parallel(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<30 {
        group.addTask {
          if case .refused = try await practice.signIn(admin.login, "x") { true } else { false }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(refused == 5)
  }

  @Test("A hash of a lower cost is made again at sign-in", arguments: engines)
  func rehash(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let cost = PasswordCost(passes: 2, memoryInBytes: 1 << 20)
    let stronger = try practice.restarted(cost: cost)
    for _ in 0..<2 {
      let outcome = try await stronger.signIn(
        SignInAttempt(
          login: admin.login, password: Password(Practice.password), network: "192.0.2.1",
          device: nil, deviceLabel: "Firefox"))
      guard case .signedIn = outcome else {
        Issue.record("not signed in")
        return
      }
      let row = try await practice.database.read(.installation) { transaction in
        try AccountRow.find(admin.person, of: admin.clinic, in: transaction)
      }
      #expect(row?.passwordHash.isWeaker(than: cost) == false)
    }
  }

  @Test(
    "A recovery code stands in once for the second factor, however many try", arguments: engines)
  func recoveryCodes(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let code = try #require(admin.recoveryCodes.first)
    #expect(admin.recoveryCodes.count == 10)
    var halves: [ClinicToken] = []
    for _ in 0..<4 {
      if case .signedIn(let half) = try await practice.signIn(admin.login) {
        halves.append(half.session)
      }
    }
    #expect(halves.count == 4)
    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for half in halves {
        group.addTask {
          let outcome = try await practice.access.confirmSecondFactor(half, code: code.lowercased())
          if case .signedIn = outcome { return true } else { return false }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 1)
  }

  @Test("One code given in many sessions at once opens one", arguments: engines)
  func racedCode(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    practice.pass(.seconds(60))
    var halves: [ClinicToken] = []
    for _ in 0..<4 {
      if case .signedIn(let half) = try await practice.signIn(admin.login) {
        halves.append(half.session)
      }
    }
    #expect(halves.count == 4)
    let code = try #require(practice.code(of: admin))
    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for half in halves {
        group.addTask {
          let outcome = try await practice.access.confirmSecondFactor(half, code: code)
          if case .signedIn = outcome { return true } else { return false }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 1)
  }

  @Test("Wrong codes are slowed down like wrong passwords", arguments: engines)
  func wrongCodes(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    practice.pass(.seconds(60))
    guard case .signedIn(let half) = try await practice.signIn(admin.login) else { return }
    var waited = false
    for _ in 0..<6 {
      let outcome = try await practice.access.confirmSecondFactor(half.session, code: "abc")
      if case .wait = outcome { waited = true }
    }
    #expect(waited)
    let code = try #require(practice.code(of: admin))
    guard case .wait = try await practice.access.confirmSecondFactor(half.session, code: code)
    else {
      Issue.record("the right code was tried while waiting")
      return
    }
  }

  @Test("What is stored holds no token, name, sign-in name, seed or code", arguments: engines)
  func atRest(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let admin = try await practice.begin()
    let stored = try await practice.database.read(.installation) { transaction in
      try ["account", "account_version", "session", "device", "recovery_code", "sign_in_throttle"]
        .flatMap { table in try transaction.rows(SQL.all(table)) }
        .map { "\($0)" }.joined()
    }
    let seed = try #require(admin.codes).seed
    for secret in [
      admin.session.token.text, admin.device.text, admin.login, "Martineau",
      Base32.encode(seed), "\(seed)", admin.recoveryCodes[0], "192.0.2.1",
      "\(Array(admin.login.utf8))", "\(Array("Martineau".utf8))".dropFirst().dropLast() + "",
    ] {
      #expect(!stored.contains(secret))
    }
    #expect(stored.contains("argon2id"))
  }
}

extension SQL {
  /// All of a table; only for what a test names.
  static func all(_ table: String) -> SQL {
    switch table {
    case "account": "SELECT * FROM account"
    case "account_version": "SELECT * FROM account_version"
    case "session": "SELECT * FROM session"
    case "device": "SELECT * FROM device"
    case "recovery_code": "SELECT * FROM recovery_code"
    default: "SELECT * FROM sign_in_throttle"
    }
  }
}

/// Why there was no permit; nil when there was one.
func refusal<Result>(_ permitted: Permitted<Result>) -> AccessRefusal? {
  if case .refused(let refusal) = permitted { refusal } else { nil }
}
