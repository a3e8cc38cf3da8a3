import type { PolicySnapshot } from '@muster/policy';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { commandsAlready, noCommandToTake } from '../domain/commander.ts';
import { stepRefusal, type Step } from '../domain/lifecycle.ts';
import { noUpdateOwed, severityIsHistory } from '../domain/not-open.ts';
import { noWorse } from '../domain/severity-change.ts';
import type { Wish } from '../domain/wishes.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentView } from './incident-view.ts';
import type { IncidentReads } from './incident-reads.ts';
import { lookAround } from './look-around.ts';
import { seeIncident, type SeenIncident } from './see-incident.ts';

/** One incident as its page shows it. */
export async function getIncident(
  reads: IncidentReads,
  actor: Actor,
  code: string,
): Promise<Result<ReturnType<typeof incidentView>, AppError>> {
  const seen = await seeIncident(reads, actor, { code });
  if (!seen.ok) return seen;
  const { incident } = seen.value;
  const around = await lookAround(reads, actor, [incident]);
  const policy = reads.policies().of(incident);
  return ok(incidentView(incident, policy, around, mayDo(seen.value, principalOf(actor), policy)));
}

/** For each verb, whether this reader may do it now: first the policy, then the incident's own state. */
function mayDo(
  { incident, verdicts }: SeenIncident,
  reader: PrincipalId | undefined,
  policy: PolicySnapshot,
): Record<Wish, Decision> {
  const verdict = (permission: keyof typeof incidentPermissions, state?: Decision): Decision => {
    const policySays = verdicts.get(incidentPermissions[permission].name);
    if (policySays === undefined) throw new Error(`no verdict on ${permission}`);
    return policySays.allowed && state !== undefined ? state : policySays;
  };
  const step = (name: Step) => stepRefusal(incident, name, policy);
  return {
    acknowledge: verdict('acknowledge', step('acknowledge')),
    mitigate: verdict('work', step('mitigate')),
    resolve: verdict('work', step('resolve')),
    close: verdict('work', step('close')),
    reopen: verdict('work', step('reopen')),
    classify: verdict('classify', severityIsHistory(incident, policy)),
    raise: verdict('raise', noWorse(incident, policy)),
    takeCommand: verdict('takeCommand', noCommandToTake(incident, policy) ?? commandsAlready(incident, reader, policy)),
    handOver: verdict('handOver', noCommandToTake(incident, policy)),
    update: verdict('update', noUpdateOwed(incident, policy)),
    note: verdict('note'),
    retitle: verdict('retitle'),
  };
}
