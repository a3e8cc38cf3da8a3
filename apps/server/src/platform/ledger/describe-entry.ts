import type { EntryNames } from './action.ts';
import type { ActionRegistry } from './actions-registry.ts';
import type { Envelope } from './envelope.ts';

/** One line, and the timestamps in it, verbatim; absent if there are none. */
export type EntryWords = { readonly summary: string; readonly instants?: readonly string[] };

/** A one-line summary of an entry. A newer program's action is shown by its name. */
export function describeEntry(
  actions: ActionRegistry,
  envelope: Envelope,
  content: Readonly<Record<string, unknown>> | undefined,
  names: EntryNames = {},
): EntryWords {
  const action = actions.get(envelope.action);
  if (!action || action.version < envelope.action_version) return { summary: envelope.action };
  const lifted =
    envelope.action_version < action.version ? action.upcast?.(envelope.data, envelope.action_version) : envelope.data;
  const data = lifted ?? {};
  return {
    summary: action.summarise({ data, content, ...names }),
    ...(action.instants === undefined ? {} : { instants: action.instants({ data }) }),
  };
}
