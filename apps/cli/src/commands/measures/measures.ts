import type { Measure, Measures } from '@muster/api-client';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';

const MINUTE = 60;
const DAY_MS = 86_400_000;
const USUAL = '90';

/** Response metrics with their definitions. */
export const measures: Verb = {
  usage: 'measures',
  summary: 'times to detect, acknowledge, mitigate and resolve, deadlines met, open obligations, and exceptions',
  options: [
    { flags: '--days <n>', what: 'how many days up to now (default: 90)' },
    { flags: '--team <id>', what: 'only this team' },
    { flags: '--service <name>', what: 'only this service, model or pipeline in the catalog' },
    {
      flags: '--model <name>',
      what: 'only this registry model, or one that alerts name in their `model` label',
    },
    { flags: '--csv', what: 'as CSV, each row with its definition' },
  ],
  examples: ['muster measures --days 30', 'muster measures --csv > measures.csv'],
  next: 'muster incident list',
  async run({ options, shell, connection }) {
    const days = Number(options.text('days') ?? USUAL);
    if (!Number.isInteger(days) || days < 1)
      throw wrongUsage('--days must be a whole number.', 'muster measures --days 30');
    const to = shell.now();
    const [team, service, model] = [options.text('team'), options.text('service'), options.text('model')];
    const query = {
      from: new Date(to.getTime() - days * DAY_MS).toISOString(),
      to: to.toISOString(),
      ...(team === undefined ? {} : { team }),
      ...(service === undefined ? {} : { service }),
      ...(model === undefined ? {} : { model }),
    };
    const { api } = connection();
    if (options.flag('csv')) {
      const csv = await answerOf(api.GET('/v1/measures/csv', { params: { query }, parseAs: 'text' }));
      return { json: { csv }, words: () => csv };
    }
    const found = await answerOf(api.GET('/v1/measures', { params: { query } }));
    return { json: found, words: () => measuresWords(found) };
  },
};

const measuresWords = ({ incidents, measures: all }: Measures): string =>
  [`${incidents} incidents that you can see, drills excluded.\n`, ...all.map(measureWords)].join('\n');

function measureWords(measure: Measure): string {
  const { title, definition, by } = measure;
  const rows = by.map((each) => `  ${each.severity}  ${figureWords(measure, each)}`);
  return `${[`${title}: ${figureWords(measure, measure.all)}`, ...rows, `  ${definition}`].map(clean).join('\n')}\n`;
}

function figureWords({ unit }: Measure, { n, open, median, p95, share }: Measure['all']): string {
  if (unit === 'count') return `${n}${open === 0 ? '' : `, ${open} in force now`}`;
  const of = `of ${n}${open === 0 ? '' : `, ${open} open`}`;
  const value = unit === 'seconds' ? median : share;
  if (value === undefined) return `too few to tell, ${of}`;
  if (unit === 'share') return `${Math.round(value * 100)} %, ${of}`;
  return `median ${minutes(value)}, 95 % ${p95 === undefined ? 'not reached' : minutes(p95)}, ${of}`;
}

const minutes = (seconds: number): string => `${Math.round((seconds / MINUTE) * 10) / 10} min`;
