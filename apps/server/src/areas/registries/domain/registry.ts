import type { Id } from '../../../kernel/ids.ts';

export type RegistryId = Id<'model-registry'>;

/** A registry of models elsewhere that is read. */
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

/** How a version of a registry stands here. */
export const standings = ['registered', 'no-model', 'not-ready', 'no-schema', 'bad-schema', 'bad-name'] as const;
export type Standing = (typeof standings)[number];

/** What a registry says of a version. */
export type SaidVersion = {
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly schema: string | undefined;
  readonly digest: string | undefined;
};

/** What it says of a model: what it is called here, and what its aliases mean. */
export type SaidModel = {
  readonly name: string;
  readonly model: string;
  readonly aliases: ReadonlyMap<string, string>;
};

export type Said = { readonly models: readonly SaidModel[]; readonly versions: readonly SaidVersion[] };
