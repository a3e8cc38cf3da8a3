import { versionAt } from '@muster/rota';
import type { AreaReads, Person, Waiting, WaitingPage } from '../../../platform/manifest-queries.ts';
import { dutiesOf } from '../domain/duties.ts';
import { peopleIn } from '../domain/plan.ts';
import { THE_LIST } from '../domain/the-list.ts';
import { absencesAfter, openCovers } from '../store/stand-ins.ts';
import { schedulesFor } from '../store/schedules.ts';
import { lookAhead } from './schedule-views.ts';

/** On-call matters waiting for a person: colleagues looking for cover, and own shifts during an absence. */
export async function waitingOnCall(reads: AreaReads, person: Person): Promise<WaitingPage> {
  const now = reads.clock.now();
  const policies = reads.policies();
  const span = lookAhead({ now, policies });
  const { clause } = policies.current.paging.schedules;
  const [covers, absences] = [await openCovers(reads.db, now), await absencesAfter(reads.db, now, person.id)];
  if (covers.length === 0 && absences.length === 0) return { items: [] };
  const kept = (await schedulesFor(reads.db, span)).filter(({ id }) => id !== THE_LIST);
  const asked = covers.flatMap((cover): Waiting[] => {
    const stored = kept.find(({ id }) => id === cover.schedule_id);
    const plan = stored && versionAt(stored.schedule, Math.max(now.getTime(), cover.from_at.getTime()))?.plan;
    if (stored === undefined || cover.person_id === person.id || !peopleIn(plan).includes(person.id)) return [];
    const begins = cover.from_at.toISOString();
    return [
      {
        kind: 'cover',
        thing: { kind: 'schedule', id: stored.id },
        title: `Cover is asked for in “${stored.name}”`,
        does: 'View',
        page: '/on-call',
        command: `muster schedule take ${stored.id} --begins ${begins} --ends ${cover.until_at.toISOString()}`,
        clause,
        dueAt: begins,
      },
    ];
  });
  const meets = absences.flatMap((absence) =>
    kept.flatMap(({ id, name, schedule }): Waiting[] => {
      const time = {
        from: Math.max(absence.from_at.getTime(), span.from),
        until: Math.min(absence.until_at.getTime(), span.until),
      };
      const [duty] = time.from < time.until ? dutiesOf(schedule, person.id, time) : [];
      if (duty === undefined || covers.some((cover) => cover.schedule_id === id && cover.person_id === person.id))
        return [];
      return [
        {
          kind: 'away',
          thing: { kind: 'schedule', id },
          title: `You are on call in “${name}” while you are away`,
          does: 'Ask for cover',
          page: '/on-call',
          command: `muster schedule ask-cover ${id} --begins ${new Date(duty.from).toISOString()} --ends ${new Date(duty.until).toISOString()}`,
          clause,
          dueAt: new Date(duty.from).toISOString(),
        },
      ];
    }),
  );
  return { items: [...asked, ...meets] };
}
