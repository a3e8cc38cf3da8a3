import type { IncidentVerb } from '@muster/api-client';
import type { IncidentAct } from './use-act.ts';

/** The action that a composer line requests. */
export type ComposerLine = IncidentAct | { readonly wrong: string };

type Suggestion = { readonly name: string; readonly form: string; readonly does: string; readonly verb: IncidentVerb };

/** The composer's commands, as its suggestions list them, and the verb each one runs. */
export const composerCommands = [
  { name: '/ack', form: '/ack', does: 'acknowledge', verb: 'acknowledge' },
  { name: '/take', form: '/take', does: 'take command', verb: 'take-command' },
  {
    name: '/update',
    form: '/update what stakeholders should know',
    does: 'send the stakeholder update',
    verb: 'update',
  },
  { name: '/mitigate', form: '/mitigate what stopped the harm', does: 'mark mitigated', verb: 'mitigate' },
  { name: '/resolve', form: '/resolve what fixed it', does: 'mark resolved', verb: 'resolve' },
  { name: '/sev', form: '/sev 1 why', does: 'raise the severity', verb: 'raise' },
  { name: '/at', form: '/at 03:12 what happened then', does: 'note something that happened earlier', verb: 'note' },
  { name: '/close', form: '/close', does: 'close', verb: 'close' },
  { name: '/reopen', form: '/reopen why', does: 'reopen', verb: 'reopen' },
] as const satisfies readonly Suggestion[];

/** Parses a composer line. `/at` is relative to `now`: the most recent such time of day that is not in the future. */
export function parseComposerLine(line: string, now: Date): ComposerLine {
  const text = line.trim();
  if (text === '') return { wrong: 'There is nothing to write yet.' };
  if (!text.startsWith('/')) return { verb: 'note', fields: { text } };
  const [command = '', ...words] = text.split(/\s+/);
  const rest = words.join(' ');
  switch (command) {
    case '/ack':
      return { verb: 'acknowledge' };
    case '/take':
      return { verb: 'take-command' };
    case '/close':
      return { verb: 'close' };
    case '/update':
      return rest === '' ? needs('/update', 'the text of the update') : { verb: 'update', fields: { text: rest } };
    case '/mitigate':
      return rest === '' ? needs('/mitigate', 'what stopped the harm') : { verb: 'mitigate', fields: { note: rest } };
    case '/resolve':
      return rest === '' ? needs('/resolve', 'what fixed it') : { verb: 'resolve', fields: { note: rest } };
    case '/reopen':
      return rest === '' ? needs('/reopen', 'a reason') : { verb: 'reopen', fields: { reason: rest } };
    case '/sev':
      return parseSeverity(words);
    case '/at':
      return parseAt(words, now);
    default:
      return {
        wrong: `${command} is not a command. Commands: ${composerCommands.map(({ name }) => name).join(', ')}.`,
      };
  }
}

function parseSeverity([level = '', ...reason]: readonly string[]): ComposerLine {
  const severity = /^(?:sev-?)?([1-4])$/i.exec(level)?.[1];
  if (severity === undefined) return needs('/sev', 'a level from 1 to 4');
  if (reason.length === 0) return needs('/sev', 'a reason, which goes on the record');
  return { verb: 'raise', fields: { severity: `SEV-${severity}`, reason: reason.join(' ') } };
}

function parseAt([time = '', ...words]: readonly string[], now: Date): ComposerLine {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(time);
  if (parts === null) return needs('/at', 'a time of day such as 03:12');
  if (words.length === 0) return needs('/at', 'what happened then');
  const at = new Date(now);
  at.setHours(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0), 0);
  if (at.getTime() > now.getTime()) at.setDate(at.getDate() - 1);
  return { verb: 'note', fields: { text: words.join(' '), occurredAt: at.toISOString() } };
}

const needs = (command: string, what: string): ComposerLine => ({ wrong: `${command} needs ${what}.` });
