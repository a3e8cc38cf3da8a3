import type { PolicyFinding } from '@muster/policy';
import { asId } from '../../../kernel/ids.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { dutiesOf, gapsIn, type KeptSchedule, type Span } from '../domain/duties.ts';
import { THE_LIST } from '../domain/the-list.ts';
import { absencesAfter, personIn } from '../store/stand-ins.ts';
import { schedulesFor } from '../store/schedules.ts';
import { activeAmong, lookAhead } from './schedule-views.ts';
import { whoIsOnCall } from './who-is-on-call.ts';

/**
 * The policy pages people, so someone must be on call (R32): now, and within the look-ahead. Each gap is reported once
 * with its remedy, and never after it has passed.
 */
export async function onCallFindings({ db, policies, clock }: AreaReads): Promise<readonly PolicyFinding[]> {
  const now = clock.now();
  const { wakes, schedules } = policies().current.paging;
  const act = { who: 'the people who manage the on-call list', page: '/on-call' };
  const nobody: PolicyFinding[] =
    (await whoIsOnCall(db, now)).length > 0
      ? []
      : [{ clause: wakes.clause, weight: 'warning', message: 'Nobody is on call.', ruling: 'R32', act }];
  const span = lookAhead({ now, policies: policies() });
  const kept = (await schedulesFor(db, span)).filter(({ id }) => id !== THE_LIST);
  const isActive = await activeAmong(
    db,
    kept.flatMap(({ schedule }) =>
      [
        ...schedule.versions.flatMap(({ plan }) => plan.rotations.flatMap(({ turns }) => turns.flat())),
        ...schedule.overrides.map(({ to }) => to),
      ].flatMap((id) => (id === undefined ? [] : [asId<'principal'>(id)])),
    ),
  );
  const found = (message: string): PolicyFinding => ({
    clause: schedules.clause,
    weight: 'warning',
    message,
    ruling: null,
    act,
  });
  const gaps = kept.flatMap((each) => {
    const [gap] = gapsIn(each, span, isActive);
    return gap === undefined ? [] : [found(gapWords(each, gap, span))];
  });
  const absences = await absencesAfter(db, now);
  const away = kept.filter(({ schedule }) =>
    absences.some((absence) => {
      const time = {
        from: Math.max(absence.from_at.getTime(), span.from),
        until: Math.min(absence.until_at.getTime(), span.until),
      };
      return time.from < time.until && dutiesOf(schedule, personIn(absence), time).length > 0;
    }),
  );
  return [
    ...nobody,
    ...gaps,
    ...away.map(({ name }) =>
      found(`Somebody in “${name}” is away during their shift. Put somebody else on call for it.`),
    ),
  ];
}

const gapWords = ({ name }: KeptSchedule, gap: Span, { until }: Span): string =>
  gap.until === until
    ? `Nobody is on call in “${name}” from ${minute(gap.from)} on. Put somebody on call, or change its rotations.`
    : `Nobody is on call in “${name}” from ${minute(gap.from)} to ${minute(gap.until)}. Put somebody on call, or change its rotations.`;

const minute = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ')} UTC`;
