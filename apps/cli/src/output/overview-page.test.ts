import type { ClockName, IncidentSummary, Need, Overview } from '@muster/api-client';
import { expect, test } from 'vitest';
import { overviewPage } from './overview-page.ts';
import { plain } from './paint.ts';
import { widthOf } from './width.ts';

const now = new Date('2026-11-02T09:05:00.000Z');
const screen = (columns: number) => ({ columns, paint: plain, now });

const incident = (code: string, title: string, more: Partial<IncidentSummary> = {}): IncidentSummary => ({
  code,
  version: 1,
  title,
  severity: 'SEV-1',
  unclassified: false,
  phase: 'declared',
  drill: false,
  declaredAt: '2026-11-02T09:00:00.000Z',
  ...more,
});
const fraud = incident('INC-7KQ2F', 'Fraud model p99 over 2 s');
const commands: Readonly<Record<ClockName, string>> = {
  acknowledge: 'ack <code>',
  commander: 'take <code>',
  classify: 'classify <code> --fact …',
  mitigate: 'mitigate <code> --note …',
  update: 'update <code> "…"',
  resolve: 'resolve <code> --note …',
};
const need = (kind: ClockName, dueAt: string, of: IncidentSummary = fraud): Need => ({
  kind,
  thing: { kind: 'incident', id: of.code },
  title: of.title,
  does: kind,
  page: `/incidents/${of.code}`,
  command: `muster incident ${commands[kind].replace('<code>', of.code)}`,
  dueAt,
  incident: of,
  clause: '3.1.2',
  clock: {
    name: kind,
    round: 1,
    clause: '3.1.2',
    startedAt: '2026-11-02T09:00:00.000Z',
    warnAt: '2026-11-02T09:04:00.000Z',
    dueAt,
    state: 'running',
  },
});
const quiet: Overview = {
  needsYou: [],
  moreNeedYou: false,
  calledFor: [],
  open: { count: 0, items: [] },
  resolvedYetFiring: { count: 0, items: [] },
  declaredByDay: Array.from({ length: 28 }, () => 0),
  onCallNow: [],
  calledInstead: [],
  clocksMet: [],
  changesSince: [],
  seenUpTo: 41,
  findings: [],
};
const busy: Overview = {
  needsYou: [
    need('acknowledge', '2026-11-02T09:05:12.000Z'),
    need('commander', '2026-11-02T09:06:00.000Z'),
    need('update', '2026-11-02T09:07:00.000Z', incident('INC-B2B2B', 'Feature store stale', { severity: 'SEV-2' })),
  ],
  moreNeedYou: false,
  calledFor: [
    {
      incident: fraud,
      why: 'No commander was named in time.',
      as: 'ML Platform Lead',
      asks: 'You may acknowledge it, take command or name a commander.',
      clause: '8.1',
      at: '2026-11-02T09:05:00.000Z',
    },
  ],
  open: { count: 51, items: [fraud] },
  resolvedYetFiring: {
    count: 3,
    items: [incident('INC-C3C3C', 'Ranker returns zeros', { phase: 'resolved', stillFiring: 2 })],
  },
  declaredByDay: [...Array.from({ length: 26 }, () => 0), 4, 2],
  calledInstead: [],
  onCallNow: [
    { id: 'a', name: 'Ada Lovelace', initials: 'AL' },
    { id: 'g', name: 'Grace Hopper', initials: 'GH' },
  ],
  clocksMet: [{ clock: 'acknowledge', met: 199, total: 200 }],
  changesSince: [
    {
      seq: 57,
      at: '2026-11-02T09:03:00.000Z',
      actor: { system: 'system:intake' },
      summary: 'declared SEV-1 by an alert',
      things: [{ kind: 'incident', id: 'i', name: 'INC-7KQ2F' }],
    },
  ],
  findings: [
    { clause: '0.1', weight: 'warning', message: 'The review of GOV-001 was due on 2026-08-23.', ruling: null },
  ],
};

