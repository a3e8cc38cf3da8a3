import type { LedgerAction } from './ledger/action.ts';

type Actions = readonly LedgerAction[];

/** Every open page is notified of each entry that its reader may see. These entries mean more than that. */
export type LiveKeys = {
  /** Nothing new to people: counts of what they themselves read. No page is notified. */
  readonly quiet?: Actions;
  /** Somebody may have been signed out. */
  readonly ending?: Actions;
  /** Whoever is named in the data may now see more or less than before. */
  readonly readScopeOfNamed?: Actions;
  /** Anybody may now see more or less than before. */
  readonly readScopeOfAll?: Actions;
};

/** The same, by action name, for all areas combined. */
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
