import type { PolicySnapshot } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { isBefore } from '../../../kernel/clock.ts';
import type { Incident } from '../../incidents/public.ts';
import type { Postmortem } from '../domain/postmortem.ts';

type Views = (id: PrincipalId) => { readonly id: PrincipalId; readonly name?: string; readonly initials: string };

/** The fields common to lists and the screen. */
export function standing(
  { code, title, severity }: Incident,
  postmortem: Postmortem | undefined,
  person: Views,
  now: Date,
  policy: PolicySnapshot,
) {
  const { dueAt, missedAt, publishedAt, review } = postmortem ?? {};
  return {
    code,
    title,
    severity: postmortem?.severity ?? severity,
    rule: postmortem?.rule ?? ('by-choice' as const),
    clause: postmortem?.clause ?? policy.severities[severity].postmortem.clause,
    ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }),
    ...(publishedAt === undefined ? {} : { publishedAt: publishedAt.toISOString() }),
    isLate: missedAt !== undefined || (dueAt !== undefined && isBefore(dueAt, publishedAt ?? now)),
    ...(review === undefined
      ? {}
      : { review: { at: review.at.toISOString(), facilitator: personOf(person, review.facilitator) } }),
  };
}

/** A person without roles. */
export function personOf(person: Views, id: PrincipalId): { id: string; initials: string; name?: string } {
  const { name, initials } = person(id);
  return { id, initials, ...(name === undefined ? {} : { name }) };
}
