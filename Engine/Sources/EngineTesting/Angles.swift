private import Foundation

func sineAndCosine(degrees: Double) -> (sine: Double, cosine: Double) {
  (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
}
