import type { Static } from 'typebox';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { defineService, type UseService } from '../../../kernel/services.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, peopleService } from '../../identity/public.ts';
import { standingAt, type Exception as Found } from '../domain/exception.ts';
import { rolesOn } from '../exception-thing.ts';
import { incidentPort } from '../incident-port.ts';
import { earlierThan } from '../store/exceptions.ts';
import { verbsOnException } from '../verbs.ts';
import type { Exception } from './exception-schema.ts';

type ExceptionView = Static<typeof Exception>;

export const clockService = defineService<Clock>('exceptions.clock');

export type ExceptionReader = Reader & { readonly use: UseService; readonly now: Date };

/** The dependencies for reading exceptions at this moment. */
export const exceptionReader = (use: UseService): ExceptionReader => ({
  ...use(readerService)(),
  use,
  now: use(clockService).now(),
});

/** Exceptions as this actor sees them, with what they may do. Those they may not see are left out. */
export async function viewsFor(
  reader: ExceptionReader,
  actor: Actor,
  found: readonly Found[],
): Promise<readonly ExceptionView[]> {
  const person = await reader.use(peopleService).viewsOf(
    reader.db,
    found.map(({ requestedBy }) => requestedBy),
  );
  const incidents = found.flatMap(({ incidentId }) => (incidentId === undefined ? [] : [incidentId]));
  const codes = await reader.use(incidentPort).codesFor(reader, actor, incidents);
  const earlier = await earlierThan(reader.db, found);
  const here = { actor, policy: reader.policies.current, now: reader.now };
  const views: ExceptionView[] = [];
  for (const [place, each] of found.entries()) {
    const roles = rolesOn(each, principalOf(actor));
    const decisions = await judge(reader, actor, permissionsOf(verbsOnException), each, roles);
    if (decisions === undefined) continue;
    const code = each.incidentId && codes.get(each.incidentId);
    const by = person(each.requestedBy);
    views.push({
      id: each.id,
      clause: each.clause,
      scope: each.scope,
      standing: standingAt(each, reader.now),
      justification: each.justification,
      compensatingControl: each.compensatingControl,
      expiresAt: each.expiresAt.toISOString(),
      ...(code === undefined ? {} : { incident: code }),
      requestedBy: {
        id: by.id,
        initials: by.initials,
        ...(by.name === undefined ? {} : { name: by.name }),
        ...(by.roles === undefined ? {} : { roles: [...by.roles] }),
      },
      requestedAt: each.requestedAt.toISOString(),
      ...(each.approvedAt === undefined ? {} : { approvedAt: each.approvedAt.toISOString() }),
      ...(each.overAt === undefined ? {} : { overAt: each.overAt.toISOString() }),
      ...(each.approval === undefined ? {} : { approval: each.approval }),
      ...(each.renewsId === undefined ? {} : { renews: each.renewsId }),
      earlier: earlier[place] ?? 0,
      version: each.version,
      may: mayOn(verbsOnException, each, decisions, here),
    });
  }
  return views;
}
