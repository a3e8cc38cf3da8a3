import { sql } from 'kysely';
import { claimsOn } from '../../../platform/ledger/claims-on.ts';
import type { StateClaims } from '../../../platform/ledger/state-claims.ts';
import {
  apiKeyIssued,
  apiKeyRevoked,
  passwordChanged,
  serviceAccountCreated,
  sessionEnded,
  sessionStarted,
  teamCreated,
  timeZoneSet,
} from '../ledger-actions.ts';

/** Entries of `governance`, which stands above and works on these tables through this room's door. */
const [INVITED, JOINED, SUSPENDED, REINSTATED, ERASED] = [
  'member.invited',
  'member.joined',
  'member.suspended',
  'member.reinstated',
  'member.erased',
] as const;
const [GRANTED, REVOKED, CONTACT] = ['role.granted', 'role.revoked', 'contact_role.assigned'] as const;

/** What an entry leaves a principal as. */
const STATE_AFTER: Readonly<Record<string, string>> = {
  [INVITED]: 'invited',
  [JOINED]: 'active',
  [serviceAccountCreated.name]: 'active',
  [SUSPENDED]: 'suspended',
  [ERASED]: 'erased',
};

/** Who there is, and what they may: what an insider with the database would change first. */
export const identityClaims: readonly StateClaims[] = [
  claimsOn({
    kind: 'principal',
    table: sql.table('principals'),
    bornBy: [INVITED, JOINED, serviceAccountCreated.name],
    changedBy: [INVITED, JOINED, SUSPENDED, REINSTATED, ERASED, timeZoneSet.name],
    // A link that is given again leaves everything as it was.
    agrees: ({ state }, { action, data }) =>
      data['again'] === true ||
      action === timeZoneSet.name ||
      state === (action === REINSTATED ? data['state'] : STATE_AFTER[action]),
  }),
  claimsOn({
    kind: 'role-grant',
    table: sql.table('role_grants'),
    within: { kind: 'principal', column: 'principal_id', field: 'grant' },
    bornBy: [GRANTED],
    changedBy: [REVOKED],
    agrees: (row, { action, data }) =>
      row['role'] === data['role'] &&
      row['principal_id'] === data['principal'] &&
      (action === REVOKED || row['team_id'] === (data['team'] ?? null)) &&
      isOver(row['revoked_at'], action === REVOKED),
  }),
  claimsOn({
    kind: 'contact-role',
    table: sql.table('contact_roles'),
    id: sql.ref('role'),
    bornBy: [CONTACT],
    changedBy: [CONTACT],
    agrees: ({ principal_id: who }, { data }) => who === data['principal'],
  }),
  claimsOn({ kind: 'team', table: sql.table('teams'), bornBy: [teamCreated.name], changedBy: [] }),
  claimsOn({
    kind: 'api-key',
    table: sql.table('api_keys'),
    within: { kind: 'principal', column: 'principal_id', field: 'key' },
    bornBy: [apiKeyIssued.name],
    changedBy: [apiKeyRevoked.name],
    sweptBy: { actions: [SUSPENDED], column: 'principal_id' },
    agrees: (row, { action, data }) =>
      isOver(row['revoked_at'], action !== apiKeyIssued.name) &&
      (action !== apiKeyIssued.name || JSON.stringify(row['scopes']) === JSON.stringify(data['scopes'])),
  }),
  claimsOn({
    kind: 'session',
    table: sql.table('sessions'),
    bornBy: [sessionStarted.name],
    changedBy: [sessionEnded.name],
    sweptBy: { actions: [JOINED, SUSPENDED, passwordChanged.name], column: 'principal_id' },
    agrees: ({ ended_at: at }, { action }) => isOver(at, action !== sessionStarted.name),
  }),
];

const isOver = (instant: unknown, isIt: boolean): boolean => (instant !== null) === isIt;
