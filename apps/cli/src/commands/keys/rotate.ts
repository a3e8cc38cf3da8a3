import type { Verb } from '../../command-line/verb.ts';
import { loadServer, environmentOf, valueOf } from '../../operations/load-server.ts';
import type { RotationStep } from '../../operations/server-operations.ts';
import { fields } from '../../output/fields.ts';
import { progressOn } from '../../output/progress.ts';

export const rotate: Verb = {
  usage: 'rotate',
  summary:
    'put a new master key in use and re-wrap every data key while Muster runs; if interrupted, run it again to continue',
  next: 'muster keys list',
  async run({ shell, isJson }) {
    const server = await loadServer();
    const progress = progressOn(shell, isJson);
    try {
      const onStep = (step: RotationStep): void => void progress.show(step.done / Math.max(1, step.of), words(step));
      const rotated = valueOf(await server.rotateKeys(environmentOf(shell), { onStep }));
      return {
        json: rotated,
        words: (screen) =>
          `${screen.paint.green('✓')} ${rotated.isNew ? 'A new master key is in use.' : 'The interrupted rotation is finished.'}\n` +
          fields(
            { 'in use': `master-${rotated.kid}.key`, 're-wrapped': rotated.rewrapped.toLocaleString('en') },
            screen,
          ) +
          '\nBack up the keys folder again. Earlier exports and backups still need the older key.\n' +
          'next  muster keys list\n',
      };
    } finally {
      await progress.clear();
    }
  },
};

const words = ({ step, done, of }: RotationStep): string =>
  step === 'servers'
    ? `${done} of ${of} servers use the new key`
    : `${done.toLocaleString('en')} of ${of.toLocaleString('en')} data keys re-wrapped`;
