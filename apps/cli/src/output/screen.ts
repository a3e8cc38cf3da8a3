import type { Outlet, Shell } from '../shell.ts';
import { coloured, plain, type Paint } from './paint.ts';

/** What output for people is formatted for: width, colour, and the server's current time. */
export type Screen = { readonly columns: number; readonly paint: Paint; readonly now: Date };

const WIDEST_READABLE = 160;
const DEFAULT_COLUMNS = 80;
const NARROWEST = 40;

/**
 * COLUMNS takes precedence over the terminal. Colour only on terminals, and never with NO_COLOR (https://no-color.org).
 */
export function screenOf({ env }: Pick<Shell, 'env'>, outlet: Outlet, now: Date): Screen {
  const told = Number(env['COLUMNS']);
  const columns = Number.isInteger(told) && told > 0 ? told : (outlet.columns ?? DEFAULT_COLUMNS);
  const isPlain = !outlet.isTerminal || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return { columns: Math.max(NARROWEST, Math.min(columns, WIDEST_READABLE)), paint: isPlain ? plain : coloured, now };
}
