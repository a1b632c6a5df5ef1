"""How the page that is kept looks, on a screen and on paper. Nothing in it is told by colour alone."""

STYLE = """
:root{color-scheme:light}
body{margin:0;background:#faf6ee;color:#2e2722;font:1.05rem/1.5 Georgia,'Times New Roman',serif}
main{max-width:47rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1,h2,h3{line-height:1.2;font-weight:600;color:#1c1613}
h1{font-size:2rem}h2{font-size:1.4rem;margin-top:2.2rem;border-top:1px solid #b9ab98;padding-top:1.2rem}
h3{font-size:1.15rem}
p{margin:.5rem 0;max-width:38rem}
.note,.word,.quiet{color:#5a4f47}.answer{font-style:italic;border-left:3px solid #8e4816;padding-left:.8rem}
.change{font-style:italic;color:#8e4816}
figure{margin:0}.picture{overflow-x:auto}
.picture:focus-visible{outline:3px solid #b04a00}
svg{display:block}svg.sign{display:inline-block;vertical-align:-.1em;margin-right:.5rem}
svg text{font:14px/1 system-ui,sans-serif;fill:#2e2722}
svg text.quiet,svg text.grey{fill:#61564d}svg text.grey{font-size:11px}svg text.number{font-size:12px;font-weight:600}
polyline{fill:none;stroke-linejoin:round;stroke-linecap:round}
polyline.first{stroke:#8e4816}polyline.second{stroke:#2e2722}polyline.third{stroke:#61564d}
polyline.grid{stroke:#cabfae}polyline.quiet{stroke:#857566}
polyline.road{stroke-width:4}polyline.stub{stroke:#857566;stroke-width:1.5}
:is(circle,polygon).first{fill:#8e4816}:is(circle,polygon).second{fill:#2e2722}:is(circle,polygon).third{fill:#61564d}
:is(circle,polygon).turn{fill:#1c1613;stroke:#faf6ee;stroke-width:1}circle.hole,rect.ground{fill:#faf6ee}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.95rem}
caption{text-align:left;font-style:italic;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #d8ccba}
tbody th{font-weight:400}
ol.road,ul.stubs{list-style:none;padding:0;margin:0}
ol.road>li{border-left:4px solid #8e4816;padding:.1rem 0 1rem 1.1rem;margin-left:.5rem;break-inside:avoid}
.stop{margin-left:calc(-1.1rem - 10px)}.stop svg.sign{margin-right:1.1rem;background:#faf6ee}
.taken{font-style:italic}.taken b{font-style:normal;color:#8e4816}
ul.stubs li{color:#61564d;font-size:.95rem;padding-left:1.4rem;position:relative}
ul.stubs li::before{content:"";position:absolute;left:-1.1rem;width:2.1rem;top:.75em;border-top:1px solid #857566}
@media (max-width:30rem){th,td{padding-right:.3rem;font-size:.9rem}}
@media (forced-colors:active){svg{forced-color-adjust:none;background:#faf6ee}}
@media print{
@page{margin:16mm}
body{background:#fff;color:#000;font-size:11pt}main{max-width:none;padding:0}
.picture{overflow:visible}svg{max-width:100%;height:auto}svg.sign{max-width:none}
*{color:#000!important}polyline.first,polyline.second{stroke:#000}:is(circle,polygon):is(.first,.second,.turn){fill:#000}
circle.hole,rect.ground{fill:#fff}.stop svg.sign{background:#fff}
h2,h3,.stop{break-after:avoid}tr,figure svg{break-inside:avoid}
ul.stubs li,svg text.grey,svg text.quiet{color:#444!important;fill:#444}ol.road>li{border-color:#000}
}
"""
