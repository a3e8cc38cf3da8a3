import type { Noun, Verb } from '../command-line/verb.ts';
import { wrongUsage } from '../failures/failure.ts';
import { completionScript, shells } from '../completion/completion-script.ts';

/** `muster completion bash`: prints the script that completes every noun, verb and option. */
export const completionFor = (nouns: readonly Noun[], loose: () => readonly Verb[]): Verb => ({
  usage: 'completion <shell>',
  summary: `print the completion script for your shell: ${shells.join(', ')}`,
  examples: [
    'muster completion bash > ~/.local/share/bash-completion/completions/muster',
    'muster completion fish | source',
  ],
  run: async ({ words: [given] }) => {
    const shell = shells.find((each) => each === given);
    if (shell === undefined)
      throw wrongUsage(`There is no completion for “${given}”: choose one of ${shells.join(', ')}.`);
    const script = completionScript(shell, { nouns, loose: loose() });
    return { json: { shell, script }, words: () => script };
  },
});
