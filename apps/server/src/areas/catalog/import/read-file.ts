import type { FileRead } from '../domain/described.ts';
import { readBackstage } from './read-backstage.ts';
import { readCsv } from './read-csv.ts';

export const readFile = async (format: 'csv' | 'backstage', content: string): Promise<FileRead> =>
  format === 'csv' ? readCsv(content) : readBackstage(content);
