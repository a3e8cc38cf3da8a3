import { roleTitle } from '@muster/policy';
import { asId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { teamNames } from '../../identity/public.ts';
import type { Page, PageVia } from '../domain/page.ts';
import { namesOfSchedules } from '../store/schedules.ts';

/** How paged people were found, in words: the path's step, and the schedule, role or team. */
export async function viaWords(
  { db, policies }: Reader,
  pages: readonly Pick<Page, 'via'>[],
): Promise<(page: Pick<Page, 'via'>) => string | undefined> {
  const ids = (kind: PageVia['kind']) => pages.flatMap(({ via }) => (via?.kind === kind ? [via.id] : []));
  const schedules = ids('schedule');
  const names = schedules.length === 0 ? new Map<string, string>() : await namesOfSchedules(db, schedules);
  const teams = ids('team').length === 0 ? new Map<string, string>() : await teamNames(db);
  const by = ({ kind, id }: PageVia): string => {
    switch (kind) {
      case 'schedule':
        return `on call in “${names.get(id) ?? 'a schedule'}”`;
      case 'team':
        return `in the team “${teams.get(asId<'team'>(id)) ?? 'a team'}”`;
      case 'role':
        return roleTitle(policies.current, id);
      case 'person':
        return 'by name';
      case 'on-call':
        return 'on call';
    }
  };
  return ({ via }) => {
    if (via === undefined) return undefined;
    return via.step === undefined ? `end of the path, ${by(via)}` : `step ${via.step + 1} of the path, ${by(via)}`;
  };
}
