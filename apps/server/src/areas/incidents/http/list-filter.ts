import type { Static } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import type { IncidentFilter } from '../queries/list-incidents.ts';
import type { ListQuery } from './requests.ts';

export const LIST_LIMIT = 50;

/** Drills are kept apart from real incidents unless they are asked for. */
export const filterFrom = ({
  open,
  phase,
  severity,
  drill,
  commander,
  q,
}: Static<typeof ListQuery>): IncidentFilter => ({
  drill: drill ?? false,
  ...(open === undefined ? {} : { isOpen: open }),
  ...(phase === undefined ? {} : { phase }),
  ...(severity === undefined ? {} : { severity }),
  ...(commander === undefined ? {} : { commander: commander === 'none' ? commander : asId<'principal'>(commander) }),
  ...(q === undefined ? {} : { words: q }),
});
