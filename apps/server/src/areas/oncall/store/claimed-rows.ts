import { sql } from 'kysely';

/** The rows that an auditor holds against the ledger, and what names each in an entry. */
export const claimedRows = {
  pages: { table: sql.table('pages') },
  // A list is set as a whole: its rows are told apart by its entry, the place and the person.
  places: {
    table: sql.table('on_call_places'),
    id: sql<string>`(last_entry || '/' || place || '/' || principal_id)`,
  },
} as const;

/** The same name of a place, made from the entry. */
export const placeInEntry = (entry: string, place: number, person: string): string => `${entry}/${place}/${person}`;
