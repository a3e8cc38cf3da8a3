import type { Permission } from '@muster/policy';
import { Type, type TObject, type TProperties, type TSchema } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { refused } from '../../kernel/decision.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Command, Preparing } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import { settleAll } from '../database/pipeline/settle-all.ts';
import type { Here, Question, VerbOfAll, VerbOn } from './declared.ts';
import { secretsOf } from './fields.ts';
import type { KeyOf, VerbThing } from './verb-thing.ts';

/**
 * The command of a verb on one thing: lock it, make `now` no earlier than its last timestamp, check the actor, the
 * version, the state and any confirmation; only then run the verb's own decision.
 */
export function commandOn<T, K extends TProperties, P extends TProperties, F, O>(
  kind: VerbThing<T, K>,
  declared: VerbOn<T, P, F, O>,
): Command<TObject<K & P & Seen>, F, O> {
  const { name, permission } = declared;
  return {
    name: `${kind.noun}.${name}`,
    input: inputOf<K & P & Seen>({
      ...kind.key,
      ...(kind.version === undefined ? {} : seenVersion),
      ...declared.fields,
    }),
    ...onceOnly(declared),
    resource: (input) => ({ kind: kind.kind.name, id: kind.idOf(input as KeyOf<K>) }),
    ...preparation(declared.prepare, () =>
      kind.isKnownToMembers === true && declared.permissionFor === undefined ? [permission, ORGANISATION] : undefined,
    ),
    async decide(ctx, input, prepared) {
      await declared.hold?.(ctx, input as never);
      const thing = await openFor(ctx, input as KeyOf<K>);
      if (!thing.ok) return thing;
      const facts = factsOf(declared.prepare, prepared) as F;
      const policy = kind.policyOf?.(ctx.policies, thing.value) ?? ctx.policies.current;
      const here = { actor: ctx.actor, policy, now: ctx.now };
      const obstacle = obstacleTo(thing.value, here, (input as { expectedVersion?: number }).expectedVersion);
      if (obstacle !== undefined) return err(obstacle);
      return declared.decide(ctx, { thing: thing.value, input: input as never, policy, facts });
    },
  };

  /** If members may know that such things exist, 403 precedes 404; otherwise what one may not see does not exist. */
  async function openFor(ctx: CommandContext, key: KeyOf<K>): Promise<Result<T, AppError>> {
    let thing = declared.permissionFor === undefined ? undefined : await kind.lock(ctx, key);
    const needed = declared.permissionFor?.(thing, ctx.actor) ?? permission;
    if (kind.isKnownToMembers === true) {
      const allowed = await ctx.authorise(needed, ORGANISATION);
      if (!allowed.ok) return allowed;
    }
    thing ??= await kind.lock(ctx, key);
    if (thing === undefined) return err(kind.missing);
    if (kind.lastInstant !== undefined) ctx.notBefore(kind.lastInstant(thing));
    if (kind.isKnownToMembers !== true) {
      const rolesHere = (await kind.rolesHere?.(ctx.tx, ctx.actor, thing, ctx.now)) ?? [];
      const allowed = await ctx.authorise(needed, kind.protection(thing), rolesHere);
      if (!allowed.ok) return err(allowed.error.kind === 'not_found' ? kind.missing : allowed.error);
    }
    return ok(thing);
  }

  function obstacleTo(thing: T, here: Here, seen: number | undefined): AppError | undefined {
    const current = kind.version?.(thing);
    if (current !== undefined && seen !== undefined && seen !== current) return changedMeanwhile(current);
    const refusal = declared.unless?.(thing, here);
    if (refusal !== undefined) return refused(refusal, refusal.is === 'access' ? 'refused' : 'conflict');
    if (current === undefined || seen !== undefined) return undefined;
    if (declared.seen === true) return versionNeeded(current);
    const question = declared.confirm?.(thing, here);
    return question && notConfirmed(question, current);
  }
}

/** The command of an organisation-wide verb: check the actor, then run the verb's own decision. */
export function commandOfAll<P extends TProperties, F, O>(declared: VerbOfAll<P, F, O>): Command<TObject<P>, F, O> {
  const { name, noun, kind } = declared;
  const takes = (input: unknown): Takes => [
    declared.permissionFor?.(input as never) ?? declared.permission,
    declared.protection?.(input as never) ?? ORGANISATION,
  ];
  return {
    name: `${noun}.${name}`,
    input: inputOf<P>({ ...declared.fields }),
    ...onceOnly(declared),
    resource: () => ({ kind: kind?.name ?? noun, id: 'new' }),
    ...preparation(declared.prepare, takes),
    async decide(ctx, input, prepared) {
      await declared.hold?.(ctx, input as never);
      const given = { input: input as never, policy: ctx.policies.current };
      const [allowed, read] = await settleAll([
        ctx.authorise(...takes(input)),
        declared.reads?.(ctx, given) ?? Promise.resolve(undefined),
      ]);
      if (!allowed.ok) return allowed;
      const facts = declared.reads === undefined ? factsOf(declared.prepare, prepared) : read;
      return declared.decide(ctx, { ...given, facts: facts as F });
    },
  };
}

type Takes = readonly [Permission, Protected];

type Prepare = (outside: Preparing, input: never) => Promise<Result<unknown, AppError>>;

/**
 * Nothing slow is started, and nothing external is sent, for somebody who may not: `decide` refuses them on the record.
 */
function preparation(
  prepare: Prepare | undefined,
  takes: (input: unknown) => Takes | undefined,
): { prepare?: (outside: Preparing, input: unknown) => Promise<Result<never, AppError>> } {
  if (prepare === undefined) return {};
  return {
    async prepare(outside, input) {
      const taken = takes(input);
      if (taken !== undefined && !(await outside.may(...taken))) return ok(undefined as never);
      const found = await prepare(outside, input as never);
      return found.ok ? ok({ facts: found.value } as never) : found;
    },
  };
}

function factsOf(prepare: Prepare | undefined, prepared: unknown): unknown {
  if (prepare === undefined) return undefined;
  if (prepared === undefined) throw new Error('somebody became entitled while the command ran');
  return (prepared as { readonly facts: unknown }).facts;
}

const onceOnly = ({ answer }: { readonly answer?: TSchema }): { readonly givesSecret?: true } =>
  secretsOf(answer).length === 0 ? {} : { givesSecret: true };

const inputOf = <P extends TProperties>(properties: TProperties): TObject<P> =>
  Type.Object(properties, { additionalProperties: false }) as never;

const seenVersion = { expectedVersion: Type.Optional(Type.Integer({ minimum: 1 })) };

/** The version that the caller has seen, as an input field of commands on versioned things. */
export type Seen = typeof seenVersion;

const sayVersion = (current: number): string =>
  `send the version you saw: If-Match "${current}" (muster: --if-version ${current}).`;

const changedMeanwhile = (current: number): AppError => ({
  kind: 'stale',
  code: 'request/changed-meanwhile',
  public: `It is now at version ${current}.`,
  remedy: 'Look at the current version and decide again.',
});

const versionNeeded = (current: number): AppError => ({
  kind: 'conflict',
  code: 'request/version-needed',
  public: 'This needs the version that you have seen.',
  remedy: `Look at it, then ${sayVersion(current)}`,
});

const notConfirmed = ({ asks, clause }: Question, current: number): AppError => ({
  kind: 'conflict',
  code: 'request/not-confirmed',
  public: asks,
  remedy: `To do it anyway, ${sayVersion(current)}`,
  ...(clause === undefined ? {} : { clause }),
});
