import type { Static } from 'typebox';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { defineService, type UseService } from '../../../kernel/services.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, peopleService } from '../../identity/public.ts';
import { handlersOf, type Violation as Found } from '../domain/violation.ts';
import { HANDLER } from '../permissions.ts';
import { messagesOf, repeatsOf } from '../store/violations.ts';
import { verbsOnViolation } from '../verbs.ts';
import { handsOf } from './handlers.ts';
import type { Violation } from './violation-schema.ts';

export const clockService = defineService<Clock>('violations.clock');

export type ViolationReader = Reader & { readonly use: UseService; readonly now: Date };

/** A reader at the current instant. */
export const violationReader = (use: UseService): ViolationReader => ({
  ...use(readerService)(),
  use,
  now: use(clockService).now(),
});

/**
 * Of these, the violations this person handles. For everybody else they do not exist, even for readers of the whole
 * log.
 */
export async function handledBy(
  { db, policies }: Reader,
  person: PrincipalId | undefined,
  found: readonly Found[],
): Promise<readonly Found[]> {
  if (person === undefined || found.length === 0) return [];
  const hands = await handsOf(db, policies.current);
  return found.filter((each) => handlersOf(each, hands, policies.current).includes(person));
}

export async function viewsFor(
  reader: ViolationReader,
  actor: Actor,
  found: readonly Found[],
): Promise<readonly Static<typeof Violation>[]> {
  const handled = await handledBy(reader, principalOf(actor), found);
  const decisions = await judge(reader, actor, permissionsOf(verbsOnViolation), { visibility: 'team' }, [HANDLER]);
  if (decisions === undefined) return [];
  const here = { actor, policy: reader.policies.current, now: reader.now };
  return Promise.all(
    handled.map(async (each) => {
      const messages = await messagesOf(reader.db, each.id);
      const person = await reader
        .use(peopleService)
        .viewsOf(reader.db, [
          ...each.subjects,
          ...(each.reporter === undefined ? [] : [each.reporter]),
          ...messages.flatMap(({ authorId }) => (authorId === undefined ? [] : [authorId])),
        ]);
      const shown = (id: PrincipalId) => {
        const { name, initials, roles } = person(id);
        return {
          id,
          initials,
          ...(name === undefined ? {} : { name }),
          ...(roles === undefined ? {} : { roles: [...roles] }),
        };
      };
      return {
        id: each.id,
        source: each.source,
        ...(each.clause === undefined ? {} : { clause: each.clause }),
        aboutGovernance: each.aboutGovernance,
        ...(each.reporter === undefined ? {} : { reporter: shown(each.reporter) }),
        about: each.subjects.map(shown),
        reportedAt: each.reportedAt.toISOString(),
        state: each.state,
        intent: each.intent,
        outcomes: [...each.outcomes],
        repeats: await repeatsOf(reader.db, each),
        messages: messages.map(({ author, authorId, body, saidAt }) => ({
          author,
          ...(authorId === undefined ? {} : { person: shown(authorId) }),
          text: body,
          at: saidAt.toISOString(),
        })),
        version: each.version,
        may: mayOn(verbsOnViolation, { violation: each, handlers: [] }, decisions, here),
      };
    }),
  );
}
