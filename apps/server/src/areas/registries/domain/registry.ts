import type { Id } from '../../../kernel/ids.ts';

export type RegistryId = Id<'model-registry'>;

/** An external model registry that Muster reads. */
export type Registry = {
  readonly id: RegistryId;
  readonly name: string;
  readonly url: string;
  readonly credential: string | undefined;
  readonly readAt: Date | undefined;
  readonly problem: string | undefined;
  readonly problemAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

/** The state of a registry's version in Muster. */
export const standings = ['registered', 'no-model', 'not-ready', 'no-schema', 'bad-schema', 'bad-name'] as const;
export type Standing = (typeof standings)[number];

/** A version as its registry describes it. */
export type SaidVersion = {
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly schema: string | undefined;
  readonly digest: string | undefined;
};

/** A model as its registry describes it: its name here and its aliases. */
export type SaidModel = {
  readonly name: string;
  readonly model: string;
  readonly aliases: ReadonlyMap<string, string>;
};

export type Said = { readonly models: readonly SaidModel[]; readonly versions: readonly SaidVersion[] };