test('tells what the page tells, in its order, with the command that does what its buttons do', () => {
  expect(overviewPage(busy, screen(90), false)).toBe(
    `You were paged  1
SEV-1 INC-7KQ2F, as ML Platform Lead: No commander was named in time. (8.1) You may
acknowledge it, take command or name a commander.

Needs you now  2
⬢ SEV-1  INC-7KQ2F  Fraud model p99 over 2 s
  ⏱ ack 0m 12s  §3.1.2  and 1 more
next  muster incident ack INC-7KQ2F
▲ SEV-2  INC-B2B2B  Feature store stale
  ⏱ next update 2m 00s  §3.1.2
next  muster incident update INC-B2B2B "…"

Resolved but still firing  3
Reopen those that are not over.
         CODE       WHAT                  STATE     COMMANDER  DECLARED  MIND
⬢ SEV-1  INC-C3C3C  Ranker returns zeros  resolved  ◌ nobody   5m ago    2 still firing
and 2 more, declared before these
next  muster incident reopen <code> --reason …

Open incidents  51
6 declared in 28 days, 2 today
         CODE       WHAT                      STATE     COMMANDER  DECLARED
⬢ SEV-1  INC-7KQ2F  Fraud model p99 over 2 s  declared  ◌ nobody   5m ago
and 50 more, declared before these
next  muster incident list

On call now
Ada Lovelace, Grace Hopper

Clocks met  28 days
ack  99 %, 199 of 200

Latest on the record
SEQ  WHEN    WHAT                        INCIDENT
57   2m ago  declared SEV-1 by an alert  INC-7KQ2F
next  muster overview --seen

Findings
! 0.1       The review of GOV-001 was due on 2026-08-23.
`,
  );
});

test('where there is nothing to say it says so, and what to do', () => {
  expect(overviewPage(quiet, screen(90), false)).toBe(
    `Needs you now
Nothing is waiting for you.

Open incidents  0
0 declared in 28 days, 0 today
No open incidents. Incidents open here when an integration sends alerts.
next  muster integration create --name Alertmanager
next  muster incident declare "what is wrong"

On call now
Nobody is on call, and nobody holds a role that is paged instead: a page would reach
nobody.
next  muster oncall set <e-mail>…

Clocks met  28 days
No clock has run yet.

Since you last looked
Nothing new.
`,
  );
});

test('what keeps several incidents from reaching anybody is told once, for all of them', () => {
  const unreached = { why: 'no-channel', explanation: 'No channel is set up.', called: [] } as const;
  const ofThem = ['INC-A1A1A', 'INC-B2B2B'].map((code) =>
    need(
      'acknowledge',
      '2026-11-02T09:06:00.000Z',
      incident(code, 'Slow', { unreached: { ...unreached, called: [] } }),
    ),
  );
  const told = overviewPage({ ...quiet, needsYou: ofThem }, screen(90), false);
  expect(told.match(/! Nobody was reached for INC-A1A1A, INC-B2B2B\.\s+No channel is set up\./g)).toHaveLength(1);
});

test('what was just seen is not offered to be seen again', () => {
  expect(overviewPage(busy, screen(90), true)).not.toContain('--seen');
});

test('nothing but what is there to be copied is wider than a narrow terminal', () => {
  const long = 'Fraud model of the northern region answers in three seconds and more';
  const narrow = overviewPage(
    {
      ...busy,
      needsYou: [need('acknowledge', '2026-10-01T09:05:12.000Z', incident('INC-7KQ2F', long)), ...busy.needsYou],
      moreNeedYou: false,
      open: { count: 1, items: [incident('INC-7KQ2F', long)] },
    },
    screen(40),
    false,
  );
  for (const line of narrow.split('\n').filter((each) => !each.startsWith('next  ')))
    expect({ line, isFit: widthOf(line) <= 40 }).toEqual({ line, isFit: true });
});
