internal import HTML

/// The report's style: neutral greys without hue on a screen, black on white on paper.
enum ReportStyle {
  static let sheet = Markup.verbatim(
    """
    *{box-sizing:border-box}
    body{margin:0;background:#2b2b2b;color:#f2f2f2;font:1rem/1.5 system-ui,sans-serif;
    font-variant-numeric:tabular-nums}
    header{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.5rem;padding:.75rem 1.5rem}
    h1{font-size:1.375rem;font-weight:600;margin:0}
    h2{font-size:1rem;font-weight:600;margin:0 0 .5rem}
    .file{margin:0;color:#cfcfcf;flex:1 1 12rem;min-width:0;overflow-wrap:anywhere}
    .switches{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
    .switches label{display:inline-flex;align-items:center;gap:.5rem;min-height:44px;cursor:pointer}
    input{width:1.25rem;height:1.25rem;margin:0;accent-color:#e6e6e6}
    input:focus-visible{outline:3px solid #fff;outline-offset:3px}
    main{display:grid;grid-template-columns:minmax(0,1fr) minmax(18rem,26rem);gap:1.5rem;
    padding:0 1.5rem 2rem;align-items:start}
    figure{margin:0;position:sticky;top:0;z-index:1;background:#2b2b2b}
    .picture{position:relative;width:fit-content;max-width:100%;margin:0 auto}
    .picture img{display:block;max-width:100%;max-height:62vh}
    .picture svg{position:absolute;inset:0;width:100%;height:100%}
    .legend{columns:15rem;margin:.5rem 0 0;padding:0;list-style:none;color:#e6e6e6}
    .legend li{break-inside:avoid}
    .legend input{scroll-margin-top:calc(62vh + 6rem)}
    .legend label{display:flex;align-items:center;gap:.5rem;min-height:44px;cursor:pointer}
    .mark{display:inline-block;min-width:2.25rem;margin-right:.5rem;padding-left:.375rem;
    border-left:.375rem solid}
    .mark::first-line{color:#e6e6e6}
    .panel section,.refusal{background:#3a3a3a;border-radius:.5rem;padding:1rem;margin:0 0 1rem}
    .refusal{border-left:.375rem solid #e6e6e6}
    .refusal p{margin:0;max-width:70ch}
    .note,small{color:#d6d6d6;font-size:.875rem}
    small{display:block}
    .panel p{margin:0 0 .5rem}
    .names{margin:0;padding-left:1.125rem;font-size:.875rem}
    table{width:100%;border-collapse:collapse}
    th,td{padding:.375rem 0;vertical-align:top;border-top:1px solid #555}
    th{text-align:left;font-weight:400;color:#d6d6d6;padding-right:1rem}
    td{text-align:right}
    .hash{font:.75rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere;word-break:break-all}
    body:has(#fr:checked) .en,body:has(#en:checked) .fr{display:none}
    body:has(#regions:not(:checked)) .layer-regions,
    body:has(#points:not(:checked)) .layer-points,
    body:has(#irises:not(:checked)) .layer-irises,
    body:has(#skin:not(:checked)) .layer-skin{display:none}
    @media(max-width:56rem){main{grid-template-columns:minmax(0,1fr);padding:0 1rem 1.5rem}
    header{padding:.75rem 1rem}.picture img{max-height:50vh}}
    @page{size:A4;margin:15mm}
    @media print{figure{position:static;background:none}body{background:#fff;color:#000;font-size:10pt}.switches,.legend input,
    .legend li:first-child{display:none}main{display:block;padding:0}
    .panel section,.refusal{background:none;padding:0;break-inside:avoid}.picture img{max-height:120mm}
    .picture{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    .legend{columns:3;margin-bottom:1rem}.legend label{min-height:0}
    .panel{columns:2;column-gap:10mm}.panel section:last-child{column-span:all}
    .file,.legend,.mark::first-line,th,.note,small{color:#222}header{padding:0 0 .5rem}}
    """)
}
