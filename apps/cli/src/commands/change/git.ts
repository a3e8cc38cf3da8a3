import { execFileSync } from 'node:child_process';
import { failed, wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';

const MOST_BYTES = 256 * 1024 * 1024;

/** Read-only queries to the current repository. No hook or pager runs. */
export type Git = {
  readonly ask: (args: readonly string[], input?: string) => string;
  /** For queries that may fail: undefined if git fails. */
  readonly tryAsk: (args: readonly string[]) => string | undefined;
  readonly commitOf: (ref: string) => string;
};

export function openGit(folder: string): Git {
  const run = (args: readonly string[], input?: string): string =>
    execFileSync('git', ['--no-pager', '-c', 'core.quotePath=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: MOST_BYTES,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  const tryAsk = (args: readonly string[]): string | undefined => {
    try {
      return run(args);
    } catch {
      return undefined;
    }
  };
  if (tryAsk(['rev-parse', '--show-toplevel']) === undefined)
    throw failed('cli/no-repository', 'This folder is not in a git repository.', {
      why: 'Run this in the repository that holds the change.',
    });
  return {
    tryAsk,
    ask: (args, input) => {
      try {
        return run(args, input);
      } catch (error) {
        throw failed('cli/git-failed', `git ${args[0]} failed.`, { why: clean(stderrOf(error)) });
      }
    },
    commitOf: (ref) => {
      const found = tryAsk(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
      if (found === undefined)
        throw wrongUsage(`${clean(ref)} is not a commit of this repository.`, 'git fetch --unshallow');
      return found.trim();
    },
  };
}

const stderrOf = (error: unknown): string =>
  error instanceof Error && 'stderr' in error ? String(error.stderr).slice(0, 400) : 'git is not installed';
