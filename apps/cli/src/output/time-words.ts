import { agoWords as ago, elapsedWords } from '@muster/api-client';

/** How long it has lasted by now; nothing yet where this machine's clock is late. */
export const sinceWords = (instant: string, now: Date): string => elapsedWords(new Date(instant), now);

/** How long ago it happened: `just now`, `3m ago`. */
export const agoWords = (instant: string, now: Date): string => ago(new Date(instant), now);

/** `2026-11-23 03:12:09Z`: the record's own time, to the second. */
export const instantWords = (instant: string): string => instant.replace('T', ' ').replace(/\.\d+Z$/, 'Z');

/** A sentence of the server with the moments that it names in the shape of every other. */
export const timedWords = ({ summary, instants = [] }: { summary: string; instants?: readonly string[] }): string =>
  instants.reduce((words, instant) => words.replace(instant, instantWords(instant)), summary);

/** `03:12:09Z`: the time of day alone, for lines of one day; in the record's own zone, and saying so. */
export const timeOfDay = (instant: string): string => `${instant.slice(11, 19)}Z`;
