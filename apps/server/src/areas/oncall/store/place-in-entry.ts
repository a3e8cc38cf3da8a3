import { sql } from 'kysely';

/** A list is set as a whole: its rows are told apart by its entry, the place and the person, in SQL as in an entry. */
export const placeInEntry = {
  column: sql<string>`(last_entry || '/' || place || '/' || principal_id)`,
  of: (entry: string, place: number, person: string): string => `${entry}/${place}/${person}`,
};
