import type { Kysely } from 'kysely';
import { teamNames } from '../../identity/public.ts';
import type { FileRead } from '../domain/described.ts';
import { planImport, type ImportPlan } from '../domain/plan-import.ts';
import { allServices } from '../store/services.ts';
import { readBackstage } from './read-backstage.ts';
import { readCsv } from './read-csv.ts';

/** What the file would change in the current catalog, including the problems of reading it. */
export async function planOf(db: Kysely<unknown>, read: FileRead): Promise<ImportPlan> {
  const names = await teamNames(db);
  const teams = new Map([...names].map(([id, name]) => [name.toLowerCase(), id]));
  const plan = planImport(read.described, { services: await allServices(db), teams });
  return { ...plan, problems: [...read.problems, ...plan.problems] };
}

export const readFile = async (format: 'csv' | 'backstage', content: string): Promise<FileRead> =>
  format === 'csv' ? readCsv(content) : readBackstage(content);
