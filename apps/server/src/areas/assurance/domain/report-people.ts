import { attestedIn, callerOf, readBack, standing } from './cast.ts';
import { cite, markup, moment, row, small, table, type Html } from './html.ts';
import { approvalsTold } from './approvals-told.ts';
import type { Evidence } from './evidence-files.ts';
import { wordOf, type Happening } from './happenings.ts';

/** Who decided what needed another person's approval. */
export function approvalsSection({ happenings }: Evidence): Html {
  const called = callerOf(happenings.cast);
  const rows = approvalsTold(happenings.sections.approvals).map(
    ({ what, about, asked, votes, outcome, isUnseparated }) =>
      row(
        markup`<strong>${what}</strong><br />${small(labelled(about, happenings.cast))}${isUnseparated ? small(' (took effect without a second person, to be ratified)') : ''}`,
        asked === undefined ? '' : markup`${called(asked.by)}<br />${small(moment(asked.at))} ${cite(asked.seq)}`,
        markup`${votes.map(({ by, verdict, at, seq }) => markup`${verdict} by ${called(by)} ${small(moment(at))} ${cite(seq)}<br />`)}`,
        outcome,
      ),
  );
  return table(['What', 'Asked by', 'Decided', 'Outcome'], rows, 'No approvals were requested in this period.');
}

/** Replaces people's ids in a text with the report's labels. */
const labelled = (words: string, cast: Evidence['happenings']['cast']): string =>
  cast.reduce((text, { id, label }) => text.replaceAll(id, label), words);

/** Requested deviations from clauses: which, until when, and who approved them. */
export const deviationsSection = (evidence: Evidence): Html =>
  table(
    ['When (UTC)', 'What', 'By', 'Entry'],
    evidence.happenings.sections.deviations.map((each) => told(evidence, each)),
    'No deviations from clauses were requested in this period.',
  );

/** Who had access at the end of the period, and what changed. */
export function accessSection(evidence: Evidence): Html {
  const { happenings, policy, policyVersion } = evidence;
  const { attested, members } = attestedIn(happenings.cast, happenings.standing, policyVersion);
  const titleOf = (role: string): string =>
    policy.roles.raci[role]?.title ?? policy.roles.contacts[role]?.title ?? role;
  const people = happenings.cast.map(({ id, label, state, roles, keys }) =>
    row(
      markup`<strong>${label}</strong><br />${small(id)}`,
      state,
      markup`${roles.map(({ role, seq }) => markup`${titleOf(role)} ${cite(seq)}<br />`)}`,
      keys,
    ),
  );
  return markup`<p>
      At the end of the period. ${attested} of ${members} active members attested that they read ${policyVersion}. A
      role is cited by the entry that gave it.
    </p>
    ${table(['Who', 'State', 'Roles', 'API keys'], people, 'Nobody on record.')}
    <h3>Changes of access in this period</h3>
    ${table(
      ['When (UTC)', 'What', 'By', 'Entry'],
      happenings.accessChanges.map((each) => toldOfSomebody(evidence, each)),
      'No changes of access in this period.',
    )}
    <h3>Reviews of access</h3>
    ${table(
      ['When (UTC)', 'What', 'By', 'Entry'],
      happenings.sections.reviews.map((each) => told(evidence, each)),
      'No access reviews were started or completed in this period.',
    )}`;
}

/** Retention, what was removed, and the external copies. */
export function keepingSection(evidence: Evidence): Html {
  const { happenings, policy } = evidence;
  const { keeping } = happenings.sections;
  const { minimum, records } = policy.audit.retention;
  const days = (minutes: number): number => Math.round(minutes / (24 * 60));
  const pruned = keeping.filter(({ action }) => action === 'ledger.pruned');
  const sinks = standing(happenings.standing, 'sink').map((sink) => {
    const last = readBack(keeping, sink.thing.id);
    const found =
      last === undefined
        ? 'not read back in this period'
        : last.differs
          ? 'differs from the ledger'
          : 'holds exactly the ledger’s entries';
    return row(sink.says, markup`${found} ${last === undefined ? '' : cite(last.seq)}`, cite(sink.seq));
  });
  const anchors = standing(happenings.standing, 'anchor').map((anchor) => row(anchor.says, '', cite(anchor.seq)));
  return markup`<p>
      Entries are kept for at least ${days(minimum.minutes)} days (clause 7.3; LOG_RETENTION_DAYS may lengthen it, and
      with less the server does not start); those of incidents and of controls for
      ${days(records.incidentsAndEvidence.minutes)} days. Nothing is removed before an immutable sink holds it, where
      one is connected. Each removal is itself an entry, and the hashes of what was removed stay, so that the rest still
      verifies.
      ${pruned.length === 0 ? 'Nothing was removed in this period.' : `Entries were removed ${pruned.length === 1 ? 'once' : `${pruned.length} times`} in this period, as listed below.`}
    </p>
    ${table(['Outside copy', 'Read back', 'Entry'], [...sinks, ...anchors], 'No sink and no anchor is connected. The ledger has no outside copy, so a rewrite by somebody with its keys would show only against heads that you kept yourself.')}
    <h3>Removals, exports, verifications, erasures</h3>
    ${table(
      ['When (UTC)', 'What', 'By', 'Entry'],
      keeping.filter(({ action }) => action !== 'sink.reconciled').map((each) => told(evidence, each)),
      'None in this period.',
    )}`;
}

export const told = ({ happenings }: Evidence, { time, says, actor, clause, seq }: Happening): Html =>
  row(
    moment(time),
    markup`${says}${clause === undefined ? '' : small(` (clause ${clause})`)}`,
    callerOf(happenings.cast)(actor),
    cite(seq),
  );

/** The same for an entry about a person. */
function toldOfSomebody(evidence: Evidence, each: Happening): Html {
  const about = wordOf(each, 'auditor') ?? wordOf(each, 'principal');
  const called = callerOf(evidence.happenings.cast);
  return told(evidence, about === undefined ? each : { ...each, says: `${called(about)}: ${each.says}` });
}
