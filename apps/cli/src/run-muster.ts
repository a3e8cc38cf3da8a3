import { CommanderError } from 'commander';
import { buildProgram, type Ran } from './command-line/build-program.ts';
import type { Noun, Verb } from './command-line/verb.ts';
import { optionsOf } from './command-line/options.ts';
import { looseVerbs, nouns } from './commands/nouns.ts';
import { openConnection, type Connection } from './connection/connection.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { explainFailure } from './failures/explain-failure.ts';
import type { Failure } from './failures/failure.ts';
import { failureWords } from './failures/failure-words.ts';
import { screenOf } from './output/screen.ts';
import type { Shell } from './shell.ts';
import { version } from './version.ts';

/**
 * Runs one command line and returns its exit code. Prints to the given shell; never throws and never ends the process.
 */
export async function runMuster(words: readonly string[], shell: Shell): Promise<ExitCode> {
  const isJson = words.includes('--json');
  let code: ExitCode = exitCode.done;
  const help: string[] = [];
  const program = buildProgram({
    version: version(),
    nouns,
    loose: looseVerbs,
    screen: screenOf(shell, shell.out, shell.now()),
    print: (text) => void help.push(text),
    onRun: async (ran) => {
      code = await perform(ran, shell, isJson);
    },
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    const { helpful, failure } = judge(cause, words);
    if (failure !== undefined) await tell(failure, shell, isJson);
    else await shell.out.write(help.join(''));
    return helpful ? exitCode.done : exitCode.wrongUsage;
  }
  return code;
}

async function perform({ verb, noun, words, options }: Ran, shell: Shell, isJson: boolean): Promise<ExitCode> {
  let connection: Connection | undefined;
  const given = optionsOf(options);
  const screen = (outlet = shell.out) => screenOf(shell, outlet, (connection ?? shell).now());
  try {
    const answer = await verb.run({
      words,
      options: given,
      shell,
      isJson,
      connection: () => (connection ??= openConnection(shell, given.text('server'))),
      aside: async (said) => (isJson ? undefined : shell.err.write(said(screen(shell.err)))),
      piece: async (json, said) => shell.out.write(isJson ? `${JSON.stringify(json)}\n` : said(screen())),
    });
    const text = isJson ? jsonText(answer.json) : answer.words(screen());
    if (text !== '') await shell.out.write(text);
    if (answer.isFailure === true) return exitCode.failed;
    return answer.isUnproven === true ? exitCode.unproven : exitCode.done;
  } catch (cause) {
    const failure = explainFailure(cause);
    const next = nextAfter(failure, verb, noun, words);
    const { next: _remedy, ...rest } = failure;
    await tell(next === undefined ? rest : { ...rest, next }, shell, isJson);
    return failure.exit;
  }
}

/**
 * The command to suggest next. For something not found, its list, since any other command on it would fail the same
 * way; for wrong usage, the verb's help; otherwise the failure's remedy, then the verb's.
 */
function nextAfter(failure: Failure, verb: Verb, noun: Noun | undefined, words: readonly string[]): string | undefined {
  const own = `${noun === undefined ? '' : `${noun.name} `}${verb.usage.split(' ')[0]}`;
  if (failure.code === 'request/invalid' && !isFieldRemedied(failure)) return `muster ${own} --help`;
  const after = verb.nextAfter?.[failure.code];
  if (after === undefined && failure.code.endsWith('/not-found') && words.length > 0) {
    const hasList = noun?.verbs.some(({ usage }) => usage.split(' ')[0] === 'list') === true && !own.endsWith(' list');
    if (hasList) return `muster ${noun.name} list`;
  }
  return failure.next ?? (after ?? verb.next)?.replace('<code>', words[0] ?? '');
}

/** Whether a detail already says what to write instead, after a colon. */
const isFieldRemedied = ({ details = [] }: Failure): boolean => details.some((line) => line.includes(': '));

async function tell(failure: Failure, shell: Shell, isJson: boolean): Promise<void> {
  const { exit, ...error } = failure;
  await shell.err.write(
    isJson
      ? `${JSON.stringify({ error, exitCode: exit })}\n`
      : failureWords(failure, screenOf(shell, shell.err, shell.now())),
  );
}

/** Commander also throws for help and version. Unrequested help (`muster incident`) is wrong usage. */
function judge(
  cause: CommanderError,
  words: readonly string[],
): { readonly helpful: boolean; readonly failure?: Failure } {
  if (cause.code === 'commander.helpDisplayed' || cause.code === 'commander.version') return { helpful: true };
  if (cause.code === 'commander.help') return { helpful: words.length === 0 };
  const [what = '', ...hints] = cause.message.replace(/^error: /, '').split('\n');
  return {
    helpful: false,
    failure: {
      exit: exitCode.wrongUsage,
      code: 'cli/usage',
      what,
      ...(hints.length === 0 ? {} : { why: hints.join(' ') }),
      next: `muster ${[...placeOf(words), '--help'].join(' ')}`,
    },
  };
}

/** The valid beginning of a command line: where help is useful. */
function placeOf(words: readonly string[]): string[] {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  const noun = nouns.find(({ name }) => name === first);
  const knows = (verbs: readonly Verb[], word: string | undefined) =>
    verbs.some(({ usage, aliases = [] }) => usage.split(' ')[0] === word || aliases.includes(word ?? ''));
  if (noun === undefined) return looseVerbs.some(({ verbs }) => knows(verbs, first)) ? [first ?? ''] : [];
  return knows(noun.verbs, second) ? [noun.name, second ?? ''] : [noun.name];
}

/** Indented JSON with a final newline; empty for undefined. */
const jsonText = (value: unknown): string => (value === undefined ? '' : `${JSON.stringify(value, undefined, 2)}\n`);
