import type { Static } from 'typebox';
import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import { defineService } from '../../kernel/services.ts';
import type { PostmortemPage } from './queries/postmortem-schema.ts';

/** One postmortem as its screen shows it, with a verdict on each verb. The response of every verb. */
export const postmortemPage =
  defineService<(actor: Actor, code: string) => Promise<Result<Static<typeof PostmortemPage>, AppError>>>(
    'postmortems.page',
  );
