/// A soft-tissue point of the face, as anthropometry names it. Raw values are the ids of
/// `aglae.analysis/1`; the points and their definitions stand in Documentation/glossary.md.
///
/// Definitions: Farkas 1994, "Anthropometry of the Head and Face", 2nd edition; `st`, `na` and
/// `np` are the project's.
public enum SoftTissueLandmark: String, CaseIterable, Hashable, Sendable, Codable {
  case trichion = "tr"
  case glabella = "g"
  case nasion = "n"
  case rhinion = "rhi"
  case supratip = "st"
  case pronasale = "prn"
  case columella = "cm"
  case subnasale = "sn"
  case alare = "al"
  case alarCrease = "ac"
  case nostrilFront = "na"
  case nostrilBack = "np"
  case labraleSuperius = "ls"
  case cristaPhiltri = "cph"
  case stomion = "sto"
  case labraleInferius = "li"
  case cheilion = "ch"
  case sublabiale = "sl"
  case pogonion = "pg"
  case gnathion = "gn"
  case menton = "me"
  case cervicalPoint = "c"
  case endocanthion = "en"
  case exocanthion = "ex"
  case pupil = "pu"
  case zygion = "zy"
  case gonion = "go"
  case tragion = "t"
  case orbitale = "or"
  case browHead = "bh"
  case browApex = "ba"
  case browTail = "bt"
}
