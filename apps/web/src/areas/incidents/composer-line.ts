import type { Severity, Wish } from '@muster/api-client';

/** What a line in the composer asks for. */
export type ComposerLine =
  | { readonly kind: 'note'; readonly text: string; readonly occurredAt?: Date }
  | { readonly kind: 'update'; readonly text: string }
  | { readonly kind: 'acknowledge' | 'take' | 'close' }
  | { readonly kind: 'mitigate' | 'resolve'; readonly note: string }
  | { readonly kind: 'reopen'; readonly reason: string }
  | { readonly kind: 'severity'; readonly severity: Severity; readonly reason: string }
  | { readonly kind: 'wrong'; readonly why: string };

type Suggestion = { readonly name: string; readonly form: string; readonly does: string; readonly wish: Wish };

/** The commands of the composer, as its list of suggestions shows them, and what each wishes for. */
export const composerCommands = [
  { name: '/ack', form: '/ack', does: 'acknowledge', wish: 'acknowledge' },
  { name: '/take', form: '/take', does: 'take command', wish: 'takeCommand' },
  {
    name: '/update',
    form: '/update what stakeholders should know',
    does: 'send the stakeholder update',
    wish: 'update',
  },
  { name: '/mitigate', form: '/mitigate what stopped the harm', does: 'mark mitigated', wish: 'mitigate' },
  { name: '/resolve', form: '/resolve what fixed it', does: 'mark resolved', wish: 'resolve' },
  { name: '/sev', form: '/sev 1 why', does: 'raise the severity', wish: 'raise' },
  { name: '/at', form: '/at 03:12 what happened then', does: 'note something that happened earlier', wish: 'note' },
  { name: '/close', form: '/close', does: 'close', wish: 'close' },
  { name: '/reopen', form: '/reopen why', does: 'reopen', wish: 'reopen' },
] as const satisfies readonly Suggestion[];

/** Reads a composer line. `now` anchors `/at`, which means the latest such time of day that is not ahead. */
export function parseComposerLine(line: string, now: Date): ComposerLine {
  const text = line.trim();
  if (text === '') return { kind: 'wrong', why: 'There is nothing to write yet.' };
  if (!text.startsWith('/')) return { kind: 'note', text };
  const [command = '', ...words] = text.split(/\s+/);
  const rest = words.join(' ');
  switch (command) {
    case '/ack':
      return { kind: 'acknowledge' };
    case '/take':
      return { kind: 'take' };
    case '/close':
      return { kind: 'close' };
    case '/update':
      return rest === '' ? needs('/update', 'the words of the update') : { kind: 'update', text: rest };
    case '/mitigate':
      return rest === '' ? needs('/mitigate', 'what stopped the harm') : { kind: 'mitigate', note: rest };
    case '/resolve':
      return rest === '' ? needs('/resolve', 'what fixed it') : { kind: 'resolve', note: rest };
    case '/reopen':
      return rest === '' ? needs('/reopen', 'a reason') : { kind: 'reopen', reason: rest };
    case '/sev':
      return parseSeverity(words);
    case '/at':
      return parseAt(words, now);
    default:
      return {
        kind: 'wrong',
        why: `${command} is no command. Known: ${composerCommands.map(({ name }) => name).join(', ')}.`,
      };
  }
}

function parseSeverity([level = '', ...reason]: readonly string[]): ComposerLine {
  const severity = /^(?:sev-?)?([1-4])$/i.exec(level)?.[1];
  if (severity === undefined) return needs('/sev', 'a level from 1 to 4');
  if (reason.length === 0) return needs('/sev', 'a reason, which goes on the record');
  return { kind: 'severity', severity: `SEV-${severity}` as Severity, reason: reason.join(' ') };
}

function parseAt([time = '', ...words]: readonly string[], now: Date): ComposerLine {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(time);
  if (parts === null) return needs('/at', 'a time of day such as 03:12');
  if (words.length === 0) return needs('/at', 'what happened then');
  const at = new Date(now);
  at.setHours(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0), 0);
  if (at.getTime() > now.getTime()) at.setDate(at.getDate() - 1);
  return { kind: 'note', text: words.join(' '), occurredAt: at };
}

const needs = (command: string, what: string): ComposerLine => ({ kind: 'wrong', why: `${command} needs ${what}.` });
