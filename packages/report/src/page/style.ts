/**
 * The style sheet of a page.
 *
 * On paper the mark of simulation stands in the margin of every page, where the browser knows margin boxes (Chromium does);
 * each figure carries it in its caption as well.
 *
 * Colours of marks are those of Okabe and Ito (2008), which people of every colour vision tell apart; each has a shape of its own too.
 */
const LIGHT = `--paper:#fff;--ink:#1b1b1b;--muted:#555;--rule:#cfcfcf;--grid:#e4e4e4;--tint:#f3f4f6;
--arrived:#d55e00;--killed:#009e73;--failed:#b0528a;--astray:#e69f00;--flying:#56b4e9;--blue:#0072b2;--unknown:#0072b2;
--sea:#e8f1f7;--land:#f7f5ef;--coast:#8f9aa3;--border:#a8a294;--warned:#b58900;--bar:#5b7a94;--equal:#9a9a9a;
--absent:#eef0f2;--transit:#cfe0ec;--delivered:#a9c6da;--assembling:#e8c98f;--silent:#d9d2c3;--warns:#f4e08a;--engages:#7cc9ae;--held:#dfe5ea;--held-next:#c6d0d9`;
const DARK = `--paper:#14171b;--ink:#f1f1f1;--muted:#b9bdc2;--rule:#4a4f55;--grid:#2f343a;--tint:#1f242a;
--arrived:#ff8a3d;--killed:#2fc99a;--failed:#e59ac4;--astray:#f2b632;--flying:#7cc7f2;--blue:#6ab7ea;--unknown:#6ab7ea;
--sea:#16222c;--land:#23272b;--coast:#75828c;--border:#6d6a60;--warned:#e3c04a;--bar:#7fa3c0;--equal:#8b8b8b;
--absent:#23282e;--transit:#26435a;--delivered:#3b6480;--assembling:#7a5a22;--silent:#565044;--warns:#766709;--engages:#17795a;--held:#2f3841;--held-next:#45515c`;

