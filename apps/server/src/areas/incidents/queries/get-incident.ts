import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Verdict } from '../../../kernel/decision.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { mayOn } from '../../../platform/verbs/may.ts';
import { incidentVerbs } from '../verbs.ts';
import type { IncidentReads } from './incident-reads.ts';
import { othersOf } from '../store/relations.ts';
import { visibleIncidents } from './visible-incidents.ts';
import { incidentView, type IncidentPage, type OtherView } from './incident-view.ts';
import { obligations, stillOwed } from '../obligations.ts';
import { obligationView } from './obligation-view.ts';
import { loadContext } from './load-context.ts';
import { seeIncident } from './see-incident.ts';

/** One incident as its screen shows it. */
export async function getIncident(
  reads: IncidentReads,
  actor: Actor,
  code: string,
): Promise<Result<IncidentPage, AppError>> {
  const seen = await seeIncident(reads, actor, { code });
  if (!seen.ok) return seen;
  const { incident, verdicts } = seen.value;
  const context = await loadContext(reads, actor, [incident]);
  const policy = reads.policies().of(incident);
  const now = reads.clock.now();
  const may = mayOn(incidentVerbs, incident, verdicts, { actor, policy, now });
  const owed = await obligations.of(reads.db, incident.id);
  const inTheWay = may.close.allowed
    ? stillOwed(await obligations.blocking(reads.db, incident.id, 'closing', now))
    : undefined;
  return ok({
    ...incidentView(
      incident,
      policy,
      context,
      inTheWay === undefined ? may : { ...may, close: verdictOfError(inTheWay) },
    ),
    obligations: owed.map(obligationView),
    others: await othersFor(reads, actor, incident.id),
  });
}

/** Related incidents this actor may know of. */
async function othersFor(reads: IncidentReads, actor: Actor, id: IncidentId): Promise<readonly OtherView[]> {
  const others = await othersOf(reads.db, id);
  const codes = await visibleIncidents(
    reads,
    actor,
    others.map((each) => each.id),
  );
  return others.flatMap(({ id: other, how }) => {
    const code = codes.get(other);
    return code === undefined ? [] : [{ code, how }];
  });
}

const verdictOfError = ({ public: reason, remedy, clause }: AppError): Verdict => ({
  allowed: false,
  reason,
  ...(remedy === undefined ? {} : { remedy }),
  ...(clause === undefined ? {} : { clause }),
});
