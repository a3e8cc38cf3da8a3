import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { planPaths, type PlannedPath } from './plan-paths.ts';
import { readExport, type Vendor } from './read-file.ts';

const NOW = new Date('2026-11-02T10:00:00Z');
const TEAM = asId<'team'>('00000000-0000-4000-8000-000000000001');
const SCHEDULE = '00000000-0000-4000-8000-000000000002';
const ADA = asId<'principal'>('00000000-0000-4000-8000-000000000003');

const read = (vendor: Vendor, file: unknown) => {
  const answer = readExport(vendor, JSON.stringify(file), NOW);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};
const here = {
  members: new Map([
    ['PA', ADA],
    ['ada@example.org', ADA],
    ['U1', ADA],
  ]),
  schedules: new Map([['serving', SCHEDULE]]),
  teams: new Map([['payments', TEAM]]),
  ownTeam: undefined,
  existing: [],
  usual: { waitMinutes: 2, severities: ['SEV-1', 'SEV-2'] },
} as const;
const planned = (vendor: Vendor, file: unknown, more: Partial<Parameters<typeof planPaths>[1]> = {}) =>
  planPaths(read(vendor, file), { ...here, ...more });
const stepsOf = (path: PlannedPath | undefined) =>
  path?.plan.steps.map(({ targets, waitMinutes }) => [targets.map(({ kind, id }) => `${kind} ${id}`), waitMinutes]);

const rule = (more: object = {}) => ({
  escalation_delay_in_minutes: 15,
  targets: [{ id: 'PS', type: 'schedule_reference', summary: 'Serving' }],
  ...more,
});
const policy = (more: object = {}) => ({
  name: 'Payments first',
  num_loops: 2,
  teams: [{ id: 'T', summary: 'Payments' }],
  escalation_rules: [rule(), rule({ targets: [{ id: 'PA', type: 'user_reference', summary: 'Ada' }] })],
  ...more,
});

describe('escalation policies of PagerDuty', () => {
  test('become steps with their delays, gone through once more than they loop [GOV 3.1.5]', () => {
    const [path] = planned('pagerduty', {
      escalation_policies: [policy()],
      users: [{ id: 'PA', email: 'ada@example.org' }],
    });
    expect(path).toMatchObject({ name: 'Payments first', reasons: [], team: TEAM, plan: { rounds: 3 } });
    expect(stepsOf(path)).toEqual([
      [[`schedule ${SCHEDULE}`], 15],
      [[`person ${ADA}`], 15],
    ]);
  });

  test('name a schedule by the one of the same file, whatever its summary says', () => {
    const schedules = [{ id: 'PS', name: 'Serving', time_zone: 'UTC', schedule_layers: [] }];
    const escalation_policies = [policy({ escalation_rules: [rule({ targets: [{ id: 'PS', type: 'schedule' }] })] })];
    expect(stepsOf(planned('pagerduty', { schedules, escalation_policies })[0])?.[0]).toEqual([
      [`schedule ${SCHEDULE}`],
      15,
    ]);
  });

  test.each([
    [{ teams: [] }, 'The file does not say which team it belongs to'],
    [{ teams: [{ id: 'X', summary: 'Nobodies' }] }, 'There is no team called Nobodies here'],
    [{ teams: [{ id: 'A', summary: 'Payments' }, { id: 'B' }] }, 'several teams'],
    [{ num_loops: 10 }, 'runs 11 times'],
    [{ escalation_rules: [] }, 'notifies nobody'],
    [{ name: 'x'.repeat(81) }, 'name is too long'],
    [{ escalation_rules: [rule({ escalation_delay_in_minutes: 0 })] }, 'waits less than 1'],
    [{ escalation_rules: Array.from({ length: 21 }, () => rule()) }, 'It has 21 steps'],
    [
      { escalation_rules: [rule({ targets: [{ id: 'Z', type: 'user_reference', summary: 'Zoë 🐢' }] })] },
      'Zoë 🐢 has no e-mail',
    ],
    [
      { escalation_rules: [rule({ targets: [{ id: 'Q', type: 'schedule_reference', summary: 'Gone' }] })] },
      'called Gone',
    ],
    [
      { escalation_rules: [rule({ escalation_rule_assignment_strategy: { type: 'round_robin' } })] },
      'in turn (round_robin)',
    ],
    [{ escalation_rules: [rule({ targets: [{ id: 'B', type: 'bot' }] })] }, 'notifies a bot'],
  ])('say what cannot be said here: %j', (more, says) => {
    expect(planned('pagerduty', { escalation_policies: [policy(more)] })[0]?.reasons.join(' ')).toContain(says);
  });
});

