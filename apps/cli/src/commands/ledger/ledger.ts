import { incidentsOf, type LedgerEntry } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { fields } from '../../output/fields.ts';
import { actorWords } from '../../output/timeline-words.ts';
import { table } from '../../output/table.ts';
import { instantWords, timedWords } from '../../output/time-words.ts';
import { exportLedger } from './export.ts';
import { verify } from './verify.ts';

const filters = ['actor', 'action', 'resource', 'clause', 'incident', 'thing'] as const;

const list: Verb = {
  usage: 'list',
  summary: 'what is on the record, newest first',
  options: [
    ...filters.map((name) => ({ flags: `--${name} <${name}>`, what: `only about one ${name}` })),
    { flags: '--from <instant>', what: 'that occurred at this time or later' },
    { flags: '--to <instant>', what: 'that occurred before this time' },
    { flags: '--before <seq>', what: 'older than this entry' },
    { flags: '-n, --limit <count>', what: 'how many at most' },
  ],
  async run({ options, connection }) {
    const [before, limit] = [options.number('before'), options.number('limit')];
    const query = {
      ...Object.fromEntries(
        [...filters, 'from' as const, 'to' as const].flatMap((name) =>
          options.text(name) === undefined ? [] : [[name, options.needed(name)]],
        ),
      ),
      ...(before === undefined ? {} : { before }),
      ...(limit === undefined ? {} : { limit }),
    };
    const page = await answerOf(connection().api.GET('/v1/ledger/entries', { params: { query } }));
    return {
      json: page,
      words: (screen) =>
        table<LedgerEntry>(
          page.items,
          [
            { head: 'SEQ', cell: ({ seq }) => String(seq) },
            { head: 'WHEN', cell: ({ at }) => instantWords(at) },
            { head: 'WHO', cell: ({ actor }) => actorWords(actor), shrinksTo: 8 },
            { head: 'WHAT', cell: timedWords, shrinksTo: 20 },
            { head: 'CLAUSE', cell: ({ clause }) => clause ?? '', dropped: 1 },
            { head: 'ACTION', cell: ({ action }) => action, dropped: 3 },
            { head: 'INCIDENT', cell: ({ things }) => incidentsOf(things).join(' '), dropped: 2 },
          ],
          screen,
        ),
    };
  },
};

const show: Verb = {
  usage: 'show <seq>',
  summary: 'one entry: its content, and the bytes that were hashed',
  next: 'muster ledger list',
  async run({ words: [word = ''], connection }) {
    const entry = await answerOf(
      connection().api.GET('/v1/ledger/entries/{seq}', { params: { path: { seq: seqFrom(word) } } }),
    );
    return {
      json: entry,
      words: (screen) =>
        fields(
          {
            entry: String(entry.seq),
            when: instantWords(entry.at),
            who: actorWords(entry.actor),
            what: timedWords(entry),
            action: entry.action,
            resource: `${entry.resource.kind} ${entry.resource.id}`,
            incident: incidentsOf(entry.things).join(' ') || undefined,
            clause: entry.clause,
            content: entry.content === undefined ? undefined : JSON.stringify(entry.content),
          },
          screen,
        ) + `\n${entry.envelope}\n\nnext  muster ledger receipt ${entry.seq}\n`,
    };
  },
};

const receipt: Verb = {
  usage: 'receipt <seq>',
  summary: 'a receipt that proves offline, for good, that an entry is in the ledger (C2SP tlog-proof)',
  next: 'muster ledger list',
  async run({ words: [word = ''], connection }) {
    const seq = seqFrom(word);
    const text = await (await connection().fetch(`/v1/ledger/entries/${seq}/receipt`)).text();
    return { json: { seq, receipt: text }, words: () => text };
  },
};

const key: Verb = {
  usage: 'key',
  summary: 'the keys that sign the ledger; keep them for later verification',
  async run({ connection }) {
    const text = await (await connection().fetch('/v1/ledger/key')).text();
    return {
      json: { keys: text.split('\n').filter((line) => line !== '') },
      words: () => (text.endsWith('\n') ? text : `${text}\n`),
    };
  },
};

const checkpoint: Verb = {
  usage: 'checkpoint',
  summary: 'the current signed head; a copy kept elsewhere serves as a witness',
  async run({ connection }) {
    const text = await (await connection().fetch('/v1/ledger/checkpoint')).text();
    return { json: { checkpoint: text }, words: () => text };
  },
};

function seqFrom(word: string): number {
  if (!/^\d{1,15}$/.test(word))
    throw wrongUsage(`An entry is named by its number; "${word}" is not a number.`, 'muster ledger list');
  return Number(word);
}

export const ledger: Noun = {
  name: 'ledger',
  summary: 'the record of everything done, and its proof',
  group: 'Govern:',
  verbs: [list, show, receipt, verify, exportLedger, key, checkpoint],
};
