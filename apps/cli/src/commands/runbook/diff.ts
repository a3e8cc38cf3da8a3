import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { cleanLines } from '../../output/clean.ts';

const MARK = { same: ' ', added: '+', removed: '-' } as const;

export const diff: Verb = {
  usage: 'diff <runbook> <version>',
  summary: 'what a version changes from the previous one; for a first version, its whole text',
  examples: ['muster runbook diff api_outage 1.1.0'],
  next: 'muster runbook show <runbook>',
  async run({ words: [id = '', version = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(
      api.GET('/v1/runbooks/{id}/versions/{version}', { params: { path: { id, version } } }),
    );
    const { against, changes, text } = shown;
    return {
      json: shown,
      words: () =>
        cleanLines(
          against === undefined
            ? `${text}\n`
            : `--- ${id} ${against}\n+++ ${id} ${version}\n${changes.map((each) => `${MARK[each.kind]}${each.text}\n`).join('')}`,
        ),
    };
  },
};
