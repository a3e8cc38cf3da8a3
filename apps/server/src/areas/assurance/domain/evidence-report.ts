import type { Drawn, Evidence } from './evidence-files.ts';
import { markup, moment, row, small, table, type Html } from './html.ts';
import { authoritiesSection, failuresSection, incidentsSection, notEvaluableSection } from './report-incidents.ts';
import { accessSection, approvalsSection, deviationsSection, keepingSection, told } from './report-people.ts';
import { reportStyle } from './report-style.ts';

const found = {
  'none-found': 'No exceptions found',
  exceptions: 'Exceptions',
  'not-evaluable': 'Not evaluable',
} as const;
const why = { 'nothing-on-record': 'nothing on record', 'not-built': 'not implemented in this build' } as const;

/** The report of an evidence pack: one HTML page without scripts, readable on screen and on paper. */
export function evidenceReport(evidence: Evidence): string {
  const { from, to } = evidence;
  const days = `${from.toISOString().slice(0, 'yyyy-mm-dd'.length)} to ${to.toISOString().slice(0, 'yyyy-mm-dd'.length)}`;
  const sections = [
    ['What this is', about(evidence)],
    ['What was found', summary(evidence)],
    ['Incidents and their clocks', incidentsSection(evidence)],
    ['What failed, and what was done', failuresSection(evidence)],
    ['Approvals', approvalsSection(evidence)],
    ['Deviations from clauses', deviationsSection(evidence)],
    ['Who had access', accessSection(evidence)],
    ['How the record is kept', keepingSection(evidence)],
    ['Authorities', authoritiesSection(evidence)],
    ['Controls of SOC 2', controlTable(evidence, 'soc2')],
    ['Clauses of the policy', controlTable(evidence, 'policy')],
    ['What cannot be judged', notEvaluableSection(evidence)],
    ['Other rules that correspond to the policy', frameworks(evidence)],
    ['How to check this without trusting who made it', checking(evidence)],
    ['Words', words],
  ] as const;
  const contents = sections.map(([title], at) => markup`<li><a href="#s${at + 1}">${title}</a></li>`);
  const bodies = sections.map(([title, body], at) => markup`<h2 id="s${at + 1}">${at + 1}. ${title}</h2>\n${body}`);
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Evidence ${days}</title>
<style>${reportStyle(days)}</style></head><body>
<h1>Evidence of controls</h1>
<ol class="contents">${contents}</ol>
${bodies}
</body></html>
`.html;
}

function about(evidence: Evidence): Html {
  const { from, to, policy, policyVersion, size, seed, origin, begins, happenings } = evidence;
  const { owner, classification, review, lastUpdated } = policy.document;
  const versions = happenings.standing.filter(
    ({ action }) => action === 'policy.activated' || action === 'policy.reviewed',
  );
  const facts = [
    row('Policy', markup`${policy.document.title}, ${policyVersion}`),
    row('Owner', `${owner.title} (role ${owner.role}); section 7 lists who holds it`),
    row('Classification', classification.label),
    row('Last changed, next review', `${lastUpdated}, ${review.next} (${review.cycle.toLowerCase()})`),
    row('Counted from', `the first ${size} entries of the ledger`),
    row(
      'The ledger begins',
      begins === undefined
        ? 'with an entry that retention has removed'
        : `${moment(begins)} UTC; nothing is on record before that`,
    ),
    row(
      'Samples',
      markup`${policy.controls.evidence.sample} per control at most, drawn with the seed <code>${seed}</code>`,
    ),
  ];
  return markup`<p>What the signed ledger <strong>${origin}</strong> contains for ${from.toISOString()} up to ${to.toISOString()}, and nothing else. Every number
here can be counted again from the entries that it cites (#12 is the file <code>entries/12.json</code>, with its proof beside it). Drills are left out.</p>
<table><tbody>${facts}</tbody></table>
<h3>Versions put in force and reviewed</h3>
${table(
  ['When (UTC)', 'What', 'By', 'Entry'],
  versions.map((each) => told(evidence, each)),
  'The version above was put in force when the organisation was set up.',
)}`;
}

function summary({ controls, happenings }: Evidence): Html {
  const count = (verdict: keyof typeof found): number => controls.filter((each) => each.verdict === verdict).length;
  const ofSoc2 = controls.filter(({ control }) => control.of === 'soc2').length;
  const broken = controls.filter(({ verdict, control }) => verdict === 'exceptions' && control.of === 'policy');
  const named = broken.map(({ control, exceptions }) => `${control.id} (${exceptions})`).join(', ');
  const cut =
    happenings.cut.length === 0
      ? ''
      : markup`<p><strong>This report is incomplete</strong>: of ${happenings.cut.join(', ')} the ledger has more entries in this period
than a report can list. Ask for shorter periods.</p>`;
  return markup`<p>${controls.length} controls, ${ofSoc2} of SOC 2 that rest on the clauses among them: ${count('exceptions')} with exceptions,
${count('none-found')} without, ${count('not-evaluable')} not evaluable (section 12).</p>
<p>${broken.length === 0 ? 'No clause has an exception on record.' : `Clauses with exceptions: ${named}. Section 4 lists each, and what followed.`}</p>
${cut}
<p class="small">“On record” is fact. “Asserted” is what this build says about itself, and is not evidence. The last column of sections 10 and 11 is the auditor’s.</p>`;
}

const controlTable = ({ controls, notes }: Evidence, of: Drawn['control']['of']): Html => {
  const rows = controls
    .filter(({ control }) => control.of === of)
    .map((each) => controlRow(each, notes[each.control.id]));
  return markup`<table class="controls"><thead><tr><th>Control</th><th>On record</th><th>Exceptions</th><th>Found</th><th>Asserted</th><th>Conclusion</th></tr></thead><tbody>
${rows}
</tbody></table>`;
};

function controlRow(drawn: Drawn, note: string | undefined): Html {
  const { control, population, refused, exceptions, verdict, because, assertion, exceptionsAt, sampleAt } = drawn;
  const lacks = note === undefined || assertion === 'enforced' ? '' : markup`<br>${small(`Asserted: ${note}`)}`;
  return row(
    markup`<strong>${control.id}</strong> ${control.title}${rests(control)}${cited('Exceptions', exceptionsAt)}${cited('Sample', sampleAt)}${lacks}`,
    markup`${population}${refused === 0 ? '' : markup`<br>${small(`${refused} refused`)}`}`,
    exceptions,
    `${found[verdict]}${because === undefined ? '' : `: ${why[because]}`}`,
    assertion.replace('-', ' '),
    '',
  );
}

const rests = ({ of, clauses, actions }: Drawn['control']): Html | string =>
  of === 'policy'
    ? ''
    : markup`<br>${small(`Population: entries that name ${clauses.join(', ')}${actions.length === 0 ? '' : `, or have the action ${actions.join(', ')}`}`)}`;

const cited = (what: string, at: readonly number[]): Html | string =>
  at.length === 0 ? '' : markup`<br>${small(`${what}: ${at.map((seq) => `#${seq}`).join(' ')}`)}`;

const frameworks = ({ policy }: Evidence): Html => {
  const parts = Object.values(policy.controls.frameworks).map(
    ({ title, source, url, appliesFrom, checked, reading, items }) => markup`<h3>${title}</h3>
<p class="small">${source}, ${url}${appliesFrom === undefined ? '' : `; applies from ${appliesFrom}`}; compared on ${checked}. ${reading ?? ''}</p>
${table(
  ['Item', 'What', 'Clauses'],
  Object.entries(items).map(([id, item]) => row(id, item.title, item.clauses.join(', '))),
  '',
)}`,
  );
  return markup`<p class="small">For orientation only, not a statement that these rules are met. Which clause corresponds to which item is an interpretation throughout.</p>
${parts}`;
};

const checking = ({ head, keys }: Evidence): Html => markup`<ol>
<li>Get the ledger’s key from the organisation by another way than this archive, and compare it with <code>keys.txt</code>. It reads:<pre>${keys}</pre></li>
<li><code>sha256sum -c SHA256SUMS</code> shows that no file here was changed; <code>SHA256SUMS.note</code> is the SHA-256 of that list, signed with this key (C2SP signed note, Ed25519).</li>
<li>Each entry’s <code>.tlog-proof</code> leads by SHA-256 (RFC 6962) from its exact bytes to the head below, which is signed, too. One small program without dependencies does both steps, <code>docs/verify-evidence.mjs</code> in Muster’s source, and the formats are public, so that you can write another: <code>docs/evidence-pack.md</code>.<pre>${head}</pre></li>
<li>That nothing was left out follows from the ledger, and not from this archive: ask for an export (<code>muster ledger export</code>), verify it (<code>docs/verify-ledger.mjs</code>), and count and draw anew. The sample of a control are the first of its population in the order of SHA-256 of <code>seed:entry number</code>.</li>
<li>That the ledger was not rewritten by somebody who has its key is shown by what lies outside: sinks and anchors (section 8), and heads that you kept from an earlier day.</li>
</ol>`;

const words = table(
  ['Word', 'What it means here'],
  [
    row('Entry', 'One line of the append-only ledger: who did what, when, by which clause. Its number never changes.'),
    row('Population', 'The entries of the period that name a control’s clauses or have one of its actions.'),
    row('Exception', 'An entry that says that a clause was not kept: a clock missed, an obligation overdue.'),
    row('Refused', 'An entry for something that was requested and not allowed: a control at work, not an exception.'),
    row(
      'Deviation',
      'A deviation from a clause that Platform Governance allowed in writing until a given time (clause 1.2).',
    ),
    row(
      'Person 1, Service 1',
      'Actors, in order of first appearance in the ledger. The ids below the labels are the ledger’s; ask the organisation whose they are.',
    ),
    row('Muster (clock)', 'The program itself, when a time is reached.'),
    row('Unseparated', 'Done without a second person because there was none; a second person has to ratify it.'),
  ],
  '',
);
