import type { LedgerAction } from './action.ts';

/** Every action that this program knows. Two owners of one name are a bug found at startup. */
export type ActionRegistry = { readonly all: readonly LedgerAction[]; get(name: string): LedgerAction | undefined };

export function actionRegistry(actions: readonly LedgerAction[]): ActionRegistry {
  const byName = new Map<string, LedgerAction>();
  for (const action of actions) {
    if (byName.has(action.name)) throw new Error(`two areas define the ledger action ${action.name}`);
    if (action.version > 1 && !action.upcast)
      throw new Error(`${action.name} is at version ${action.version} without an upcaster`);
    byName.set(action.name, action);
  }
  return { all: [...byName.values()], get: (name) => byName.get(name) };
}
