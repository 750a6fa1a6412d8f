internal import HTML

/// The style of papers: black on white, one family of type, A4.
enum PaperStyle {
  static let sheet = Markup.verbatim(
    """
    @page{size:A4;margin:16mm 16mm 20mm;
    @bottom-right{content:counter(page) " / " counter(pages);font:8pt Inter,"DejaVu Sans",sans-serif}}
    body{margin:0;color:#1c1c1c;font:9.5pt/1.4 Inter,"DejaVu Sans",sans-serif;
    font-variant-numeric:tabular-nums}
    .brand{margin:0;font-weight:600;color:#444}
    h1{margin:0 0 2mm;font-size:16pt;font-weight:600;line-height:1.2}
    h2{margin:0 0 1.5mm;font-size:11pt;font-weight:600;break-after:avoid}
    .mark{margin:0 0 5mm;padding:2mm 3mm;border:.5pt solid #555;max-width:none}
    .refusal{margin:0 0 5mm;padding:2mm 3mm;border-left:2mm solid #555}
    section{margin:0 0 5mm}
    p{margin:0 0 1.5mm}
    .note{color:#444;font-size:8.5pt}
    .pictures{display:flex;justify-content:space-between;margin:0 0 5mm;break-inside:avoid}
    figure{margin:0;width:86mm}
    figcaption{margin-top:1mm;font-size:8.5pt;color:#333}
    .picture{display:block;width:86mm;max-height:105mm}
    table{width:100%;border-collapse:collapse}
    tr{break-inside:avoid}
    th,td{padding:.8mm 0;border-top:.3pt solid #bbb;vertical-align:top}
    th{text-align:left;font-weight:400;padding-right:3mm}
    td{text-align:right;padding-left:3mm;white-space:nowrap}
    .facts td{white-space:normal}
    thead{display:table-header-group}
    thead th{font-weight:600;border-top:0}
    thead th:not(:first-child){text-align:right;padding-right:0;padding-left:3mm}
    .facts th{width:62%}
    .differences tbody th{width:38%}
    .changed td,.changed th{font-weight:600}
    .changed .uncertainty{font-weight:400}
    .uncertainty{color:#444;font-size:8.5pt}
    .hash{font:7pt/1.4 "DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
    .facts:has(.hash) th{width:32%}
    ul{margin:1.5mm 0 0;padding-left:5mm}
    """)

  /// The printing program draws a letter's edge over the letter, so the caption says what the bar is.
  static let drawing = Markup.verbatim(".label{display:none}")

  static let french = Markup.verbatim(
    """
    @page{@bottom-left{content:"Aglaé\u{202F}: mesuré par une machine, hors dossier";
    font:8pt Inter,"DejaVu Sans",sans-serif}}
    """)

  static let english = Markup.verbatim(
    """
    @page{@bottom-left{content:"Aglaé: measured by a machine, part of no record";
    font:8pt Inter,"DejaVu Sans",sans-serif}}
    """)
}
