import type { PolicySnapshot } from '@muster/policy';
import { callerOf } from './cast.ts';
import type { Evidence } from './evidence-files.ts';
import { wordOf } from './happenings.ts';
import { cite, markup, moment, row, small, table, type Html } from './html.ts';
import { acknowledgedInTime, between, incidentsTold, type IncidentTold } from './incidents-told.ts';

/** Each incident of the period with its clocks, after a summary of acknowledgements in time by severity. */
export function incidentsSection({ happenings, policy }: Evidence): Html {
  const incidents = incidentsTold(happenings.sections.incidents);
  const kept = acknowledgedInTime(incidents).map(({ severity, declared, kept: inTime, missed, open }) => {
    const level = policy.severities[severity as keyof typeof policy.severities];
    return row(
      severity,
      level === undefined ? '' : dueWords(level.acknowledgement),
      declared,
      inTime,
      missed.length === 0 ? 'none' : missed.join(', '),
      open,
    );
  });
  const called = callerOf(happenings.cast);
  const step = ({ declaredAt }: IncidentTold, at: IncidentTold['resolved']): Html =>
    at === undefined
      ? markup`not yet`
      : markup`after ${between(declaredAt, at.at)}<br />${small(called(at.by))} ${cite(at.seq)}`;
  const rows = incidents.map((each) =>
    row(
      markup`<strong>${each.code}</strong> ${each.severity} ${cite(each.seq)}`,
      moment(each.declaredAt),
      step(each, each.acknowledged),
      step(each, each.mitigated),
      step(each, each.resolved),
      each.missed.length === 0
        ? 'none'
        : markup`${each.missed.map(({ clock, seq }) => markup`${clock} ${cite(seq)}<br />`)}`,
    ),
  );
  return markup`${table(['Severity', 'Acknowledged within', 'Declared', 'In time', 'Missed', 'Not due yet'], kept, 'No incidents were declared in this period.')}
  ${rows.length === 0 ? markup`` : table(['Incident', 'Declared (UTC)', 'Acknowledged', 'Mitigated', 'Resolved', 'Clocks missed'], rows, '')}`;
}

type Due = PolicySnapshot['severities'][keyof PolicySnapshot['severities']]['acknowledgement'];

const dueWords = (due: Due): string =>
  `${due.kind === 'within' ? `${due.minutes} min` : due.kind.replaceAll('-', ' ')} (clause ${due.clause})`;

const MOST_AFTERWARDS = 4;

/** Each exception in its entry's words and what followed; then the tests that failed and passed again. */
export function failuresSection({ controls, entries, happenings }: Evidence): Html {
  const called = callerOf(happenings.cast);
  const codes = new Map(
    happenings.sections.incidents
      .map((each) => [each.thing.id, wordOf(each, 'code')] as const)
      .filter(([, code]) => code !== undefined),
  );
  const at = new Set(controls.flatMap(({ exceptionsAt }) => exceptionsAt));
  const rows = entries
    .filter(({ seq }) => at.has(seq))
    .toSorted((first, second) => first.seq - second.seq)
    .map(({ seq, says: { time, clause, actor, about, says, thing } }) => {
      const afterwards = happenings.sections.incidents.filter(
        (each) => each.thing.id === thing && each.seq > seq && !at.has(each.seq),
      );
      const done = afterwards
        .slice(0, MOST_AFTERWARDS)
        .map(
          (each) =>
            markup`${each.says} ${small(`${called(each.actor)}, ${moment(each.time)}`)} ${cite(each.seq)}<br />`,
        );
      return row(
        markup`${moment(time)} ${cite(seq)}`,
        clause ?? '',
        markup`${says}<br />${small(called(actor))}`,
        codes.get(thing) ?? small(about),
        done.length === 0 ? 'nothing on record in its history' : markup`${done}`,
      );
    });
  const tests = happenings.sections.tests.map(({ time, says, seq }) => row(moment(time), says, cite(seq)));
  return markup`${table(['When (UTC)', 'Clause', 'What was not kept', 'About', 'What followed in its history'], rows, 'No exceptions are on record in this period.')}
    <h3>Tests of the controls that failed, and passed again</h3>
    <p class="small">
      Each control is tested every day by what came on record since the last test. What fails is a finding until a later
      test passes.
    </p>
    ${table(['When (UTC)', 'What', 'Entry'], tests, 'No tests failed in this period.')}`;
}

/** Controls that this ledger cannot evaluate, and why. */
export function notEvaluableSection({ controls }: Evidence): Html {
  const of = (because: string) => controls.filter((each) => each.because === because).map(({ control }) => control.id);
  const named = (ids: readonly string[], why: string): Html =>
    ids.length === 0 ? markup`` : markup`<p><strong>${why}</strong> (${ids.length}): ${ids.join(', ')}.</p>`;
  return markup`<p>Nothing on record proves nothing: such a control is neither kept nor broken.</p>
    ${named(of('nothing-on-record'), 'Nothing on record in this period')}
    ${named(of('not-built'), 'Not implemented in this build')}`;
}

/** What was reported to authorities, and under which clock. */
export const authoritiesSection = ({ happenings }: Evidence): Html =>
  table(
    ['When (UTC)', 'What', 'By', 'Entry'],
    happenings.sections.authorities.map(({ time, says, actor, seq }) =>
      row(moment(time), says, callerOf(happenings.cast)(actor), cite(seq)),
    ),
    'No notification clock was started in this period: nobody decided that an authority had to be notified.',
  );
