import type { EntryNames } from './action.ts';
import type { ActionRegistry } from './actions-registry.ts';
import type { Envelope } from './envelope.ts';

/** One line, and the moments it names, as they stand in it; absent for none. */
export type EntryWords = { readonly summary: string; readonly instants?: readonly string[] };

/** One line that says what an entry records. An action of a newer program is shown by its name. */
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
