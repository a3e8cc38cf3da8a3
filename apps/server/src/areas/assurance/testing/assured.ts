import { noteSigner } from '@muster/proofs';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { reportsService } from '../../../platform/database/reports.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import type { List } from '../../../platform/verbs/list.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { approvalActions } from '../../approvals/ledger-actions.ts';
import { registerApprovalReactions } from '../../approvals/reactions/register.ts';
import { startAudited, trust, type Audited } from '../../compliance/testing/audited.ts';
import { exceptionsArea } from '../../exceptions/public.ts';
import { askException } from '../../exceptions/commands/ask-exception.ts';
import { exceptionApproval, freezeWaiver } from '../../exceptions/exception-approval.ts';
import { incidentPort } from '../../exceptions/incident-port.ts';
import { exceptionActions } from '../../exceptions/ledger-actions.ts';
import { registerExceptionReactions } from '../../exceptions/reactions/register.ts';
import { governanceActions } from '../../governance/ledger-actions.ts';
import { peopleService } from '../../identity/public.ts';
import { identityActions } from '../../identity/ledger-actions.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { incidentPortOf, incidentReads, incidentsArea, type IncidentReads } from '../../incidents/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { policyActions } from '../../policy/ledger-actions.ts';
import { activatePolicy } from '../../policy/public.ts';
import { registerPolicyReactions } from '../../policy/reactions/register.ts';
import { assuranceArea } from '../area.ts';
import { exportEvidence } from '../commands/export-evidence.ts';
import { assuranceActions } from '../ledger-actions.ts';
import { registerAssuranceReactions } from '../reactions/register.ts';

const standing = { state: 'enforced', enforcedBy: [], note: '' } as const;

/** A story in which controls are tested and evidence is drawn, with approvals and deviations. */
export async function startAssured() {
  const it = await startAudited([
    registerIncidentReactions,
    registerPolicyReactions,
    registerApprovalReactions,
    registerExceptionReactions,
    registerAssuranceReactions,
  ]);
  const { host } = it.story;
  const { services, clock } = host;
  services.give(incidentReads, it.reads).give(peopleService, it.reads.people).give(incidentPort, incidentPortOf(clock));
  const kinds = [anyApproval(exceptionApproval), anyApproval(freezeWaiver)];
  approvalsArea({ services, clock, kinds: () => kinds });
  exceptionsArea({ services, clock });
  assuranceArea({
    services,
    room: {
      reports: services.use(reportsService),
      clock,
      ledger: trust,
      signers: [noteSigner('muster.test/ledger', new Uint8Array(32).fill(7))],
      policies: () => host.policies(),
      actions: () =>
        actionRegistry([
          ...incidentsArea({} as IncidentReads).actions,
          ...identityActions,
          ...governanceActions,
          ...policyActions,
          ...approvalActions,
          ...exceptionActions,
          ...assuranceActions,
        ]),
      clauses: () => Object.fromEntries(host.policies().current.clauses.map(({ id }) => [id, standing])),
    },
  });
  return new Assured(it);
}

/** The recurring steps of such a story. */
export class Assured {
  readonly it: Audited;
  constructor(it: Audited) {
    this.it = it;
  }

  readonly house = () => ({ ...this.it.reads, use: this.it.story.host.services.use });

  async listed<K>(
    list: List,
    who: TestPerson,
    more: { key?: Record<string, string>; filters?: object } = {},
  ): Promise<readonly K[]> {
    const asked = { key: {}, filters: {}, after: undefined, limit: 50, actor: who.actor, ...more };
    return (await list.page(this.it.story.host.services.use, asked as never)).items as readonly K[];
  }

  /** Declares a SEV-1. @returns its code */
  async declared(): Promise<string> {
    const { story } = this.it;
    const facts = { outage: 'full' } as const;
    return (await story.done(story.sre, declareIncident, { title: ownWords('Down 🔥'), facts })).code;
  }

  /** Declares a SEV-1 that nobody acknowledges in time. @returns its code */
  async missed(): Promise<string> {
    const code = await this.declared();
    await this.it.story.advance({ minutes: 20 });
    await this.it.sequence();
    return code;
  }

  /** Acknowledges and resolves an incident; a day later it has no due work left. */
  async ended(code: string): Promise<void> {
    const { story } = this.it;
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, resolveIncident, { code, note: ownWords('over') });
  }

  /** Advances a day and sequences the entries written in it. */
  async day(): Promise<void> {
    await this.it.sequence();
    await this.it.story.advance({ days: 1 });
    await this.it.sequence();
  }

  /** Puts the policy in force now. */
  async inForce(): Promise<void> {
    const { host, governance } = this.it.story;
    const who = { actor: governance.actor, requestId: asId<'request'>(host.ids.opaque()) };
    await transact(host, who, async (ctx) => ok(await activatePolicy(ctx, host.policies().current)));
  }

  /** A deviation requested by one person and approved by another. */
  async deviation(): Promise<void> {
    const { story } = this.it;
    const grace = await addPerson(story.host, ['platform-governance']);
    const { approval } = await story.done(story.sre, askException, {
      clause: '5.3.4',
      scope: 'service:Checkout',
      justification: ownWords('the pipeline is down'),
      compensatingControl: ownWords('two read it by hand'),
      expiresAt: addDays(story.host.clock.now(), 2).toISOString(),
    });
    await story.done(grace, approve, { id: approval });
  }

  /** Everything written so far, as an archive. */
  async pack(): Promise<Uint8Array> {
    const { story, compliance } = this.it;
    const period = { from: '2026-01-01T00:00:00Z', to: addDays(story.host.clock.now(), 1).toISOString() };
    return (await story.done(compliance, exportEvidence, period)).archive;
  }
}
