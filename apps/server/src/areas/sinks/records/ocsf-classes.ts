import type { Envelope } from '../../../platform/ledger/envelope.ts';

/** An entry's OCSF class, its activity in that class, and the attributes the class requires. */
export type OcsfClass = {
  readonly uid: number;
  readonly activity: number;
  readonly extra: Readonly<Record<string, unknown>>;
};

const [AUTHENTICATION, ENTITY_MANAGEMENT, USER_ACCESS, API_ACTIVITY] = [3002, 3004, 3005, 6003];
const [CREATE, READ, UPDATE, DELETE] = [1, 2, 3, 4];

/**
 * Chosen by the entry's action. Without a special class it is API Activity, which records who requested what and what
 * was decided.
 */
export function ocsfClassOf(envelope: Envelope): OcsfClass {
  const { action, resource, actor } = envelope;
  const [noun = '', verb = ''] = action.split('.');
  if (noun === 'session' && SESSIONS[verb] !== undefined)
    return {
      uid: AUTHENTICATION,
      activity: SESSIONS[verb],
      extra: { user: { uid: actor }, service: { name: 'Muster' } },
    };
  const access = ACCESS[action];
  if (access !== undefined)
    return {
      uid: USER_ACCESS,
      activity: access,
      extra: { user: { uid: resource.id }, privileges: [privilegeOf(envelope)] },
    };
  if (MANAGED.has(noun))
    return {
      uid: ENTITY_MANAGEMENT,
      activity: crud(verb),
      extra: { entity: { uid: resource.id, type: resource.kind }, comment: action },
    };
  return {
    uid: API_ACTIVITY,
    activity: crud(verb),
    extra: {
      api: { operation: action, service: { name: 'Muster' } },
      src_endpoint: { svc_name: 'muster', uid: envelope.request },
      resources: [{ uid: resource.id, type: resource.kind }],
    },
  };
}

/** Logon 1, Logoff 2. */
const SESSIONS: Readonly<Record<string, number>> = { opened: 1, started: 1, signed_in: 1, ended: 2, signed_out: 2 };

/** Assign privileges 1, revoke 2. */
const ACCESS: Readonly<Record<string, number>> = { 'role.granted': 1, 'role.revoked': 2, 'role.ended': 2 };

const MANAGED = new Set([
  'policy',
  'raci',
  'ownership',
  'integration',
  'routing',
  'sink',
  'anchor',
  'witnessed_ledger',
  'keys',
]);

const privilegeOf = ({ data }: Envelope): string => (typeof data['role'] === 'string' ? data['role'] : 'role');

/** Maps the past participle of an action to create, read, update or delete. */
function crud(verb: string): number {
  if (/^(created|declared|opened|added|granted|asked|reported|recorded|connected|registered|invited)/.test(verb))
    return CREATE;
  if (/^(read|reads|exported|verified|revealed|shown)/.test(verb)) return READ;
  return /^(removed|deleted|revoked|erased|pruned|withdrawn)/.test(verb) ? DELETE : UPDATE;
}
