import { roleTitle } from '@muster/policy';
import type { Actor } from '../../../kernel/actor.ts';
import { escalationsTo, incidentsCalledTo, type CallOf } from '../../oncall/public.ts';
import { commanderOf, isCalling, type Incident } from '../domain/incident.ts';
import { listRows } from '../store/list-rows.ts';
import type { IncidentReads } from './incident-reads.ts';
import { summaryOf } from './incident-view.ts';
import { listScopeOf } from './list-scope.ts';
import { loadContext } from './load-context.ts';

/** An open incident escalated to the reader: why, in which role, and what is needed from them (R38). */
export type CalledFor = {
  readonly incident: ReturnType<typeof summaryOf>;
  readonly why: string;
  readonly as?: string;
  readonly asks: string;
  readonly clause: string;
  readonly at: string;
};

/** What a person was called to beyond the on-call list, in the usual list order, including drills. */
export async function calledFor(
  reads: IncidentReads,
  actor: Extract<Actor, { kind: 'person' }>,
  limit: number,
): Promise<readonly CalledFor[]> {
  const filter = { isOpen: true, among: incidentsCalledTo(actor.id, 'escalated') };
  const page = { asOf: reads.clock.now(), limit };
  const found = await listRows(reads.db, filter, await listScopeOf(reads, actor), page);
  const incidents = found.map(({ incident }) => incident);
  const [context, calls] = await Promise.all([
    loadContext(reads, actor, incidents),
    escalationsTo(
      reads.db,
      actor.id,
      incidents.map(({ id }) => id),
    ),
  ]);
  return incidents.flatMap((incident) => {
    const call = calls.get(incident.id);
    if (call === undefined) return [];
    const policy = reads.policies().of(incident);
    return [
      {
        incident: summaryOf(incident, context),
        why: whyOf(call),
        ...(call.as === undefined ? {} : { as: roleTitle(policy, call.as) }),
        asks: asked(incident, commanderOf(incident) === actor.id),
        clause: call.clause,
        at: call.at.toISOString(),
      },
    ];
  });
}

const whyOf = ({ why }: CallOf): string => whys[why] ?? 'An escalation path of your team leads to you.';

const whys: Partial<Record<CallOf['why'], string>> = {
  'commander-missing': 'No commander was named in time.',
  'not-mitigated': 'It was not mitigated in time.',
  'one-more': 'One more person must acknowledge it.',
  'passed-on': 'The person who had it passed it on.',
  lapsed: 'It was acknowledged, but nothing has happened since.',
  'called-in': 'Somebody called you in.',
  'still-open': 'It was acknowledged, but is not resolved yet.',
};

function asked(incident: Incident, isYours: boolean): string {
  const { command } = incident;
  const steps = [
    ...(isCalling(incident) ? ['acknowledge it'] : []),
    ...(isYours && command.seat === 'named' ? [] : ['take command', 'name a commander']),
  ];
  const [last, ...others] = steps.toReversed();
  if (last === undefined) return 'You are its commander.';
  const first = others.toReversed().join(', ');
  const words = first === '' ? last : `${first} or ${last}`;
  return `You may ${words}.`;
}
