import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { isActivePerson, teamExists } from '../../identity/public.ts';
import { audienceThing } from '../audience-thing.ts';
import type { Audience } from '../domain/audience.ts';
import { audienceExcluded, audienceIncluded } from '../ledger-actions.ts';
import { commsPermissions } from '../permissions.ts';
import { addressIndexes, commsRoom } from '../room.ts';
import { deleteListed, insertListed, listedOn, MOST, type Listed } from '../store/audiences.ts';
import { subscriberAt } from '../store/subscribers.ts';
import { askAddress, isFitAddress, subscribedAlready, unfitAddress } from './ask-address.ts';

const NEXT = 'muster audience members <list>';

const Whom = {
  member: Type.Optional(Ref('member', { asks: 'A member' })),
  team: Type.Optional(Ref('team', { asks: 'A team, with its members at the time of an update' })),
  address: Type.Optional(
    Type.String({ minLength: 6, maxLength: 500, ...field({ asks: 'An e-mail address outside' }) }),
  ),
} as const;

type Given = { readonly member?: string; readonly team?: string; readonly address?: string };

/**
 * Adds a member, a team or an outside address to a list. An address is asked first, and only goes on a list for PUBLIC
 * updates: nothing internal can be sent to it (GOV 6.2, R30).
 */
export const include = verb(audienceThing, {
  name: 'include',
  words: {
    label: 'Add to list',
    does: 'add a member, a team or an outside address to a list',
    done: 'Added. An address is invited first and gets nothing until it has confirmed.',
    next: NEXT,
  },
  clauses: ['2.4', '6.2'],
  permission: commsPermissions.arrange,
  fields: Whom,
  async decide(ctx, { thing: audience, input }) {
    const listed = await whomOf(ctx, audience, input);
    if (!listed.ok) return listed;
    const { kind, id } = listed.value;
    if (((await listedOn(ctx.tx, [audience.id])).get(audience.id) ?? []).length >= MOST.lines) return err(full);
    const entry = ctx.record(audienceIncluded, {
      resource: { kind: 'audience', id: audience.id },
      clause: '6.2',
      data: { audience: audience.id, kind, id },
    });
    return (await insertListed(ctx.tx, audience.id, listed.value, entry)) ? ok(undefined) : err(thereAlready);
  },
});

/** Removes an entry from a list. An address can also be named by its subscriber id, since addresses are never shown. */
export const exclude = verb(audienceThing, {
  name: 'exclude',
  words: {
    label: 'Remove from list',
    does: 'remove a member, a team or an address from a list',
    done: 'Removed from the list.',
    next: NEXT,
  },
  clauses: ['2.4'],
  permission: commsPermissions.arrange,
  fields: { ...Whom, subscriber: Type.Optional(Ref('subscriber', { asks: 'An address (the subscriber’s id)' })) },
  async decide(ctx, { thing: audience, input }) {
    const given = namesOf(input).length + (input.subscriber === undefined ? 0 : 1);
    if (given !== 1) return err(oneOfThem);
    const line = await lineOf(ctx, input);
    if (line === undefined || !(await deleteListed(ctx.tx, audience.id, line))) return err(notThere);
    ctx.record(audienceExcluded, {
      resource: { kind: 'audience', id: audience.id },
      clause: '2.4',
      data: { audience: audience.id, ...line },
    });
    return ok(undefined);
  },
});

const namesOf = (given: Given) => [given.member, given.team, given.address].filter((each) => each !== undefined);

async function whomOf(ctx: CommandContext, audience: Audience, given: Given): Promise<Result<Listed, AppError>> {
  if (namesOf(given).length !== 1) return err(oneOfThem);
  if (given.member !== undefined)
    return (await isActivePerson(ctx.tx, asId(given.member)))
      ? ok({ kind: 'member', id: given.member })
      : err(strange('/member', 'is not an active member', 'muster member list shows them'));
  if (given.team !== undefined)
    return (await teamExists(ctx.tx, asId(given.team)))
      ? ok({ kind: 'team', id: given.team })
      : err(strange('/team', 'is not a team', 'muster team list shows them'));
  if (audience.reaches === 'stakeholders') return err(staysInside);
  const address = (given.address ?? '').trim();
  if (!isFitAddress('e-mail', address)) return err(unfitAddress('e-mail'));
  const known = await subscriberAt(ctx.tx, addressIndexes(ctx.use(commsRoom), address));
  const id = known ?? (await askAddress(ctx, { kind: 'e-mail', address, services: [], isListed: true }));
  return id === undefined ? err(subscribedAlready) : ok({ kind: 'subscriber', id });
}

async function lineOf(
  ctx: CommandContext,
  given: Given & { readonly subscriber?: string },
): Promise<Listed | undefined> {
  if (given.member !== undefined) return { kind: 'member', id: given.member };
  if (given.team !== undefined) return { kind: 'team', id: given.team };
  const { address } = given;
  const id =
    address === undefined
      ? given.subscriber
      : await subscriberAt(ctx.tx, addressIndexes(ctx.use(commsRoom), address.trim()));
  return id === undefined ? undefined : { kind: 'subscriber', id };
}

const strange = (path: string, problem: string, remedy: string): AppError => ({
  kind: 'invalid',
  code: 'comms/not-listable',
  public: 'A list consists of active members, teams and addresses.',
  fields: [{ path, problem, remedy }],
});

const oneOfThem: AppError = {
  kind: 'invalid',
  code: 'comms/one-of-them',
  public: 'Add or remove one at a time: a member, a team or an address.',
  fields: [{ path: '', problem: 'is missing, or more than one is given', remedy: 'give exactly one' }],
};

const staysInside: AppError = {
  kind: 'refused',
  code: 'comms/stays-inside',
  public: 'Updates for stakeholders are INTERNAL: they go only to members.',
  clause: '6.2',
  remedy: 'Add the address to a list that gets published updates: muster audience add <name> --reaches public.',
};

const thereAlready: AppError = {
  kind: 'conflict',
  code: 'comms/listed-already',
  public: 'They are already on this list.',
};

const notThere: AppError = {
  kind: 'conflict',
  code: 'comms/not-listed',
  public: 'They are not on this list.',
  remedy: 'muster audience members <list> shows who is.',
};

const full: AppError = {
  kind: 'conflict',
  code: 'comms/audience-full',
  public: 'This list is full.',
  remedy: 'Add a team instead of its members.',
};
