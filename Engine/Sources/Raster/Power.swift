#if canImport(Glibc)
  private import Glibc
#endif

/// `base` to the `exponent`.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
