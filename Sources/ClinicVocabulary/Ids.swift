/// A practice: what owns records; nothing is shared between two of them.
public enum Clinic { public typealias ID = Identifier<Clinic> }
/// A place where a clinic receives.
public enum Site { public typealias ID = Identifier<Site> }
/// Someone with an account: physician, assistant, secretary, patient, officer or administrator.
public enum Person { public typealias ID = Identifier<Person> }
/// Someone who is cared for.
public enum CaredFor { public typealias ID = Identifier<CaredFor> }

/// The id of a clinic.
public typealias ClinicID = Clinic.ID
/// The id of a place where a clinic receives.
public typealias SiteID = Site.ID
/// The id of someone with an account.
public typealias PersonID = Person.ID
/// The id of someone who is cared for.
public typealias PatientID = CaredFor.ID
