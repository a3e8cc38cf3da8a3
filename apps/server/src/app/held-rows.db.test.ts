import { noteSigner } from '@muster/proofs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Static, TSchema } from 'typebox';
import { createIntegration } from '../areas/alerts/commands/create-integration.ts';
import { integrationClaims } from '../areas/alerts/queries/integration-claims.ts';
import { auditState, type StateVerdict } from '../areas/compliance/queries/audit-state.ts';
import { assignContact } from '../areas/governance/commands/assign-contact.ts';
import { grantRole } from '../areas/governance/commands/grant-role.ts';
import { inviteMember } from '../areas/governance/commands/invite-member.ts';
import { reinstateMember } from '../areas/governance/commands/reinstate-member.ts';
import { revokeRole } from '../areas/governance/commands/revoke-role.ts';
import { suspendMember } from '../areas/governance/commands/suspend-member.ts';
import { governanceClaims } from '../areas/governance/queries/governance-claims.ts';
import { governanceWorld, type GovernanceWorld } from '../areas/governance/testing/governance-world.ts';
import { changePassword } from '../areas/identity/commands/change-password.ts';
import { createServiceAccount } from '../areas/identity/commands/create-service-account.ts';
import { createTeam } from '../areas/identity/commands/create-team.ts';
import { issueApiKey } from '../areas/identity/commands/issue-api-key.ts';
import { revokeApiKey } from '../areas/identity/commands/revoke-api-key.ts';
import { identityClaims } from '../areas/identity/queries/identity-claims.ts';
import { addNote } from '../areas/incidents/commands/add-note.ts';
import type { PasswordHash } from '../areas/identity/sign-in/passwords.ts';
import { declareIncident } from '../areas/incidents/commands/declare-incident.ts';
import { incidentClaims } from '../areas/incidents/queries/incident-claims.ts';
import { factsFor } from '../areas/incidents/testing/declared.ts';
import { addChannel } from '../areas/notifications/commands/add-channel.ts';
import { removeChannel } from '../areas/notifications/commands/remove-channel.ts';
import { channelClaims } from '../areas/notifications/queries/channel-claims.ts';
import { NOTHING_ALLOWED } from '../platform/outgoing/allow-list.ts';
import { setOnCall } from '../areas/oncall/commands/set-on-call.ts';
import { onCallClaims } from '../areas/oncall/queries/on-call-claims.ts';
import { markAnswered } from '../areas/oncall/public.ts';
import { policyClaims } from '../areas/policy/queries/policy-claims.ts';
import { asId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import { ownWords } from '../kernel/scrubbed.ts';
import type { Command } from '../platform/commands/command.ts';
import { runCommand } from '../platform/commands/run-command.ts';
import { transact } from '../platform/commands/transact.ts';
import { Sequencer } from '../platform/ledger/sequencer.ts';

const claims = [
  ...policyClaims,
  ...identityClaims,
  ...onCallClaims,
  ...incidentClaims,
  ...governanceClaims,
  ...integrationClaims,
  ...channelClaims,
];

let world: GovernanceWorld;
/** An organisation in which each kind of row came about, and was changed, as in production. */
beforeAll(async () => {
  world = await governanceWorld();
  const founded = (await world.found()).json<{ invitations: { url: string }[] }>();
  await world.join(founded.invitations[0]?.url ?? '');
  await world.signIn('ada@example.org');
  await world.signIn('grace@example.org');
  await world.signIn('grace@example.org');
  const [ada, grace] = [await world.actorOf('ada@example.org'), await world.actorOf('grace@example.org')];

  const suspending = suspendMember(async () => {});
  await done(grace, grantRole, { principalId: ada.id, role: 'ml-platform-sre', reason: ownWords('on the rota') });
  await changeOwnPassword(grace);
  const engineer = await done(ada, grantRole, {
    principalId: grace.id,
    role: 'ml-engineer',
    reason: ownWords('helps'),
  });
  await done(ada, revokeRole, { principalId: grace.id, grantId: engineer.grantId });
  await done(ada, assignContact, { role: 'sre-lead', principalId: grace.id });
  const gone = await done(ada, inviteMember(world.people), { name: 'Bo', email: 'bo@example.org' });
  await done(ada, suspending, { principalId: gone.id, reason: ownWords('never came') });
  const away = await done(ada, inviteMember(world.people), { name: 'Cy', email: 'cy@example.org' });
  await world.join(`#token=${away.link.token}`);
  await done(ada, suspending, { principalId: away.id, reason: ownWords('on leave') });
  await done(ada, reinstateMember, { principalId: away.id, reason: ownWords('back') });
  await done(ada, createTeam, { name: ownWords('fraud') });
  const account = await done(ada, createServiceAccount, { name: ownWords('pipeline') });
  const forAccount = { serviceAccountId: account.id, scopes: ['incidents:read'], expiresInDays: 30 };
  await done(ada, issueApiKey, forAccount);
  const key = await done(ada, issueApiKey, forAccount);
  await done(ada, revokeApiKey, { serviceAccountId: account.id, keyId: key.id });
  await done(ada, setOnCall, { people: [grace.id] });
  await done(grace, setOnCall, { people: [ada.id, grace.id] });
  await done(ada, createIntegration, { name: ownWords('prod'), kind: 'alertmanager' });
  await addHook(ada);
  await done(ada, removeChannel, await addHook(ada));
  const { code } = await done(ada, declareIncident, { title: ownWords('Slow model'), facts: { ...factsFor['SEV-1'] } });
  await done(ada, addNote, { code, text: ownWords('looked') });
  const { rows } = await sql<{ id: string }>`select id from pages order by id limit 1`.execute(world.host.db);
  await transact(world.host, who(ada), async (ctx) => ok(await markAnswered(ctx, rows[0]?.id ?? '')));

  const { clock, log, ledgerMacKey: macKey } = world.host;
  const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
  const db = world.host.database.sequencer;
  await new Sequencer({ db, clock, log, macKey, origin: signer.name, signers: [signer] }).drain();
});
afterAll(async () => world.close());

type Someone = Awaited<ReturnType<GovernanceWorld['actorOf']>>;
const who = ({ actor }: Someone) => ({ actor, requestId: asId<'request'>(world.host.ids.opaque()) });

async function done<I extends TSchema, F, O>(
  someone: Someone,
  command: Command<I, F, O>,
  input: Static<I>,
): Promise<O> {
  const result = await runCommand(world.host, command, who(someone), input);
  if (!result.ok) throw new Error(`${command.name}: ${JSON.stringify(result.error)}`);
  return result.value;
}
/** Two sessions of theirs end with it. */
async function changeOwnPassword(someone: Someone): Promise<void> {
  const { rows } = await sql<{ hash: PasswordHash }>`
    select hash from passwords where principal_id = ${someone.id}`.execute(world.host.db);
  const [insteadOf] = rows;
  if (insteadOf === undefined) throw new Error('no password');
  const ended = await done(someone, changePassword, { insteadOf: insteadOf.hash, passwordHash: insteadOf.hash });
  expect(ended).toEqual({ endedSessions: 2 });
}
const NO_REFERENCES = { envPrefix: 'X_', filesBelow: undefined, vaultBelow: undefined };
const channelParts = {
  references: NO_REFERENCES,
  sender: { refusalOf: async () => undefined },
  allow: NOTHING_ALLOWED,
};
const addHook = async (someone: Someone) =>
  done(someone, addChannel({ ...channelParts, host: world.host }), {
    kind: 'webhook',
    name: ownWords('pager'),
    url: 'https://pager.example.org/hook',
  });

/** What an auditor finds after somebody with the owner's rights has been by. Nothing of it stays. */
async function foundAfter(...statements: readonly string[]): Promise<StateVerdict> {
  let found: StateVerdict | undefined;
  const undone = world.host.database.owner.transaction().execute(async (tx) => {
    await sql.raw(UNGUARDED).execute(tx);
    for (const statement of statements) await sql.raw(statement).execute(tx);
    found = await auditState(tx, claims);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  if (found === undefined) throw new Error('the audit did not end');
  return found;
}

/** The owner stops at neither triggers nor references. */
const UNGUARDED = `alter table policy_activations disable trigger user;
  do $$ declare c record; begin
    for c in select conrelid::regclass as owner, conname from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace
    loop execute format('alter table %s drop constraint %I', c.owner, c.conname); end loop;
  end $$`;

const NOBODY = `'00000000-0000-7000-8000-0000000000ff'`;

/** Each table whose rows name their entry: a change that keeps the name, where entries tell enough to find it out. */
const tables: readonly { kind: string; table: string; entry?: string; unlike?: string }[] = [
  { kind: 'policy-activation', table: 'policy_activations', entry: 'entry_id', unlike: `hash = 'another'` },
  {
    kind: 'principal',
    table: 'principals',
    unlike: `state = case state when 'active' then 'suspended' else 'active' end`,
  },
  { kind: 'role-grant', table: 'role_grants', unlike: `role = role || '-too'` },
  { kind: 'contact-role', table: 'contact_roles', unlike: `principal_id = ${NOBODY}` },
  { kind: 'team', table: 'teams' },
  { kind: 'api-key', table: 'api_keys', unlike: `scopes = '{ledger:export}', revoked_at = null` },
  { kind: 'session', table: 'sessions', unlike: 'ended_at = case when ended_at is null then created_at end' },
  { kind: 'page', table: 'pages', unlike: `principal_id = ${NOBODY}` },
  { kind: 'on-call-place', table: 'on_call_places' },
  { kind: 'incident', table: 'incidents', unlike: `severity = 'SEV-3'` },
  { kind: 'note', table: 'incident_notes', entry: 'entry_id' },
  { kind: 'set-up', table: 'set_up', entry: 'entry_id' },
  { kind: 'integration', table: 'integrations', unlike: 'removed_at = created_at, key_hash = null' },
  {
    kind: 'channel',
    table: 'notification_channels',
    unlike: `state = case state when 'active' then 'removed' else 'active' end`,
  },
];

describe('an auditor finds, in every room, what was done behind the ledger’s back [GOV 7.5]', () => {
  test('nothing where nothing was done', async () => {
    const { rows, problems } = await foundAfter();
    expect(problems).toEqual([]);
    expect(rows).toBeGreaterThan(tables.length);
  });

  test.each(tables)('$kind: a row that is gone', async ({ kind, table }) => {
    const { problems } = await foundAfter(`delete from ${table}`);
    expect(problems).toContainEqual({ kind, id: expect.any(String), problem: 'row-missing' });
  });

  test.each(tables)(
    '$kind: a row that names an entry that never was',
    async ({ kind, table, entry = 'last_entry' }) => {
      const { problems } = await foundAfter(`update ${table} set ${entry} = ${NOBODY}`);
      expect(problems).toContainEqual({ kind, id: expect.any(String), problem: 'entry-missing' });
    },
  );

  test.each(tables)(
    '$kind: a row that names an entry about something else',
    async ({ kind, table, entry = 'last_entry' }) => {
      const { problems } = await foundAfter(
        `update ${table} set ${entry} = (select id from ledger_entries where action = 'session.started' limit 1)`,
        ...(kind === 'session'
          ? [`update sessions set last_entry = (select id from ledger_entries where action = 'team.created')`]
          : []),
      );
      expect(problems).toContainEqual({ kind, id: expect.any(String), problem: 'entry-of-another' });
    },
  );

  test.each(tables.filter(({ unlike }) => unlike !== undefined))(
    '$kind: a row that was changed and names the right entry still',
    async ({ kind, table, unlike }) => {
      const { problems } = await foundAfter(`update ${table} set ${unlike}`);
      expect(problems).toContainEqual({ kind, id: expect.any(String), problem: 'unlike-its-entry' });
    },
  );

  test.each([
    ['role-grant', 'role_grants', 'role.granted', 'revoked_at = null', `'{data,grant}'`],
    ['api-key', 'api_keys', 'api_key.issued', 'revoked_at = null', `'{data,key}'`],
    ['channel', 'notification_channels', 'channel.added', `state = 'active'`, `'{data,channel}'`],
    ['principal', 'principals', 'member.invited', `state = 'invited'`, `'{data,principal}'`],
  ])('%s: a row that was put back to where it was before its last entry', async (kind, table, action, back, path) => {
    const { problems } = await foundAfter(
      `update ${table} t set ${back}, last_entry = e.id from ledger_entries e
       where e.action = '${action}' and e.envelope::jsonb #>> ${path} = t.id::text and t.last_entry <> e.id`,
    );
    expect(problems).toContainEqual({ kind, id: expect.any(String), problem: 'behind-the-ledger' });
  });
});

test('every table whose rows name their last entry is held against the ledger', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'last_entry' and c.relkind = 'r' and c.relnamespace = to_regnamespace('public') order by c.relname`.execute(
    world.host.database.owner,
  );
  expect(rows.map(({ name }) => name).filter((name) => !tables.some(({ table }) => table === name))).toEqual([]);
  expect(new Set(claims.map(({ kind }) => kind))).toEqual(
    // A breach is held by its clock, which names no entry of its own.
    new Set([...tables.map(({ kind }) => kind), 'breach']),
  );
});
