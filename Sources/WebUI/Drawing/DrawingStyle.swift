internal import HTML
internal import Vocabulary

/// How `FaceDrawing` is coloured: the tints of Okabe and Ito (2008) without black, whose
/// neighbours differ for every kind of colour vision.
enum DrawingStyle {
  /// Colours of shapes and of the marks beside their names.
  static let colours = Markup.verbatim(
    """
    .tint-0{fill:#e69f00;stroke:#e69f00;color:#e69f00}.tint-1{fill:#56b4e9;stroke:#56b4e9;color:#56b4e9}
    .tint-2{fill:#009e73;stroke:#009e73;color:#009e73}.tint-3{fill:#f0e442;stroke:#f0e442;color:#f0e442}
    .tint-4{fill:#0072b2;stroke:#0072b2;color:#0072b2}.tint-5{fill:#d55e00;stroke:#d55e00;color:#d55e00}
    .tint-6{fill:#cc79a7;stroke:#cc79a7;color:#cc79a7}
    .region{fill-opacity:.1;stroke-linejoin:round}
    .casing{fill:none;stroke:#000;stroke-opacity:.35;stroke-linejoin:round}
    .skin{fill:#56b4e9;fill-opacity:.3;fill-rule:evenodd;stroke:#56b4e9;stroke-linejoin:round}
    .mesh{fill:none;stroke:#fff;stroke-opacity:.5}
    .axis{stroke-linecap:round}.casing.axis{stroke-opacity:.6}
    .axis-lateral{stroke:#56b4e9}.axis-up{stroke:#f0e442}.axis-forward{stroke:#e69f00}
    .measured{stroke:#fff;stroke-linecap:round}.reference{stroke:#fff;stroke-dasharray:6 5}
    .end{fill:#fff;stroke:#1a1a1a}
    .point{fill:#fff;fill-opacity:.9}
    .placed{fill:#fff;stroke:#000}
    .iris{fill:none;stroke:#fff}
    .chart{fill:none;stroke:#f0e442;stroke-linejoin:round}.casing.chart{stroke:#000;stroke-opacity:.6}
    .scale{stroke:#fff;stroke-linecap:butt}.casing.scale{stroke:#000;stroke-opacity:.6}
    .number,.label{fill:#fff;stroke:#1a1a1a;stroke-width:.18em;stroke-linejoin:round;paint-order:stroke;
    font-family:system-ui,"DejaVu Sans",sans-serif;font-weight:600}
    .number{text-anchor:middle}
    """)

  /// In a file lines grow with the picture, one em being a thousandth of its longer side. Numbers,
  /// which need a list beside them, are left out.
  static let file = Markup.verbatim(
    """
    .region,.iris{stroke-width:1.4em}.casing{stroke-width:3em}.placed{stroke-width:1em}
    .scale{stroke-width:4em}.casing.scale{stroke-width:7em}.number{display:none}
    """)

  /// On a screen and on paper lines stay equally fine at every size. The rest is for reports, where
  /// a region chosen in the list stands out in the picture.
  static let page = Markup.verbatim(
    """
    .picture polygon,.picture path,.picture circle,.picture line{vector-effect:non-scaling-stroke}
    .region,.iris,.skin{stroke-width:1.4px}.casing{stroke-width:3px}.placed{stroke-width:1px}
    .scale{stroke-width:3px}.casing.scale{stroke-width:6px}
    body:has(#region-1:checked) .region-1,body:has([for=region-1]:hover) .region-1,
    body:has(#region-2:checked) .region-2,body:has([for=region-2]:hover) .region-2,
    body:has(#region-3:checked) .region-3,body:has([for=region-3]:hover) .region-3,
    body:has(#region-4:checked) .region-4,body:has([for=region-4]:hover) .region-4,
    body:has(#region-5:checked) .region-5,body:has([for=region-5]:hover) .region-5,
    body:has(#region-6:checked) .region-6,body:has([for=region-6]:hover) .region-6,
    body:has(#region-7:checked) .region-7,body:has([for=region-7]:hover) .region-7,
    body:has(#region-8:checked) .region-8,body:has([for=region-8]:hover) .region-8,
    body:has(#region-9:checked) .region-9,body:has([for=region-9]:hover) .region-9,
    body:has(#region-10:checked) .region-10,body:has([for=region-10]:hover) .region-10,
    body:has(#region-11:checked) .region-11,body:has([for=region-11]:hover) .region-11,
    body:has(#region-12:checked) .region-12,body:has([for=region-12]:hover) .region-12,
    body:has(#region-13:checked) .region-13,body:has([for=region-13]:hover) .region-13,
    body:has(#region-14:checked) .region-14,body:has([for=region-14]:hover) .region-14,
    body:has(#region-15:checked) .region-15,body:has([for=region-15]:hover) .region-15,
    body:has(#region-16:checked) .region-16,body:has([for=region-16]:hover) .region-16,
    body:has(#region-17:checked) .region-17,body:has([for=region-17]:hover) .region-17,
    body:has(#region-18:checked) .region-18,body:has([for=region-18]:hover) .region-18,
    body:has(#region-19:checked) .region-19,body:has([for=region-19]:hover) .region-19,
    body:has(#region-20:checked) .region-20,body:has([for=region-20]:hover) .region-20,
    body:has(#region-21:checked) .region-21,body:has([for=region-21]:hover) .region-21,
    body:has(#region-22:checked) .region-22,body:has([for=region-22]:hover) .region-22,
    body:has(#region-23:checked) .region-23,body:has([for=region-23]:hover) .region-23,
    body:has(#region-24:checked) .region-24,body:has([for=region-24]:hover) .region-24,
    body:has(#region-25:checked) .region-25,body:has([for=region-25]:hover) .region-25
    {fill-opacity:.45;stroke-width:3px}
    """)
}

extension FaceRegion {
  /// Number of the tint: equal on both sides, different from its neighbours.
  var tint: Int {
    switch self {
    case .forehead, .nose, .lowerVermilion: 0
    case .glabella, .upperLipSkin, .leftCrowsFoot, .rightCrowsFoot: 1
    case .leftCheek, .rightCheek, .chin: 2
    case .leftLowerEyelid, .rightLowerEyelid, .leftJawline, .rightJawline: 3
    case .leftTearTrough, .rightTearTrough, .neck: 4
    case .upperVermilion, .leftMarionette, .rightMarionette: 5
    case .leftNasolabialFold, .rightNasolabialFold, .leftTemple, .rightTemple, .perioral: 6
    }
  }
}
