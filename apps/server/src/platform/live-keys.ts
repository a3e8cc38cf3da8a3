import type { LedgerAction } from './ledger/action.ts';

type Actions = readonly LedgerAction[];

/** Every open page is told of each entry that its reader may see. Some entries mean more than that. */
export type LiveKeys = {
  /** They say nothing new to people: counts of what they themselves read. No page is told of them. */
  readonly quiet?: Actions;
  /** After these somebody may no longer be signed in. */
  readonly ending?: Actions;
  /** After these whoever is named in their data may see more or less than before. */
  readonly readScopeOfNamed?: Actions;
  /** After these anybody may. */
  readonly readScopeOfAll?: Actions;
};

/** The same, by the actions' names, of all rooms together. */
export type LiveNames = Readonly<Record<keyof LiveKeys, ReadonlySet<string>>>;

export function liveNames(keys: readonly (LiveKeys | undefined)[]): LiveNames {
  const names = (of: keyof LiveKeys): ReadonlySet<string> =>
    new Set(keys.flatMap((each) => (each?.[of] ?? []).map(({ name }) => name)));
  return {
    quiet: names('quiet'),
    ending: names('ending'),
    readScopeOfNamed: names('readScopeOfNamed'),
    readScopeOfAll: names('readScopeOfAll'),
  };
}
