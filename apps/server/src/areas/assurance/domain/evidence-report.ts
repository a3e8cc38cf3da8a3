import type { Drawn, Evidence } from './evidence-files.ts';

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (words: string): string => words.replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark);

const found = {
  'none-found': 'No exceptions found',
  exceptions: 'Exceptions',
  'not-evaluable': 'Not evaluable',
} as const;
const why = { 'nothing-on-record': 'nothing on record', 'not-built': 'this build does not do it' } as const;

/** The report of an evidence pack: one page of HTML without script that reads and prints well. */
export function evidenceReport(evidence: Evidence): string {
  const { from, to, controls, policy, policyVersion, size, seed } = evidence;
  const count = (verdict: keyof typeof found): number => controls.filter((each) => each.verdict === verdict).length;
  const rows = (of: Drawn['control']['of']): string =>
    controls
      .filter(({ control }) => control.of === of)
      .map(row)
      .join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Evidence ${day(from)} to ${day(to)}</title>
<style>
body{font:14px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#111}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #bbb}td.n{text-align:right}
tr{break-inside:avoid}.blank{min-width:8rem}.small{font-size:.85em;color:#444}
@media print{body{margin:0;max-width:none;font-size:10pt}}
</style></head><body>
<h1>Evidence of controls</h1>
<p>${text(policy.document.title)}, ${text(policyVersion)}. From ${from.toISOString()} up to ${to.toISOString()}.</p>
<p>${controls.length} controls: ${count('exceptions')} with exceptions, ${count('none-found')} without, ${count('not-evaluable')} not evaluable.
Counted from the first ${size} entries of the signed ledger. Samples are drawn with the seed <code>${text(seed)}</code>.</p>
<p class="small">“On record” is fact. “Asserted” is what this build says of itself. The last column is the auditor’s.</p>
<h2>SOC 2</h2>
${table(rows('soc2'))}
<h2>Clauses of the policy</h2>
${table(rows('policy'))}
<h2>Exceptions, one by one</h2>
${oneByOne(evidence)}
<h2>Where other rules meet it</h2>
<p class="small">To find one’s way; no statement that they are met.</p>
<table><thead><tr><th>Rule</th><th>What</th><th>Clauses</th></tr></thead><tbody>
${Object.values(policy.controls.frameworks).map(framework).join('\n')}
</tbody></table>
</body></html>
`;
}

/** Each exception as its entry says it, so that nobody needs the archive's other files to read what it was. */
function oneByOne({ controls, entries }: Evidence): string {
  const at = new Map(controls.flatMap(({ control, exceptionsAt }) => exceptionsAt.map((seq) => [seq, control.id])));
  const rows = entries
    .filter(({ seq }) => at.has(seq))
    .toSorted((first, second) => first.seq - second.seq)
    .map(
      ({ seq, says: { time, action, clause, actor, about } }) =>
        `<tr><td class="n">${seq}</td><td>${text(time)}</td><td>${text(clause ?? '')}</td><td>${text(action)}</td><td class="small">${text(actor)}</td><td class="small">${text(about)}</td></tr>`,
    );
  if (rows.length === 0) return '<p>None is on record in this period.</p>';
  return `<p class="small">Who acted and what it was about are opaque ids: the organisation tells whose they are.</p>
<table><thead><tr><th>Entry</th><th>When (UTC)</th><th>Clause</th><th>What</th><th>By</th><th>About</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`;
}

const table = (rows: string): string =>
  `<table><thead><tr><th>Control</th><th>On record</th><th>Exceptions</th><th>Found</th><th>Asserted</th><th class="blank">Conclusion</th></tr></thead><tbody>
${rows}
</tbody></table>`;

const row = ({
  control,
  population,
  refused,
  exceptions,
  verdict,
  because,
  assertion,
  exceptionsAt,
  sampleAt,
}: Drawn): string =>
  `<tr><td><strong>${text(control.id)}</strong> ${text(control.title)}${cited('Exceptions', exceptionsAt)}${cited('Sample', sampleAt)}</td><td class="n">${population}${refused === 0 ? '' : ` <span class="small">(${refused} refused)</span>`}</td><td class="n">${exceptions}</td><td>${found[verdict]}${because === undefined ? '' : `: ${why[because]}`}</td><td>${assertion.replace('-', ' ')}</td><td class="blank"></td></tr>`;

const cited = (what: string, at: readonly number[]): string =>
  at.length === 0 ? '' : `<br><span class="small">${what}: entries ${at.join(', ')}</span>`;

const framework = ({ title, source, items }: Evidence['policy']['controls']['frameworks'][string]): string =>
  Object.entries(items)
    .map(
      ([id, item]) =>
        `<tr><td>${text(title)} ${text(id)}<br><span class="small">${text(source)}</span></td><td>${text(item.title)}</td><td>${item.clauses.map(text).join(', ')}</td></tr>`,
    )
    .join('\n');

const day = (at: Date): string => at.toISOString().slice(0, 'yyyy-mm-dd'.length);
