import type { Result } from '../../kernel/result.ts';
import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';

/** What this area works with. Given once, by the composition root. */
export type Sinks = {
  readonly host: CommandHost;
  readonly outgoing: Outgoing;
  /** Follows a reference that a member typed in; text says why it cannot be followed. */
  readonly secretOf: (reference: string) => Promise<Result<string, string>>;
  /** Why a reference would not be followed; undefined where it would. */
  readonly refusalOf: (reference: string) => string | undefined;
  /** The folder in which sinks may be files; none where the operator has set none apart. */
  readonly folder: string | undefined;
};

export const sinksService = defineService<Sinks>('sinks.parts');
