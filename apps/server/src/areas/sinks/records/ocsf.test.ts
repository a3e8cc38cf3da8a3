import { Classified } from '@muster/policy';
import { describe, expect, test } from 'vitest';
import { recordsOf } from '../testing/records.ts';
import { ocsfEvent } from './ocsf.ts';
import { formatRecord } from './record.ts';
import { toSinks } from './sink-record.ts';
import schema from './ocsf-1.8.0.json' with { type: 'json' };

type Event = Readonly<Record<string, unknown>>;

/** What the class definitions require and the event lacks. */
function faultsOf(event: Event): readonly string[] {
  const definition = (schema.classes as Readonly<Record<string, (typeof schema.classes)['3002']>>)[
    String(event['class_uid'])
  ];
  if (definition === undefined) return [`no class ${String(event['class_uid'])}`];
  const { base, security_control: control } = schema;
  const required = [...base.required, ...definition.required];
  const known = new Set([...required, ...base.optional, ...definition.optional, ...definition.atLeastOne]);
  const activity = Number(event['activity_id']);
  const metadata = event['metadata'] as Event;
  const actor = event['actor'] as Event;
  const policies = ((event['authorizations'] ?? []) as { policy: Event }[]).map(({ policy }) => policy);
  const has = (of: Event, names: readonly string[]): boolean => names.some((name) => of[name] !== undefined);
  const isIn = (values: readonly number[], value: unknown): boolean => values.includes(Number(value));
  return [
    ...required.filter((name) => event[name] === undefined).map((name) => `${name} is required`),
    ...Object.keys(event).filter((name) => !known.has(name)),
    ...base.metadata.filter((name) => metadata[name] === undefined).map((name) => `metadata.${name} is required`),
    ...(metadata['version'] === schema.version ? [] : ['metadata.version']),
    ...(isIn(definition.activities, activity) ? [] : [`activity ${activity}`]),
    ...(event['category_uid'] === Math.floor(Number(event['class_uid']) / 1000) ? [] : ['category_uid']),
    ...(event['type_uid'] === Number(event['class_uid']) * 100 + activity ? [] : ['type_uid']),
    ...(Number.isInteger(event['time']) ? [] : ['time']),
    ...(isIn(base.severity_id, event['severity_id']) ? [] : ['severity_id']),
    ...(isIn(base.status_id, event['status_id']) ? [] : ['status_id']),
    ...(has(actor, schema.actor.atLeastOne) ? [] : ['actor']),
    ...policies.filter((policy) => !has(policy, schema.policy.atLeastOne)).map(() => 'policy'),
    ...(definition.atLeastOne.length === 0 || has(event, definition.atLeastOne) ? [] : definition.atLeastOne),
    ...(event['action_id'] === undefined || isIn(control.action_id, event['action_id']) ? [] : ['action_id']),
    ...(event['disposition_id'] === undefined || isIn(control.disposition_id, event['disposition_id'])
      ? []
      : ['disposition_id']),
  ];
}

const eventOf = (more: Readonly<Record<string, unknown>>): Event => {
  const [record] = recordsOf(1, more);
  if (record === undefined) throw new Error('there is a record');
  return ocsfEvent({ ...record, entry: toSinks.take(record.entry) });
};

describe('events in the Open Cybersecurity Schema 1.8.0 [GOV 7.2]', () => {
  test.each([
    ['incident.declared', 6003, 1],
    ['incident.acknowledged', 6003, 3],
    ['ledger.exported', 6003, 2],
    ['member.erased', 6003, 4],
    ['session.opened', 3002, 1],
    ['session.ended', 3002, 2],
    ['role.granted', 3005, 1],
    ['role.revoked', 3005, 2],
    ['policy.activated', 3004, 3],
    ['sink.connected', 3004, 1],
  ])('%s is of class %i, activity %i, and keeps its definition', (action, classUid, activity) => {
    for (const allowed of [true, false])
      for (const actorKind of ['person', 'service', 'system', 'anonymous']) {
        const event = eventOf({ action, actor_kind: actorKind, decision: { allowed, code: 'c' }, clause: '7.4' });
        expect(event).toMatchObject({ class_uid: classUid, activity_id: activity });
        expect(faultsOf(event)).toEqual([]);
      }
  });

  test('carries when, who, what, the place in the tree, and by what it is routed', () => {
    const event = eventOf({});
    expect(event).toMatchObject({
      time: Date.parse('2026-11-02T09:00:00.000Z'),
      actor: { user: { uid: 'p-1' } },
      api: { operation: 'incident.acknowledged' },
      metadata: { sequence: 0, original_time: '2026-11-02T09:00:00.000Z', labels: ['log_type:audit'] },
      unmapped: { log_type: 'audit', seq: 0 },
    });
  });

  test('a definition that is broken is found: the check is no formality', () => {
    const { actor: _actor, ...rest } = eventOf({});
    expect(faultsOf({ ...rest, actor: {} })).toEqual(['actor']);
    expect(faultsOf({ ...eventOf({}), type_uid: 1, made_up: 1 })).toEqual(['made_up', 'type_uid']);
  });
});

test('content of entries is no record of a sink: it does not compile, and is not written [GOV 6.1, 6.3]', () => {
  const [record] = recordsOf(1);
  if (record === undefined) throw new Error('there is a record');
  const content = new Classified('CONFIDENTIAL', '{"reason":"ada@example.org asked"}');
  // @ts-expect-error -- a sink admits INTERNAL at most
  expect(() => formatRecord({ ...record, entry: content }, 'native')).toThrow('a sink admits INTERNAL data at most');
});