/** @param mark the mark of simulation; ours, without quotes */
export const styleSheet = (mark: string): string => `
:root{color-scheme:light dark;${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}
.mark{background:var(--ink);color:var(--paper);font-size:14px;font-weight:600;padding:7px 16px;text-align:center}
header,main,footer{max-width:832px;margin:0 auto;padding:0 16px}
h1{font-size:34px;line-height:1.15;margin:36px 0 12px;letter-spacing:-.01em}
h2{font-size:24px;line-height:1.2;margin:52px 0 12px;padding-top:14px;border-top:3px solid var(--ink)}
h3{font-size:17px;line-height:1.3;margin:0 0 10px}
p{margin:0 0 12px;max-width:44em}
ul{margin:0 0 14px;padding-left:1.2em;max-width:44em}
li{margin:0 0 5px}
.dek{font-size:20px;line-height:1.4;color:var(--muted)}
.headline{font-size:23px;line-height:1.35;font-weight:650;margin:18px 0 14px;max-width:none}
.strong{font-weight:650}
.quiet,figcaption,.legend{color:var(--muted);font-size:14px;line-height:1.45}
nav{font-size:15px;margin:22px 0 0}
nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:4px 16px}
a{color:inherit}
figure{margin:26px 0 30px}
figcaption{margin-top:6px;max-width:52em}
.made{white-space:nowrap}
svg{display:block;width:100%;height:auto;font-family:"Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans",sans-serif}
svg svg{display:inline;width:auto}
.narrow{display:none}
.table{margin:14px 0 6px;overflow-x:auto}
table{border-collapse:collapse;font-size:14.5px;line-height:1.35;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:5px 12px 5px 0;border-bottom:1px solid var(--rule);font-weight:400}
thead th{font-weight:600;color:var(--muted);vertical-align:bottom}
.few tbody th:not(.long),.few td:not(.long){white-space:nowrap}
.long{min-width:8em}
.right{text-align:right}td+td,th+td,th+th{padding-left:8px}
.group th{font-weight:650;padding-top:12px}
.indented{padding-left:1.1em}
dl{margin:0 0 14px;display:grid;grid-template-columns:minmax(8em,auto) 1fr;gap:5px 18px;font-size:15.5px}
dt{font-weight:600}
dd{margin:0;overflow-wrap:anywhere}
code{font:13.5px/1.5 ui-monospace,"SFMono-Regular",Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
footer{padding-bottom:48px}
text{fill:var(--ink);font-size:13px}
text.small{font-size:12px;fill:var(--muted)}
text.strong{font-weight:650}
text.halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
text.country{fill:var(--muted)}
.grid{stroke:var(--grid)}.axis{stroke:var(--ink)}.zero{stroke:var(--ink);stroke-width:1.2}
.edge{stroke:var(--paper);stroke-width:1}
.fill-arrived{fill:var(--arrived)}.fill-killed{fill:var(--killed)}.fill-astray{fill:var(--astray)}.fill-flying{fill:var(--flying)}
.fill-failed{fill:var(--failed)}.fill-interceptor{fill:var(--blue)}.fill-ink{fill:var(--ink)}.fill-unknown{fill:var(--unknown)}
.ring-failed{fill:var(--paper);stroke:var(--failed);stroke-width:2.2}
.ring-ink{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.ring-unknown{fill:var(--paper);stroke:var(--unknown);stroke-width:1.8}
.band-rounds{fill:var(--blue);fill-opacity:.25}
.line-ink{stroke:var(--ink);stroke-width:1.6;fill:none}
.line-miss{stroke:var(--arrived);stroke-width:2;fill:none}
.track{fill:none;stroke-width:1.4;stroke-linejoin:round}
.track-arrived{stroke:var(--arrived)}.track-killed{stroke:var(--killed)}
.track-failed{stroke:var(--failed);stroke-dasharray:5 3}.track-astray{stroke:var(--astray);stroke-dasharray:2 3}
.track-in-flight{stroke:var(--flying)}.track-none{stroke:var(--muted);stroke-dasharray:6 4}
.flight{fill:none;stroke:var(--blue);stroke-width:1.2}
.window{fill:var(--blue);fill-opacity:.2}.rung{stroke:var(--ink);stroke-width:1.4}.rung-after{stroke:var(--muted);stroke-dasharray:2 3}
.fan{fill:var(--blue);fill-opacity:.1;stroke:none}
.reach{fill:var(--blue);fill-opacity:.08;stroke:var(--blue);stroke-width:1.2}.reach-1{stroke-dasharray:6 3}.reach-2{stroke-dasharray:2 3}
.bar{fill:var(--bar)}.bar-better{fill:var(--killed)}.bar-worse{fill:var(--arrived)}.bar-equal{fill:var(--equal)}.bar-empty{fill:var(--tint)}
.whisker{fill:var(--ink)}
.range{fill:var(--bar);fill-opacity:.32}.sure{fill:var(--bar)}
.mean-line{stroke:var(--ink);stroke-width:1.6;stroke-dasharray:4 3}
.chance{stroke:var(--bar);stroke-opacity:.6;stroke-width:1.6}
.shelter{fill:var(--warned);fill-opacity:.38}
.noise{fill:var(--tint)}.stem{stroke:var(--muted);stroke-width:1.6}
text.ink{fill:var(--ink)}
.stage-absent{fill:var(--absent)}.stage-in-transit{fill:var(--transit)}.stage-delivered{fill:var(--delivered)}.stage-assembling{fill:var(--assembling)}
.stage-silent{fill:var(--silent)}.stage-warns{fill:var(--warns)}.stage-engages{fill:var(--engages)}
.sure-band{fill:var(--bar);fill-opacity:.7}.held{fill:var(--held)}.held-next{fill:var(--held-next)}
.line-cover{fill:none;stroke:var(--killed);stroke-width:2}.band-cover{fill:var(--killed);fill-opacity:.25}.line-watch{fill:none;stroke:var(--ink);stroke-width:1.3;stroke-dasharray:2 3}
.cover-gap{fill:var(--absent);stroke:var(--muted);stroke-width:.8}.cover-doubt{fill:var(--warns)}.cover-covered{fill:var(--engages)}
.ring-a{fill:var(--paper);stroke:var(--ink);stroke-width:2}.fill-b{fill:var(--blue)}
.sea{fill:var(--sea)}.nowhere{fill:var(--land)}.land{fill:var(--land);stroke:var(--land);stroke-width:.5;stroke-linejoin:round}.coast{fill:none;stroke:var(--coast);stroke-width:.9;stroke-linejoin:round}
.border{fill:none;stroke:var(--border);stroke-width:.9;stroke-dasharray:5 2.5 1 2.5}
.graticule{fill:none;stroke:var(--coast);stroke-opacity:.35;stroke-width:.7}
.frame{fill:none;stroke:var(--ink)}.frame-filled{fill:var(--land);stroke:var(--rule)}.place-area{fill:none;stroke:var(--ink);stroke-dasharray:4 3}
.sector{fill:var(--blue);fill-opacity:.12;stroke:var(--blue);stroke-width:1}.sector-off{fill:none;stroke:var(--blue);stroke-dasharray:4 3}
.warned{fill:var(--warned);fill-opacity:.035;stroke:var(--warned);stroke-opacity:.6;stroke-width:.8}
.mark-place{fill:var(--ink);stroke:var(--paper);stroke-width:1}.mark-site{fill:var(--ink);stroke:var(--paper);stroke-width:.8}.mark-battery{fill:none;stroke:var(--blue);stroke-width:2}
.bar-scale,.arrow{fill:var(--ink)}.bar-scale-light{fill:var(--paper);stroke:var(--ink);stroke-width:1}
@media screen and (max-width:760px){th,td{padding-right:6px}table{font-size:14px}}
@media screen and (max-width:640px){
body{font-size:16px}h1{font-size:27px;margin-top:24px}h2{font-size:21px;margin-top:40px}.headline{font-size:19px}.dek{font-size:17px}
header,main,footer{padding:0 20px}
.wide{display:none}.narrow{display:block;max-width:520px}
dl{grid-template-columns:1fr;gap:1px}dd{margin-bottom:9px}
.stacked thead{display:none}
.stacked,.stacked tbody{display:block}
.stacked tr{display:grid;grid-template-columns:1fr 1fr;gap:2px 16px;border-bottom:1px solid var(--rule);padding:9px 0}
.stacked tr.group{display:block;border-bottom:2px solid var(--ink)}
.stacked th,.stacked td{display:block;border:0;padding:0;text-align:left}
.stacked th[scope=row]{grid-column:1/-1;font-weight:650}
.stacked td::before{content:attr(data-label);display:block;color:var(--muted);font-size:12.5px;line-height:1.3}
.stacked .long{min-width:0}.few tbody th:not(.long),.few td:not(.long){white-space:normal}
.stacked td:empty{display:none}
.stacked td.long{grid-column:1/-1}
}
@page{size:A4;margin:13mm 14mm 15mm;@top-left{content:"${mark}";font:600 8.5pt Arial,sans-serif;color:#000}@bottom-left{content:"Testudo";font:8pt Arial,sans-serif;color:#555}@bottom-right{content:counter(page) " of " counter(pages);font:8pt Arial,sans-serif;color:#555}}
@page:first{@top-left{content:none}}
@media print{
body{font-size:10pt;line-height:1.38}p,ul{max-width:50em;margin-bottom:6pt}li{margin-bottom:2pt}figcaption{max-width:60em}
.mark{background:none;color:#000;font-size:9pt;text-align:left;padding:0 0 3pt;margin-bottom:9pt;border-bottom:1pt solid #000}
header,main,footer{max-width:none;padding:0}
nav{display:none}
h1{font-size:22pt;margin-top:0}h2{font-size:15pt;margin:18pt 0 6pt;padding-top:8pt;break-after:avoid}h3{break-after:avoid;font-size:11.5pt}
.headline{font-size:14pt}.dek{font-size:12pt}
figure,tr,p,li,dt,dd{break-inside:avoid}
figure{margin:12pt 0}figure>svg{max-height:215mm}#map>svg,.row>figure>svg.wide,figure[id^=reach]>svg.wide{max-height:112mm}
.row{display:grid;grid-template-columns:1fr 1fr;column-gap:7mm}.row>figure{margin:8pt 0}
.row>figure:first-child:nth-last-child(odd){grid-column:1/-1}
.row>figure:not(:first-child:nth-last-child(odd))>.wide{display:none}.row>figure:not(:first-child:nth-last-child(odd))>.narrow{display:block}
#where{display:flex;flex-direction:column}#where>figure{order:1}
p:has(+ul),p:has(+.table){break-after:avoid}.legend{break-before:avoid}
tr.group,tbody>tr:first-child,tr:nth-last-child(2){break-after:avoid}
table{font-size:8.8pt}dl{font-size:9.5pt}th,td{padding-top:2.6pt;padding-bottom:2.6pt}.quiet,figcaption,.legend{font-size:8.5pt}
.table{overflow:visible}
a{text-decoration:none}
}
`;
