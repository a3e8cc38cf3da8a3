import type { Severity } from '@muster/policy';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { isWorse } from '../../incidents/domain/severity.ts';
import { isOpen, createIncidents, raiseFromAlert, type NewIncident } from '../../incidents/public.ts';
import { groupKey, type GroupDemand } from '../domain/group.ts';
import type { Reading } from '../domain/mapping.ts';
import { titleOf } from '../domain/title.ts';
import { lockGroups, pointGroups, type Places } from '../store/groups.ts';
import { BatchOvertaken } from './batch-overtaken.ts';

/** Where a group's alerts go: an open incident, perhaps raised by them, or a new one. */
export type Place = {
  readonly incident: IncidentId;
  readonly severity: Severity;
  readonly how: 'joined' | 'raised' | 'opened';
  /** What decided the severity, if the incident was raised or opened. */
  readonly by: Reading['by'];
  readonly unknownWord?: string | undefined;
};

type Placed = ReadonlyMap<string, Place>;

const LONGEST_TITLE = 200;

/**
 * Gives each group its open incident or a new one, by `groupKey`. Joining only reads and takes no lock; a group without
 * an open incident is locked first, so that two servers never open two for it.
 */
export async function placeGroups(
  ctx: CommandContext,
  demands: readonly GroupDemand[],
  known: Places,
): Promise<Placed> {
  if (demands.length === 0) return new Map();
  const has = (places: Placed) => (demand: GroupDemand) => places.has(groupKey(demand.group));
  const joined = openAmong(known);
  const without = demands.filter((demand) => !has(joined)(demand));
  const meanwhile =
    without.length === 0
      ? new Map()
      : openAmong(
          await lockGroups(
            ctx.tx,
            without.map(({ group }) => group),
          ),
        );
  const open: Placed = new Map([...joined, ...meanwhile]);
  const raised = await raiseAll(ctx, demands, open);
  const opened = await openAll(
    ctx,
    without.filter((demand) => !has(open)(demand)),
  );
  return new Map([...open, ...raised, ...opened]);
}

const openAmong = (places: Places): Placed =>
  new Map(
    [...places].flatMap(([key, { id, severity, isOpen: isGoingOn }]) =>
      isGoingOn ? [[key, { incident: id, severity, how: 'joined', by: 'nobody' }] as const] : [],
    ),
  );

/** In the order of incident ids, since each is locked. */
async function raiseAll(ctx: CommandContext, demands: readonly GroupDemand[], places: Placed): Promise<Placed> {
  const { provisionalSeverity } = ctx.policies.current.triage.unclassified;
  const worse = demands.flatMap(({ group, worst: { reading, signal } }) => {
    const place = places.get(groupKey(group));
    return place && isWorse(reading.severity ?? provisionalSeverity, place.severity)
      ? [{ key: groupKey(group), place, reading, title: titleOf(signal, LONGEST_TITLE) }]
      : [];
  });
  const raised = new Map<string, Place>();
  for (const { key, place, reading, title } of worse.toSorted((first, second) =>
    first.place.incident < second.place.incident ? -1 : 1,
  )) {
    const after = await raiseFromAlert(ctx, place.incident, { severity: reading.severity, title });
    // Resolved since it was read: the alerts must not be lost on it.
    if (!after || !isOpen(after)) throw new BatchOvertaken('an incident was resolved while alerts were joining it');
    if (after.severity === place.severity) continue;
    raised.set(key, { ...place, severity: after.severity, how: 'raised', ...wordOf(reading) });
  }
  return raised;
}

async function openAll(ctx: CommandContext, demands: readonly GroupDemand[]): Promise<Placed> {
  if (demands.length === 0) return new Map();
  const incidents = await createIncidents(ctx, demands.map(newIncident));
  const opened = demands.flatMap(({ group, worst }, index) => {
    const incident = incidents[index];
    return incident ? [{ group, incident: incident.id, severity: incident.severity, ...wordOf(worst.reading) }] : [];
  });
  await pointGroups(ctx.tx, opened);
  return new Map(opened.map(({ group, ...place }) => [groupKey(group), { ...place, how: 'opened' }]));
}

const wordOf = (reading: Reading) => ({
  by: reading.by,
  ...('unknownWord' in reading ? { unknownWord: reading.unknownWord } : {}),
});

/** T is the receipt of the alert (R22). Without a severity of its own it is unclassified (R36). */
function newIncident({
  group,
  at,
  worst: { signal, reading, teamId, service, integration },
}: GroupDemand): NewIncident {
  return {
    title: titleOf(signal, LONGEST_TITLE),
    facts: {},
    service,
    atLeast: reading.by === 'nobody' ? undefined : { severity: reading.severity, source: 'alert' },
    isDrill: group.isDrill,
    teamId,
    visibility: integration.visibility,
    at,
  };
}
