import type { Verb } from '../../command-line/verb.ts';
import { loadServer, environmentOf } from '../../operations/load-server.ts';
import type { Examined } from '../../operations/server-operations.ts';
import { paragraphs } from '../../output/paragraphs.ts';
import type { Screen } from '../../output/screen.ts';

export const doctor: Verb = {
  usage: 'doctor',
  summary: 'check everything Muster depends on; changes nothing',
  async run({ shell }) {
    const examined = await (await loadServer()).examine(environmentOf(shell));
    const isFailure = examined.some(({ state }) => state === 'ill');
    return {
      json: { ok: !isFailure, examined },
      words: (screen) => examined.map((each) => line(each, screen)).join(''),
      isFailure,
    };
  },
};

const NAME = 11;

function line({ name, state, what, remedy, clause }: Examined, { paint, columns }: Screen): string {
  const mark = { well: paint.green('✓'), advice: paint.yellow('!'), ill: paint.red('✗') }[state];
  const indent = ' '.repeat(NAME + 2);
  const words = paragraphs(`${what}${clause === undefined ? '' : ` (${clause})`}`, columns, indent).trimStart();
  const next = remedy === undefined || remedy === '' ? '' : `${paint.dim(paragraphs(remedy, columns, indent))}\n`;
  return `${mark} ${name.padEnd(NAME)}${words}\n${next}`;
}
