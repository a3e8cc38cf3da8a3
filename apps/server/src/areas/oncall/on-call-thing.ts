import type { PrincipalId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { ok } from '../../kernel/result.ts';
import { readerService } from '../../platform/access/access.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { peopleService } from '../identity/public.ts';
import { onCallListKind } from './kinds.ts';
import { OnCall, onCallNow } from './queries/on-call-now.ts';
import { onCallClock } from './services.ts';
import { lockPlaces, placesNow } from './store/places.ts';

export const theList = { kind: onCallListKind.name, id: 'organisation' } as const;

/** The organisation's one on-call list: the people on it, in order. */
export const onCallThing = defineThing({
  kind: onCallListKind,
  noun: 'oncall',
  root: '/v1/on-call',
  key: {},
  idOf: () => theList.id,
  async lock({ tx }): Promise<readonly PrincipalId[] | undefined> {
    await lockPlaces(tx);
    return placesNow(tx);
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: { kind: 'not_found', code: 'request/not-found', public: 'There is no on-call list.' },
  view: {
    schema: OnCall,
    async read(use, actor) {
      const { db, policies } = use(readerService)();
      const reads = { db, people: use(peopleService), policies: () => policies, clock: use(onCallClock) };
      return ok(await onCallNow(reads, actor));
    },
  },
});
