internal import Audit
internal import Testing

@testable internal import Access

@Suite("What the policy says to an action")
struct VerdictTests {
  private func verdict(
    _ role: Role, _ purpose: Purpose, _ relation: Relation, needs: [FieldGroup: Operations],
    wants: [FieldGroup: Operations] = [:], policy: Policy = .standard, brokeGlass: Bool = false
  ) -> Verdict {
    Verdict(
      Action("test", for: purpose, needs: needs, wants: wants), by: [role], relation: relation,
      policy: policy, brokeGlass: brokeGlass)
  }

  @Test("One need that is denied denies the whole action")
  func needs() {
    #expect(
      verdict(.secretary, .reception, .stranger, needs: [.identity: .read, .findings: .read])
        == .denied(.notAllowed))
  }

  @Test("A wish is granted as far as the policy grants it")
  func wishes() {
    let verdict = verdict(
      .nurse, .care, .team, needs: [.history: .readAndWrite],
      wants: [.findings: .readAndWrite, .accessLog: .read])
    #expect(
      verdict
        == .granted(
          .init(
            role: .nurse, relation: .team,
            operations: [.history: .readAndWrite, .findings: .read, .accessLog: []])))
  }

  @Test("An action that needs nothing, or needs to do nothing, gets no permit")
  func nothing() {
    #expect(verdict(.physician, .care, .own, needs: [:]) == .denied(.notAllowed))
    #expect(verdict(.physician, .care, .own, needs: [.history: []]) == .denied(.notAllowed))
  }

  @Test("A clinician is told that a stranger's record needs a reason; others are not")
  func reasons() {
    for role in Role.allCases {
      let expected = role.givesCare ? AccessRefusal.reasonNeeded : .notAllowed
      #expect(verdict(role, .care, .stranger, needs: [.history: .read]) == .denied(expected))
      #expect(verdict(role, .emergency, .stranger, needs: [.history: .read]) == .denied(expected))
    }
  }

  @Test("A written reason opens nothing to a secretary, an administrator, an officer or a patient")
  func brokenGlass() {
    for role in Role.allCases where !role.givesCare {
      for relation in Relation.allCases {
        for field in FieldGroup.allCases {
          let verdict = verdict(
            role, .emergency, relation, needs: [field: .read], brokeGlass: true)
          #expect(verdict == .denied(relation == .otherClinic ? .otherClinic : .notAllowed))
        }
      }
    }
  }

  @Test("A clinic's narrowing takes away and never adds", arguments: 0..<20)
  func narrowing(seed: Int) {
    var generator = SplitMix(state: UInt64(seed))
    let narrowings = (0..<200).compactMap { _ -> Narrowing? in
      guard let cell = PolicyTests.cells.randomElement(using: &generator) else { return nil }
      return Narrowing(
        cell, withdrawn: Operations(rawValue: Int.random(in: 0...3, using: &generator)))
    }
    let narrow = Policy.standard.narrowed(by: narrowings)
    for cell in PolicyTests.cells {
      #expect(Policy.standard[cell].isSuperset(of: narrow[cell]))
      let withdrawn = narrowings.filter { $0.cell == cell }
        .reduce(into: Operations()) { $0.formUnion($1.withdrawn) }
      #expect(narrow[cell] == Policy.standard[cell].subtracting(withdrawn))
    }
  }

  @Test("A clinic may not take away a patient's rights, oversight, emergencies or its own keeping")
  func notNarrowed() {
    for cell in PolicyTests.cells {
      let narrowing = Narrowing(cell, withdrawn: .read)
      #expect((narrowing != nil) == [Purpose.care, .reception].contains(cell.purpose))
    }
  }
}

/// Vigna's SplitMix64: the same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
