import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Choice, Count, field, Ref } from '../../../platform/verbs/fields.ts';
import { teamExists } from '../../identity/public.ts';
import { inOrder, NAME, serviceKinds, TIERS, URL_PATTERN, type ServiceDetails } from '../domain/service.ts';

/** The response of verbs that change a service. */
export const Changed = Type.Object({ name: Type.String(), version: Type.Integer() });

export const Name = (asks: string) =>
  Type.String({ pattern: NAME, remedy: NAME_REMEDY, ...field({ asks, positional: true }) });

const NAME_REMEDY =
  'Use letters, digits, dots, hyphens and underscores, at most 100 characters, and start with a letter or digit.';

export const Address = (asks: string) =>
  Type.String({ minLength: 1, maxLength: 253, ...field({ asks, positional: true }) });

const Url = { pattern: URL_PATTERN, remedy: 'Write it as https://host/path, without spaces or @.', maxLength: 500 };

/** A service's details; fields left out stay unchanged. */
export const detailFields = {
  kind: Type.Optional(Choice(serviceKinds, { asks: 'Kind' })),
  teamId: Type.Optional(Ref('team', { asks: 'Which team owns it?', option: 'team' })),
  tier: Type.Optional(Count({ asks: 'Tier; 1 is the most critical', ...TIERS })),
  userFacing: Type.Optional(Choice(['yes', 'no'], { asks: 'Is it user-facing?' })),
  runbook: Type.Optional(Type.String({ ...Url, ...field({ asks: 'Where its runbook is' }) })),
  links: Type.Optional(
    Type.Array(Type.String(Url), {
      maxItems: 100,
      ...field({ asks: 'Links to other pages about it', option: 'link' }),
    }),
  ),
};

type Given = {
  readonly kind?: ServiceDetails['kind'];
  readonly teamId?: string;
  readonly tier?: number;
  readonly userFacing?: 'yes' | 'no';
  readonly runbook?: string;
  readonly links?: readonly string[];
};

/** The fields that were given, as details. */
export async function givenDetails(
  ctx: CommandContext,
  given: Given,
): Promise<Result<Partial<ServiceDetails>, AppError>> {
  const teamId: TeamId | undefined = given.teamId === undefined ? undefined : asId<'team'>(given.teamId);
  if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(noSuchTeam);
  return ok({
    ...(given.kind === undefined ? {} : { kind: given.kind }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(given.tier === undefined ? {} : { tier: given.tier }),
    ...(given.userFacing === undefined ? {} : { userFacing: given.userFacing === 'yes' }),
    ...(given.runbook === undefined ? {} : { runbook: given.runbook }),
    ...(given.links === undefined ? {} : { links: inOrder(given.links) }),
  });
}

const noSuchTeam: AppError = {
  kind: 'invalid',
  code: 'catalog/no-such-team',
  public: 'There is no such team.',
  fields: [{ path: '/teamId', problem: 'names no team', remedy: 'muster team list shows them' }],
};
