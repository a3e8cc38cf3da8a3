import { Command, Option } from 'commander';
import type { Screen } from '../output/screen.ts';
import { withIncidentCodes } from './incident-code.ts';
import type { Noun, OptionSpec, Verb } from './verb.ts';

export type Ran = {
  readonly verb: Verb;
  /** The noun it belongs to; undefined for a verb without one. */
  readonly noun?: Noun;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
};

export type ProgramParts = {
  readonly version: string;
  readonly nouns: readonly Noun[];
  /** Verbs without a noun: `muster login`. */
  readonly loose: readonly { readonly group: string; readonly verbs: readonly Verb[] }[];
  readonly screen: Screen;
  readonly print: (text: string) => void;
  readonly onRun: (ran: Ran) => Promise<void>;
};

/**
 * The command line as a commander program. It only parses and explains; it never prints an error or ends the process.
 */
export function buildProgram({ version, nouns, loose, screen, print, onRun }: ProgramParts): Command {
  const configured = (command: Command): Command =>
    command
      .exitOverride()
      .showSuggestionAfterError()
      // `--server` and `--json` apply to every verb, so every verb's help must list them.
      .configureHelp({ showGlobalOptions: true })
      .configureOutput({
        writeOut: print,
        writeErr: print,
        outputError: () => {},
        getOutHelpWidth: () => screen.columns,
        getErrHelpWidth: () => screen.columns,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      });
  const program = configured(new Command('muster'))
    .description('Respond to ML incidents under a governance policy, and prove afterwards what happened.')
    .version(version)
    .option('--json', 'answer as JSON, for programs')
    .option('--server <url>', 'which Muster server (default: MUSTER_URL, else the last one signed in to)')
    .addHelpText('after', HELP);

  const add = (parent: Command, verb: Verb, under?: Noun): Command => {
    const command = configured(new Command(nameOf(verb.usage))).description(verb.summary);
    for (const argument of verb.usage.split(' ').slice(1)) command.argument(argument);
    if (verb.aliases !== undefined) command.aliases(verb.aliases);
    for (const option of verb.options ?? []) command.addOption(optionFrom(option));
    if (verb.examples !== undefined)
      command.addHelpText('after', `\nExamples:\n${verb.examples.map((line) => `  ${line}\n`).join('')}`);
    command.action(async (...given: unknown[]) => {
      const words = given
        .slice(0, -2)
        .flatMap((word) => (word === undefined ? [] : [word as string | string[]].flat()));
      await onRun({
        verb,
        ...(under === undefined ? {} : { noun: under }),
        words: withIncidentCodes(verb.usage, words),
        options: command.optsWithGlobals(),
      });
    });
    parent.addCommand(command);
    return command;
  };

  // Verbs without a noun come first in their group: they are shorter to type.
  for (const group of new Set([...nouns, ...loose].map((each) => each.group))) {
    for (const { verbs } of loose.filter((each) => each.group === group))
      for (const verb of verbs) add(program, verb).helpGroup(group);
    for (const noun of nouns.filter((each) => each.group === group)) {
      const command = configured(new Command(noun.name)).description(noun.summary).helpGroup(group);
      for (const verb of noun.verbs) add(command, verb, noun);
      program.addCommand(command);
    }
  }
  return program;
}

const nameOf = (usage: string): string => usage.split(' ')[0] ?? usage;

function optionFrom({ flags, what, isMany = false, isNeeded = false, choices }: OptionSpec): Option {
  const option = new Option(flags, what);
  if (choices !== undefined) option.choices(choices);
  if (isMany) option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option.makeOptionMandatory(isNeeded);
}

const HELP = `
Exit codes: 0 done · 1 refused or failed · 2 wrong usage · 3 not signed in · 4 cannot reach the server
Environment: MUSTER_URL, MUSTER_API_KEY or MUSTER_TOKEN, COLUMNS, NO_COLOR
`;
