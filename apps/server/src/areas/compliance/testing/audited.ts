import { noteKey, noteSigner } from '@muster/proofs';
import { sql } from 'kysely';
import { asId } from '../../../kernel/ids.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import type { RegisteredKind } from '../../../platform/ledger/thing.ts';
import { Sequencer } from '../../../platform/ledger/sequencer.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import { createPeople } from '../../identity/public.ts';
import { alertActions } from '../../alerts/ledger-actions.ts';
import { alertKinds } from '../../alerts/queries/alert-kinds.ts';
import { governanceKinds } from '../../governance/kinds.ts';
import { identityKinds } from '../../identity/kinds.ts';
import { incidentKinds } from '../../incidents/queries/incident-kinds.ts';
import { onCallKinds } from '../../oncall/kinds.ts';
import { policyKinds } from '../../policy/ledger-actions.ts';
import { complianceKinds } from '../kinds.ts';
import { incidentsArea, type IncidentReads } from '../../incidents/public.ts';
import { verifyLedger } from '../commands/verify-ledger.ts';
import { complianceActions } from '../ledger-actions.ts';
import { trustService } from '../ledger-thing.ts';
import type { Asker, AuditReads } from '../queries/audit-reads.ts';
import { registerComplianceReactions } from '../reactions/register.ts';
import { createReadRecorder, type ReadRecorder } from '../reads/read-recorder.ts';
import { withAlertsOf } from '../../alerts/public.ts';

const everyKind: readonly RegisteredKind[] = [
  ...incidentKinds,
  ...identityKinds,
  ...onCallKinds,
  ...policyKinds,
  ...governanceKinds,
  ...alertKinds,
  ...complianceKinds,
];
const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
export const trust = { origin: signer.name, keys: [noteKey(signer.name, signer.publicKey)] };

/** A story with a sequenced ledger and ledger readers. */
export type Audited = {
  readonly story: Story;
  readonly reads: AuditReads & IncidentReads;
  readonly recorder: ReadRecorder;
  readonly verify: typeof verifyLedger;
  /** Holds the compliance contact role. */
  readonly compliance: TestPerson;
  sequence(): Promise<void>;
  asker(person: TestPerson): Asker;
};

export const RETENTION_DAYS = 90;

/** `besides`: further handlers of due work. */
export async function startAudited(besides: readonly ((registry: DueRegistry) => void)[] = []): Promise<Audited> {
  const story: Story = await startStory([
    registerComplianceReactions({ retentionDays: RETENTION_DAYS, macKey: () => story.host.ledgerMacKey }),
    ...besides,
  ]);
  const { host } = story;
  const compliance = await addPerson(host, [], ['compliance']);
  const recorder = createReadRecorder(host);
  const people = createPeople({ dataKeys: host.dataKeys, ring: host.ring });
  const actions = actionRegistry([
    ...incidentsArea({} as IncidentReads).actions,
    ...alertActions,
    ...complianceActions,
  ]);
  const { db, clock, vault: content } = host;
  const reads = {
    db,
    clock,
    people,
    content,
    policies: () => host.policies(),
    actions: () => actions,
    firingAlerts: async () => new Map(),
    withAlertsOf,
    ledger: trust,
    onRead: recorder.onRead,
    kinds: () => everyKind,
  };
  const { log, ledgerMacKey: macKey } = host;
  host.services.give(trustService, { ledger: trust, macKey });
  const sequencer = new Sequencer({
    db: host.database.sequencer,
    clock,
    log,
    macKey,
    origin: signer.name,
    signers: [signer],
  });
  return {
    story,
    reads,
    recorder,
    compliance,
    verify: verifyLedger,
    sequence: async () => void (await sequencer.drain()),
    asker: ({ actor }) => ({ actor, requestId: asId(host.ids.opaque()) }),
  };
}

/** Executes SQL like an attacker with the owner's rights, bypassing grants and triggers. */
export async function tamper(story: Story, statement: string): Promise<void> {
  story.isTamperedWith = true;
  const owner = story.host.database.owner;
  for (const table of ['ledger_entries', 'ledger_entries_0', 'incidents'])
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(owner);
  await sql.raw(statement).execute(owner);
}
