import type { ActivityId, Permission } from '@muster/policy';
import type { TObject, TProperties, TSchema } from 'typebox';
import type { ClauseId } from '../../kernel/ids.ts';
import type { Command } from '../commands/command.ts';
import type { Declared, Here, Question, StateRefusal, VerbOfAll, VerbOn, VerbWords } from './declared.ts';
import type { AnyView, VerbThing } from './verb-thing.ts';
import { commandOfAll, commandOn, type Seen } from './verb-command.ts';

/**
 * A declared verb: a command, and what its route, description, command line and dialogs are derived from. Only values,
 * so that the API can be described without a database.
 */
export type Verb<Name extends string = string, I extends TSchema = TSchema, F = unknown, O = unknown> = Command<
  I,
  F,
  O
> & {
  readonly noun: string;
  /** Its name in paths, on the command line and in `may`: `hand-over`. */
  readonly verb: Name;
  readonly aliases: readonly string[];
  readonly words: VerbWords;
  readonly clauses: readonly ClauseId[];
  readonly permission: Permission;
  readonly activity: ActivityId | undefined;
  readonly fields: TProperties;
  readonly route: `/v1/${string}`;
  readonly status: 200 | 201;
  readonly answer: TSchema | undefined;
  /** The view of the thing that it acted on or created. */
  readonly view: AnyView | undefined;
  readonly danger: boolean;
  readonly seen: boolean;
  /** Undefined for an organisation-wide verb. */
  readonly kind: VerbThing<never> | undefined;
  readonly unless: ((thing: never, here: Here) => StateRefusal | undefined) | undefined;
  readonly confirm: ((thing: never, here: Here) => Question | undefined) | undefined;
};

/** Declares a verb on one thing of a kind. */
export function verb<
  T,
  K extends TProperties,
  const Name extends string,
  P extends TProperties,
  F = undefined,
  O = unknown,
>(
  kind: VerbThing<T, K>,
  declared: VerbOn<T, P, F, O> & { readonly name: Name },
): Verb<Name, TObject<K & P & Seen>, F, O> {
  return {
    ...common(declared),
    noun: kind.noun,
    verb: declared.name,
    route: `${kind.root}${Object.keys(kind.key)
      .map((name) => `/:${name}`)
      .join('')}/${declared.name}`,
    status: 200,
    seen: declared.seen === true,
    kind: kind as unknown as VerbThing<never>,
    view: kind.view,
    unless: declared.unless,
    confirm: declared.confirm,
    ...commandOn(kind, declared),
  };
}

/** Declares an organisation-wide verb: one that creates a thing, or changes a singleton. */
export function verbOfAll<P extends TProperties, F = undefined, O = unknown>(
  declared: VerbOfAll<P, F, O>,
): Verb<string, TObject<P>, F, O> {
  return {
    ...common(declared),
    noun: declared.noun,
    verb: declared.name,
    route: declared.route,
    status: declared.creates === true ? 201 : 200,
    seen: false,
    kind: undefined,
    view: declared.view,
    unless: undefined,
    confirm: undefined,
    ...commandOfAll(declared),
  };
}

const common = <P extends TProperties>(declared: Declared<P>) => ({
  aliases: declared.aliases ?? [],
  words: declared.words,
  clauses: declared.clauses,
  permission: declared.permission,
  activity: declared.activity,
  fields: declared.fields ?? {},
  answer: declared.answer,
  danger: declared.danger === true,
});
