public import ClinicVocabulary

/// A signed-in browser's stay.
public enum Session { public typealias ID = Identifier<Session> }
/// A browser that someone signed in with.
public enum Device { public typealias ID = Identifier<Device> }
/// A link by which someone gets an account.
public enum Invitation { public typealias ID = Identifier<Invitation> }

public typealias SessionID = Session.ID
public typealias DeviceID = Device.ID
public typealias InvitationID = Invitation.ID
