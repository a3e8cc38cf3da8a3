import { readRunbook } from '@muster/change-rules';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { readText } from '../scrub-input.ts';

/** Proposes a runbook from a file. It takes effect once reviewed and approved (GOV 2.6, 5.1.1). */
export const propose: Verb = {
  usage: 'propose <file>',
  summary: 'propose a runbook, or a new version of one, from its file',
  options: [
    { flags: '-m, --motivation <text>', what: 'why it changes', isNeeded: true },
    { flags: '-r, --risk <text>', what: 'what could go wrong with the change', isNeeded: true },
    { flags: '-t, --test <text>', what: 'how it was tested', isNeeded: true },
    { flags: '--diagram <file>', what: 'its flowchart, as Mermaid, if it differs from the current one' },
  ],
  examples: ["muster runbook propose runbooks/api_outage.md -m 'the database first' -r low -t 'drilled on Monday'"],
  next: 'muster runbook lint',
  async run({ words: [path = ''], options, shell, connection }) {
    const text = await readText(path, shell);
    const { problems } = readRunbook(path, text);
    const [first] = problems;
    if (first !== undefined)
      throw wrongUsage(`${path}:${first.line}: ${first.says}.`, 'muster runbook lint shows every line');
    const chart = options.text('diagram');
    const said = (name: string): string => options.text(name) ?? '';
    const { api } = connection();
    const done = await answerOf(
      api.POST('/v1/runbooks', {
        body: {
          text,
          motivation: said('motivation'),
          risk: said('risk'),
          test: said('test'),
          ...(chart === undefined ? {} : { diagram: await readText(chart, shell) }),
        },
      }),
    );
    return {
      json: done,
      words: () =>
        `${done.id} ${done.version} is proposed. It needs a review (${done.review}) and Governance’s approval (${done.approval}).\n`,
    };
  },
};
