import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { Rewritten, WalAge } from '../../platform/database/rewrite-tables.ts';
import type { ErasureJournal } from '../../platform/personal-data/erasure-journal.ts';
import type { PersonalDataParts, PersonalDataPlace } from '../../platform/personal-data/place.ts';

/** The dependencies of this area, set once by the composition root. */
export type DataSubjects = {
  readonly host: CommandHost;
  readonly places: () => readonly PersonalDataPlace[];
  readonly keys: PersonalDataParts;
  readonly journal: ErasureJournal;
  /** The database's files, as far as its owner can access them. */
  readonly files: {
    readonly rewrite: (tables: readonly string[]) => Promise<Rewritten>;
    readonly age: (walPlace: string) => Promise<WalAge>;
  };
};

export const dataSubjectsService = defineService<DataSubjects>('data-subjects.parts');
