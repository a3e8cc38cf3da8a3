import type { Shell } from '../shell.ts';
import { screenOf } from './screen.ts';
import { fit } from './width.ts';

/** Progress on stderr, if it is a terminal. */
export type Progress = {
  readonly show: (share: number | undefined, words: string) => Promise<void>;
  readonly clear: () => Promise<void>;
};

const BAR = 24;
const EVERY_MS = 100;

export function progressOn({ err, env, now }: Pick<Shell, 'err' | 'env' | 'now'>, isSilent: boolean): Progress {
  if (isSilent || !err.isTerminal) return { show: async () => {}, clear: async () => {} };
  let shownAt = 0;
  return {
    async show(share, words) {
      const at = now().getTime();
      if (at - shownAt < EVERY_MS) return;
      shownAt = at;
      const { columns } = screenOf({ env }, err, now());
      const bar =
        share === undefined
          ? ''
          : `${'█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░')} ${String(Math.floor(share * 100)).padStart(3)} %  `;
      await err.write(`\r\u001b[K${fit(`${bar}${words}`, columns - 1)}`);
    },
    clear: async () => (shownAt === 0 ? undefined : err.write('\r\u001b[K')),
  };
}
