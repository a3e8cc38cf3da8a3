import { agoWords as ago, elapsedWords } from '@muster/api-client';

/** Time since an instant; zero if this machine's clock is behind. */
export const sinceWords = (instant: string, now: Date): string => elapsedWords(new Date(instant), now);

/** `just now`, `3m ago`. */
export const agoWords = (instant: string, now: Date): string => ago(new Date(instant), now);

/** `2026-11-23 03:12:09Z`: ledger time, to the second. */
export const instantWords = (instant: string): string => instant.replace('T', ' ').replace(/\.\d+Z$/, 'Z');

/** A server's sentence with its instants in the CLI's format. */
export const timedWords = ({ summary, instants = [] }: { summary: string; instants?: readonly string[] }): string =>
  instants.reduce((words, instant) => words.replace(instant, instantWords(instant)), summary);

/** `03:12:09Z`: only the time of day, in UTC and saying so, for lines of one day. */
export const timeOfDay = (instant: string): string => `${instant.slice(11, 19)}Z`;
