#if canImport(Glibc)
  private import Glibc
#endif

extension LabColour {
  /// The colour difference CIEDE2000 with all weights 1; about 1 is just visible side by side.
  ///
  /// Source: CIE 142-2001; formulas as Sharma, Wu & Dalal 2005, Color Res Appl 30:21–30,
  /// doi:10.1002/col.20070.
  public func difference2000(from other: LabColour) -> Double {
    let (one, two) = (self, other)
    let meanChroma = (one.chroma + two.chroma) / 2
    let grey = 0.5 * (1 - saturation(meanChroma))
    let (a1, a2) = ((1 + grey) * one.a, (1 + grey) * two.a)
    let (c1, c2) = (hypot(a1, one.b), hypot(a2, two.b))
    let (h1, h2) = (hue(a1, one.b), hue(a2, two.b))

    let isGrey = c1 * c2 == 0
    var turn = isGrey ? 0 : h2 - h1
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let lightness = two.lightness - one.lightness
    let chroma = c2 - c1
    let hue = 2 * (c1 * c2).squareRoot() * sine(turn / 2)

    let meanLightness = (one.lightness + two.lightness) / 2
    let meanC = (c1 + c2) / 2
    let meanHue = isGrey ? h1 + h2 : (h1 + turn / 2 + 360).truncatingRemainder(dividingBy: 360)
    let t =
      1 - 0.17 * cosine(meanHue - 30) + 0.24 * cosine(2 * meanHue)
      + 0.32 * cosine(3 * meanHue + 6) - 0.20 * cosine(4 * meanHue - 63)
    let square = (meanLightness - 50) * (meanLightness - 50)
    let lightnessTerm = lightness / (1 + 0.015 * square / (20 + square).squareRoot())
    let chromaTerm = chroma / (1 + 0.045 * meanC)
    let hueTerm = hue / (1 + 0.015 * meanC * t)
    let around = (meanHue - 275) / 25
    let rotation = -2 * saturation(meanC) * sine(60 * exp(-around * around))
    return
      (lightnessTerm * lightnessTerm + chromaTerm * chromaTerm + hueTerm * hueTerm
      + rotation * chromaTerm * hueTerm).squareRoot()
  }

  /// √(c⁷ / (c⁷ + 25⁷)).
  private func saturation(_ chroma: Double) -> Double {
    let power = pow(chroma, 7)
    return (power / (power + 6_103_515_625)).squareRoot()
  }

  /// Degrees, 0 ..< 360.
  private func hue(_ a: Double, _ b: Double) -> Double {
    guard a != 0 || b != 0 else { return 0 }
    let degrees = atan2(b, a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  private func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
