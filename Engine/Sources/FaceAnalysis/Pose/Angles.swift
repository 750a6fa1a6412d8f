private import Glibc

func cosine(degrees: Double) -> Double { cos(degrees * .pi / 180) }

func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }

/// The direction of (`x`, `y`) from the x axis, −180…180°.
func arcTangentInDegrees(_ y: Double, _ x: Double) -> Double { atan2(y, x) * 180 / .pi }

func sineAndCosine(radians: Double) -> (Double, Double) { (sin(radians), cos(radians)) }
