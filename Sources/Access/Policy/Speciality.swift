/// A physician's speciality, as far as rules of aesthetic medicine ask for it.
///
/// Raw values are those of the legal rules' `user.specialty`. The five that may order botulinum toxin for aesthetic use are those of its marketing
/// authorisations (Ordre national des pharmaciens, « Dispensation de la toxine botulinique à
/// l'officine »); which they are on a day is a dated rule of Knowledge, not of this list.
public enum Speciality: String, Sendable, Hashable, CaseIterable, Codable {
  case plasticSurgery = "plastic_surgery"
  case dermatology
  case faceAndNeckSurgery = "face_neck_surgery"
  case maxillofacialSurgery = "maxillofacial"
  case ophthalmology
  case otorhinolaryngology
  case generalMedicine = "general_medicine"
  case other
}