describe('escalations of Opsgenie', () => {
  const step = (timeAmount: number, recipient: object, more: object = {}) => ({
    condition: 'if-not-acked',
    notifyType: 'default',
    delay: { timeAmount, timeUnit: 'minutes' },
    recipient,
    ...more,
  });
  const serving = { type: 'schedule', name: 'Serving' };
  const ada = { type: 'user', username: 'ada@example.org' };
  const escalation = (more: object = {}) => ({
    name: 'Payments_escalation',
    ownerTeam: { name: 'Payments' },
    rules: [
      step(0, serving),
      step(5, ada),
      step(5, serving),
      step(20, { type: 'team', name: 'Payments' }, { notifyType: 'all' }),
    ],
    repeat: { waitInterval: 7, count: 1 },
    ...more,
  });

  test('have delays from the alert, which become waits; rules of one delay are one step', () => {
    const [path] = planned('opsgenie', { escalations: [escalation()] });
    expect(path).toMatchObject({ reasons: [], team: TEAM, plan: { rounds: 2 } });
    expect(stepsOf(path)).toEqual([
      [[`schedule ${SCHEDULE}`], 5],
      [[`person ${ADA}`, `schedule ${SCHEDULE}`], 15],
      [[`team ${TEAM}`], 7],
    ]);
  });

  test('that take acknowledgements back on each repetition repeat here after an acknowledgement', () => {
    const again = { waitInterval: 10, count: 2, resetRecipientStates: true };
    const file = { escalations: [escalation({ repeat: again })] };
    expect(planned('opsgenie', file)[0]).toMatchObject({ reasons: [], plan: { rounds: 3, repeatsAfterMinutes: 10 } });
    const [kept] = planned('opsgenie', { escalations: [escalation({ repeat: { ...again, count: 0 } })] });
    expect(kept?.plan).not.toHaveProperty('repeatsAfterMinutes');
  });

  test('that repeat here otherwise than the file says are left out', () => {
    const file = { escalations: [escalation()] };
    const [path] = planned('opsgenie', file);
    if (path?.team === undefined) throw new Error('the path has no team');
    const { name, team, plan } = path;
    const after = (more: object) =>
      planned('opsgenie', file, { existing: [{ name, team, plan: { ...plan, ...more } }] });
    expect(after({})[0]).toMatchObject({ isThere: true, reasons: [] });
    for (const more of [{ repeatsAfterMinutes: 10 }, { lapsesAfterMinutes: 10 }])
      expect(after(more)[0]?.reasons.join(' ')).toContain('A different path with this name already exists here');
  });

  test.each([
    [{ repeat: { count: 1, resetRecipientStates: true } }, 'does not say after how many minutes'],
    [{ repeat: { count: 1, waitInterval: 1, resetRecipientStates: true } }, '5 to 1440 are allowed here'],
    [{ rules: [step(5, serving)] }, 'It notifies nobody for 5 minutes'],
    [{ rules: [step(0, serving, { condition: 'if-not-closed' })] }, 'is notified if-not-closed'],
    [{ rules: [step(0, { type: 'team', name: 'Payments' }, { notifyType: 'random' })] }, 'as random of a team'],
    [{ rules: [step(0, serving, { delay: { timeAmount: 1, timeUnit: 'fortnights' } })] }, '1 fortnights'],
    [{ repeat: { count: 20 } }, 'runs 21 times'],
    [{ repeat: { closeAlertAfterAll: true } }, 'nothing ends unanswered'],
  ])('say what cannot be said here: %j', (more, says) => {
    expect(planned('opsgenie', { escalations: [escalation(more)] })[0]?.reasons.join(' ')).toContain(says);
  });
});

