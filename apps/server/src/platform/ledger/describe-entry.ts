import type { ActionRegistry } from './actions-registry.ts';
import type { Envelope } from './envelope.ts';

/** One line that says what an entry records. An action of a newer program is shown by its name. */
export function describeEntry(
  actions: ActionRegistry,
  envelope: Envelope,
  content: Readonly<Record<string, unknown>> | undefined,
): string {
  const action = actions.get(envelope.action);
  if (!action || action.version < envelope.action_version) return envelope.action;
  const data =
    envelope.action_version < action.version ? action.upcast?.(envelope.data, envelope.action_version) : envelope.data;
  return action.summarise({ data: data ?? {}, content });
}
