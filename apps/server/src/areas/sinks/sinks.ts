import type { Result } from '../../kernel/result.ts';
import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';

/** What this area depends on, provided by the composition root. */
export type Sinks = {
  readonly host: CommandHost;
  readonly outgoing: Outgoing;
  /** Resolves a reference that a member entered; the error says why it cannot be resolved. */
  readonly secretOf: (reference: string) => Promise<Result<string, string>>;
  /** Why a reference would be refused; undefined if it would not be. */
  readonly refusalOf: (reference: string) => string | undefined;
  /** The folder for file sinks; undefined if the operator provides none. */
  readonly folder: string | undefined;
};

export const sinksService = defineService<Sinks>('sinks.parts');
