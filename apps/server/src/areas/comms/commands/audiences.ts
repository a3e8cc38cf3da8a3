import { severities as known, type Severity } from '@muster/policy';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Choice, field, Line, Ref } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { teamExists } from '../../identity/public.ts';
import { audienceThing } from '../audience-thing.ts';
import { reaches } from '../domain/audience.ts';
import { audienceKind } from '../kinds.ts';
import { audienceRemoved, audienceSaved } from '../ledger-actions.ts';
import { commsPermissions } from '../permissions.ts';
import { allAudiences, deleteAudience, insertAudience, MOST, setSeverities } from '../store/audiences.ts';

const NEXT = 'muster audience list';

const Severities = (asks: string) =>
  Type.Array(Type.Enum([...known]), { uniqueItems: true, ...field({ asks, option: 'severity' }) });

/** A list that receives updates: internal ones, for members and teams, or PUBLIC ones, for outsiders as well. */
export const addAudience = verbOfAll({
  noun: 'audience',
  kind: audienceKind,
  name: 'add',
  route: '/v1/audiences',
  creates: true,
  words: {
    label: 'Add a list',
    does: 'add a list that updates are sent to',
    done: 'Added. Nobody is on it yet.',
    next: NEXT,
  },
  clauses: ['2.4', '6.2'],
  permission: commsPermissions.arrange,
  fields: {
    name: Line({ asks: 'Name', positional: true, limit: 80 }),
    reaches: Choice(reaches, { asks: 'What does it get: updates for stakeholders, or published updates?' }),
    severities: Type.Optional(Severities('Always notified of these severities; none by default')),
    teamId: Type.Optional(Ref('team', { asks: 'Which team may change it?', option: 'team' })),
  },
  answer: Type.Object({ id: Type.String() }),
  async decide(ctx, { input }) {
    const severities = inOrder(input.severities ?? []);
    const teamId = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    const refusal = await refusalOf(ctx, teamId);
    if (refusal !== undefined) return err(refusal);
    const id = ctx.ids.opaque();
    const entry = ctx.record(audienceSaved, {
      resource: { kind: 'audience', id },
      clause: '2.4',
      data: {
        audience: id,
        reaches: input.reaches,
        severities: [...severities],
        ...(teamId === undefined ? {} : { team: teamId }),
      },
      content: { isNewSubject: true, fields: { name: input.name } },
    });
    const audience = { id, name: input.name, reaches: input.reaches, teamId, severities, version: 1 };
    if (!(await insertAudience(ctx.tx, { ...audience, lastInstant: ctx.now }, entry))) return err(nameTaken);
    return ok({ id });
  },
});

async function refusalOf(ctx: CommandContext, teamId: TeamId | undefined): Promise<AppError | undefined> {
  if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return noSuchTeam;
  return (await allAudiences(ctx.tx)).length >= MOST.lists ? tooMany : undefined;
}

/**
 * Changes which severities the list is informed of automatically. What it reaches never changes, because that would mix
 * internal and PUBLIC readers.
 */
export const changeAudience = verb(audienceThing, {
  name: 'change',
  words: {
    label: 'Change',
    does: 'set the severities that a list is always notified of',
    done: 'Changed, from the next update on.',
    next: NEXT,
  },
  clauses: ['2.4'],
  permission: commsPermissions.arrange,
  fields: { severities: Severities('Always notified of these severities; leave empty for none') },
  async decide(ctx, { thing: audience, input }) {
    const severities = inOrder(input.severities);
    const { id, reaches: what, teamId } = audience;
    const entry = ctx.record(audienceSaved, {
      resource: { kind: 'audience', id },
      clause: '2.4',
      data: {
        audience: id,
        reaches: what,
        severities: [...severities],
        ...(teamId === undefined ? {} : { team: teamId }),
      },
      content: { fields: { name: audience.name } },
    });
    await setSeverities(ctx.tx, { id, severities, version: audience.version + 1, lastInstant: ctx.now }, entry);
    return ok(undefined);
  },
});

export const removeAudience = verb(audienceThing, {
  name: 'remove',
  words: { label: 'Remove', does: 'remove a list', done: 'Removed. It gets nothing more.', next: NEXT },
  clauses: ['2.4'],
  permission: commsPermissions.arrange,
  danger: true,
  async decide(ctx, { thing: { id, reaches: what } }) {
    ctx.record(audienceRemoved, {
      resource: { kind: 'audience', id },
      clause: '2.4',
      data: { audience: id, reaches: what },
    });
    await deleteAudience(ctx.tx, id);
    return ok(undefined);
  },
});

const inOrder = (given: readonly Severity[]): readonly Severity[] => known.filter((each) => given.includes(each));

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'comms/name-taken',
  public: 'Another list already has this name.',
  fields: [
    { path: '/name', problem: 'is taken by another list', remedy: 'choose another name, or remove that one first' },
  ],
};

const noSuchTeam: AppError = {
  kind: 'invalid',
  code: 'comms/no-such-team',
  public: 'A list has to belong to an existing team.',
  fields: [{ path: '/teamId', problem: 'is not a team', remedy: 'muster team list shows them' }],
};

const tooMany: AppError = {
  kind: 'conflict',
  code: 'comms/too-many-audiences',
  public: 'The maximum number of lists has been reached.',
  remedy: 'Remove one first: muster audience remove <list>.',
};
