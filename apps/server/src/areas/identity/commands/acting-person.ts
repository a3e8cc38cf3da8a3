import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** The actor, if a person: service accounts have keys and no sessions. */
export function actingPerson(actor: Actor): Result<Extract<Actor, { kind: 'person' }>, AppError> {
  return actor.kind === 'person' ? ok(actor) : err(peopleOnly);
}

const peopleOnly: AppError = {
  kind: 'forbidden',
  code: 'identity/people-only',
  public: 'Only people can do this, not service accounts.',
  clause: '7.7',
};
