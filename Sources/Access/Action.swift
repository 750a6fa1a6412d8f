public import Audit

/// What a route, a command or a background task does with data: the row that it must have to ask for
/// a permit.
public struct Action: Sendable, Hashable {
  /// Such as `patient.open`; it stands in the log, with `.refused` behind it when it was refused.
  public let name: AuditCode
  public let purpose: Purpose
  /// Without one of these there is no permit.
  public let needs: [FieldGroup: Operations]
  /// What the permit also grants where the policy does.
  public let wants: [FieldGroup: Operations]

  public init(
    _ name: AuditCode, for purpose: Purpose, needs: [FieldGroup: Operations],
    wants: [FieldGroup: Operations] = [:]
  ) {
    (self.name, self.purpose, self.needs, self.wants) = (name, purpose, needs, wants)
  }

  var refusedName: AuditCode { AuditCode("\(name.text).refused") ?? "refused" }
}
