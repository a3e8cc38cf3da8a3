/** The style of an evidence report on screen and on A4, where pages show their number and the period. */
export const reportStyle = (days: string): string => `
body{font:14px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#111}
h1{font-size:1.6rem}
h2{font-size:1.15rem;margin-top:2rem}
h3{font-size:1rem;margin-bottom:.25rem}
h2,h3{break-after:avoid}
table{border-collapse:collapse;width:100%;margin-bottom:1rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #bbb;overflow-wrap:break-word}
td.n{text-align:right}
tr{break-inside:avoid}
thead{display:table-header-group}
table.controls{table-layout:fixed}
table.controls th,table.controls td{box-sizing:border-box}
table.controls th{font-size:.9em}
table.controls th:nth-child(1){width:36%}
table.controls th:nth-child(2){width:11%}
table.controls th:nth-child(3){width:14%}
table.controls th:nth-child(4){width:14%}
table.controls th:nth-child(5){width:13%}
.small{font-size:.85em;color:#444}
.cite{font-size:.85em;color:#444;white-space:nowrap}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85em}
ol.contents{columns:2}
@page{margin:16mm 14mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}@bottom-left{content:"Evidence ${days}";font-size:8pt}}
@media print{body{margin:0;max-width:none;font-size:9.5pt;padding:0}a{color:inherit;text-decoration:none}}
`;
