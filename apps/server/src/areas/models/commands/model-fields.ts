import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field, Ref } from '../../../platform/verbs/fields.ts';
import { teamExists } from '../../identity/public.ts';
import type { Model } from '../domain/model.ts';

/** A model's editable fields; omitted ones stay unchanged. */
export const modelFields = {
  teamId: Type.Optional(Ref('team', { asks: 'Which team owns it?', option: 'team' })),
  runbook: Type.Optional(
    Type.String({
      pattern: '^(https?://[^\\s@]+|[A-Za-z0-9_./-]+\\.md)$',
      maxLength: 500,
      remedy: 'Write it as https://host/path, or as runbooks/name.md.',
      ...field({ asks: 'Runbook with its path to human review' }),
    }),
  ),
};

type Given = { readonly teamId?: string; readonly runbook?: string };

export async function givenDetails(
  ctx: CommandContext,
  given: Given,
): Promise<Result<Partial<Pick<Model, 'teamId' | 'runbook'>>, AppError>> {
  const teamId: TeamId | undefined = given.teamId === undefined ? undefined : asId<'team'>(given.teamId);
  if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(noSuchTeam);
  return ok({
    ...(teamId === undefined ? {} : { teamId }),
    ...(given.runbook === undefined ? {} : { runbook: given.runbook }),
  });
}

const noSuchTeam: AppError = {
  kind: 'invalid',
  code: 'models/no-such-team',
  public: 'There is no such team.',
  fields: [{ path: '/teamId', problem: 'is not a team', remedy: 'muster team list shows them' }],
};