describe('escalation chains of Grafana OnCall', () => {
  const deed = (position: number, more: object) => ({ escalation_chain_id: 'C', position, ...more });
  const chain = (...deeds: object[]) => ({
    users: [{ id: 'U1', username: 'ada', email: 'ada@example.org' }],
    schedules: [{ id: 'S1', name: 'Serving', type: 'web' }],
    teams: [{ id: 'T1', name: 'payments' }],
    escalation_chains: [{ id: 'C', name: 'Payments', team_id: 'T1' }],
    escalation_policies: deeds,
  });
  const schedule = { type: 'notify_on_call_from_schedule', notify_on_call_from_schedule: 'S1' };

  test('call and wait in turn; what has no wait between is one step, in the order of their places', () => {
    const [path] = planned(
      'grafana-oncall',
      chain(
        deed(4, { type: 'repeat_escalation' }),
        deed(0, schedule),
        deed(1, { type: 'notify_persons', persons_to_notify: ['U1'] }),
        deed(2, { type: 'wait', duration: 300 }),
        deed(3, { type: 'notify_team_members', notify_to_team_members: 'T1' }),
      ),
    );
    expect(path).toMatchObject({ reasons: [], team: TEAM, plan: { rounds: 6 } });
    expect(stepsOf(path)).toEqual([
      [[`schedule ${SCHEDULE}`, `person ${ADA}`], 5],
      [[`team ${TEAM}`], 2],
    ]);
  });

  test.each([
    [[deed(0, { type: 'wait', duration: 60 }), deed(1, schedule)], 'waits before it notifies anybody'],
    [[deed(0, schedule), deed(1, { type: 'wait', duration: 90 })], 'It waits 90 seconds'],
    [[deed(0, schedule), deed(1, { type: 'resolve' })], 'of the kind resolve'],
    [[deed(0, schedule), deed(1, { type: 'notify_if_time_from_to' })], 'of the kind notify_if_time_from_to'],
    [[deed(0, schedule), deed(1, { type: null })], 'of the kind none'],
    [[deed(0, { type: 'repeat_escalation' }), deed(1, schedule)], 'has steps after it repeats'],
  ])('say what cannot be said here: %j', (deeds, says) => {
    expect(planned('grafana-oncall', chain(...deeds))[0]?.reasons.join(' ')).toContain(says);
  });
});

describe('what is here already', () => {
  const first = () =>
    planned('pagerduty', { escalation_policies: [policy({ num_loops: 0, escalation_rules: [rule()] })] })[0];
  const file = { escalation_policies: [policy({ num_loops: 0, escalation_rules: [rule()] })] };
  const existing = (more: object = {}) => [
    { name: 'payments FIRST', team: TEAM, plan: first()?.plan as never, ...more },
  ];

  test('stays, where the file says the same; whatever order its parts are kept in', () => {
    expect(planned('pagerduty', file, { existing: existing() })[0]).toMatchObject({ reasons: [], isThere: true });
  });

  test('is never changed: another path of the name, or of the team, keeps it out', () => {
    const other = { ...first()?.plan, rounds: 2 };
    expect(planned('pagerduty', file, { existing: existing({ plan: other }) })[0]?.reasons).toEqual([
      'A different path with this name already exists here.',
    ]);
    expect(planned('pagerduty', file, { existing: existing({ name: 'Other' }) })[0]?.reasons).toEqual([
      'Its team already has a path: Other.',
    ]);
  });

  test('counts within one file: the second of a name or of a team is left out', () => {
    const twice = { escalation_policies: [...file.escalation_policies, ...file.escalation_policies] };
    expect(planned('pagerduty', twice).map(({ reasons }) => reasons.length > 0)).toEqual([false, true]);
    const second = { ...file.escalation_policies[0], name: 'Second' };
    expect(planned('pagerduty', { escalation_policies: [...file.escalation_policies, second] })[1]?.reasons).toEqual([
      'Its team already has a path: Payments first.',
    ]);
  });

  test('a team that is named by hand takes those that name none', () => {
    const nameless = { escalation_policies: [policy({ teams: [], num_loops: 0, escalation_rules: [rule()] })] };
    expect(planned('pagerduty', nameless, { ownTeam: TEAM })[0]).toMatchObject({ reasons: [], team: TEAM });
  });
});

test('a file without schedules and paths is not an export', () => {
  for (const [vendor, file] of [
    ['pagerduty', { users: [] }],
    ['opsgenie', {}],
    ['grafana-oncall', { users: [] }],
  ] as const)
    expect(readExport(vendor, JSON.stringify(file), NOW)).toMatchObject({
      ok: false,
      error: { code: 'oncall/not-an-export' },
    });
});
