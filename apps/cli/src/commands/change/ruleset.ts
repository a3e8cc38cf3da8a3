import { rulesetFor } from '@muster/change-rules';
import type { Verb } from '../../command-line/verb.ts';
import { failed } from '../../failures/failure.ts';
import { readPolicyFolder } from '../../policy/read-policy-folder.ts';

/** `muster change ruleset`: prints it and changes nothing. */
export const ruleset: Verb = {
  usage: 'ruleset',
  summary: 'print the branch ruleset that a GitHub repository needs (R15); changes nothing',
  options: [
    { flags: '--app <id>', what: 'the id of the GitHub App: only this app can then report its check' },
    { flags: '--policy <folder>', what: 'the policy to derive it from (default: the nearest)' },
  ],
  examples: ['muster change ruleset --app 4711 | gh api repos/acme/platform/rulesets --input -'],
  run: async ({ options, shell }) => {
    const { folder, parsed } = readPolicyFolder(options.text('policy'), shell.folder);
    if (!parsed.ok)
      throw failed('cli/policy-unread', 'The policy has problems, so no ruleset can be derived from it.', {
        next: `muster policy check ${folder}`,
      });
    const json = rulesetFor(parsed.value, options.number('app'));
    return Promise.resolve({ json, words: () => `${JSON.stringify(json, undefined, 2)}\n` });
  },
};
