import { Type, type TObject, type TProperties, type TSchema } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { refused } from '../../kernel/decision.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Command } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Here, Question, VerbOfAll, VerbOn } from './declared.ts';
import { secretsOf } from './fields.ts';
import type { KeyOf, VerbThing } from './verb-thing.ts';

/**
 * The command that a verb on one thing is: lock it, not before its last instant, may this actor, is it the version that
 * was seen, does its state allow it, was what must be asked answered; only then its own decision.
 */
export function commandOn<T, K extends TProperties, P extends TProperties, F, O>(
  kind: VerbThing<T, K>,
  declared: VerbOn<T, P, F, O>,
): Command<TObject<K & P>, F, O> {
  const { name, permission } = declared;
  return {
    name: `${kind.noun}.${name}`,
    input: inputOf<K & P>({ ...kind.key, ...(kind.version === undefined ? {} : seenVersion), ...declared.fields }),
    ...onceOnly(declared),
    resource: (input) => ({ kind: kind.kind.name, id: kind.idOf(input as KeyOf<K>) }),
    ...(declared.prepare === undefined ? {} : { prepare: declared.prepare as Command<never, F>['prepare'] & object }),
    async decide(ctx, input, facts) {
      const thing = await openFor(ctx, input as KeyOf<K>);
      if (!thing.ok) return thing;
      const policy = kind.policyOf?.(ctx.policies, thing.value) ?? ctx.policies.current;
      const here = { actor: ctx.actor, policy, now: ctx.now };
      const obstacle = obstacleTo(thing.value, here, (input as { expectedVersion?: number }).expectedVersion);
      if (obstacle !== undefined) return err(obstacle);
      return declared.decide(ctx, { thing: thing.value, input: input as never, policy, facts });
    },
  };

  /** Where members know that such things exist, 403 comes before 404; else what one may not see is not there. */
  async function openFor(ctx: CommandContext, key: KeyOf<K>): Promise<Result<T, AppError>> {
    if (kind.isKnownToMembers === true) {
      const allowed = await ctx.authorise(permission, ORGANISATION);
      if (!allowed.ok) return allowed;
    }
    const thing = await kind.lock(ctx, key);
    if (thing === undefined) return err(kind.missing);
    if (kind.lastInstant !== undefined) ctx.notBefore(kind.lastInstant(thing));
    if (kind.isKnownToMembers !== true) {
      const rolesHere = (await kind.rolesHere?.(ctx.tx, ctx.actor, thing)) ?? [];
      const allowed = await ctx.authorise(permission, kind.protection(thing), rolesHere);
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

/** The command that a verb on the organisation as a whole is: may this actor, then its own decision. */
export function commandOfAll<P extends TProperties, F, O>(declared: VerbOfAll<P, F, O>): Command<TObject<P>, F, O> {
  const { name, noun, permission, kind } = declared;
  return {
    name: `${noun}.${name}`,
    input: inputOf<P>({ ...declared.fields }),
    ...onceOnly(declared),
    resource: () => ({ kind: kind?.name ?? noun, id: 'new' }),
    ...(declared.prepare === undefined ? {} : { prepare: declared.prepare }),
    async decide(ctx, input, facts) {
      const allowed = await ctx.authorise(permission, ORGANISATION);
      if (!allowed.ok) return allowed;
      return declared.decide(ctx, { input: input as never, policy: ctx.policies.current, facts });
    },
  };
}

const onceOnly = ({ answer }: { readonly answer?: TSchema }): { readonly givesSecret?: true } =>
  secretsOf(answer).length === 0 ? {} : { givesSecret: true };

const inputOf = <P extends TProperties>(properties: TProperties): TObject<P> =>
  Type.Object(properties, { additionalProperties: false }) as never;

const seenVersion = { expectedVersion: Type.Optional(Type.Integer({ minimum: 1 })) };

const sayVersion = (current: number): string =>
  `say the version you saw: If-Match "${current}" (muster: --if-version ${current}).`;

const changedMeanwhile = (current: number): AppError => ({
  kind: 'stale',
  code: 'request/changed-meanwhile',
  public: `It is at version ${current} by now.`,
  remedy: 'Read it again and decide anew.',
});

const versionNeeded = (current: number): AppError => ({
  kind: 'conflict',
  code: 'request/version-needed',
  public: 'This is only done to a version that you have seen.',
  remedy: `Look at it, then ${sayVersion(current)}`,
});

const notConfirmed = ({ asks, clause }: Question, current: number): AppError => ({
  kind: 'conflict',
  code: 'request/not-confirmed',
  public: asks,
  remedy: `To do it all the same, ${sayVersion(current)}`,
  ...(clause === undefined ? {} : { clause }),
});
