import { defineService } from '../../kernel/services.ts';
import type { Result } from '../../kernel/result.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';

/** What this area depends on, provided by the composition root. */
export type Registries = {
  readonly host: CommandHost;
  readonly outgoing: Outgoing;
  /** Resolves a reference to a secret; the error says what is wrong with it. */
  readonly keyOf: (reference: string) => Promise<Result<string, string>>;
};

export const registriesService = defineService<Registries>('registries.parts');
