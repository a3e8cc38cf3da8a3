import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { givenText } from '../given-text.ts';
import type { Shell } from '../../shell.ts';

/** What people say about an incident: for themselves, and for those who wait. */
export const note: Verb = {
  usage: 'note <code> <text...>',
  summary: 'add a note to its timeline; - reads it from standard input',
  options: [{ flags: '--at <instant>', what: 'when it happened, if not now: it is marked as added later' }],
  next: 'muster incident show <code>',
  async run({ words: [code = '', ...rest], options, shell, connection }) {
    const occurredAt = instantFrom(options.text('at'));
    const text = await textFrom(rest, shell);
    const body = { text, ...(occurredAt === undefined ? {} : { occurredAt }) };
    const json = await answerOf(
      connection().api.POST('/v1/incidents/{code}/notes', { params: { path: { code } }, body }),
    );
    return { json, words: () => `Noted on ${code}.\n` };
  },
};

export const update: Verb = {
  usage: 'update <code> <text...>',
  summary: 'tell stakeholders; meets the update clock',
  next: 'muster incident show <code>',
  async run({ words: [code = '', ...rest], shell, connection }) {
    const text = await textFrom(rest, shell);
    const json = await answerOf(
      connection().api.POST('/v1/incidents/{code}/updates', { params: { path: { code } }, body: { text } }),
    );
    return {
      json,
      words: () =>
        `The update of ${code} is on the record, where its stakeholders read it. Muster sends it to nobody yet.\n`,
    };
  },
};

export const retitle: Verb = {
  usage: 'retitle <code> <title...>',
  summary: 'give it another title; the old one stays in its timeline',
  next: 'muster incident show <code>',
  async run({ words: [code = '', ...rest], shell, connection }) {
    const title = await textFrom(rest, shell);
    const json = await answerOf(
      connection().api.POST('/v1/incidents/{code}/title', { params: { path: { code } }, body: { title } }),
    );
    return { json, words: () => `${code} has another title.\n` };
  },
};

async function textFrom(words: readonly string[], shell: Shell): Promise<string> {
  const text = await givenText(words.join(' '), shell);
  if (text === undefined || text === '') throw wrongUsage('There are no words to record.');
  return text;
}

function instantFrom(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime()))
    throw wrongUsage(`--at takes an instant such as 2026-11-23T03:12:00Z; "${text}" is none.`);
  return instant.toISOString();
}
