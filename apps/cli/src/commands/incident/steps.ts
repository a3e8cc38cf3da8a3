import type { Incident, Severity } from '@muster/api-client';
import type { Asked, OptionSpec, Verb } from '../../command-line/verb.ts';
import { answerOf, type Connection } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { clocks, headline } from '../../output/incident-page.ts';
import { incidentWarnings } from '../../output/incident-warnings.ts';
import { personFinder } from '../given-person.ts';
import { givenText } from '../given-text.ts';
import { afterUnknownFact, factOption, parseFacts } from './facts.ts';
import { severityChoices } from './severity-choices.ts';

type Api = Connection['api'];
type OnIncident = {
  readonly params: { readonly path: { code: string } };
  readonly headers: Readonly<Record<string, string>>;
};
type Step = Pick<Verb, 'usage' | 'summary' | 'options' | 'nextAfter'> & {
  readonly tell: (api: Api, on: OnIncident, asked: Asked) => Promise<Incident>;
};

const note: OptionSpec = {
  flags: '-m, --note <text>',
  what: 'what was done; - reads it from standard input',
  isNeeded: true,
};
const reason: OptionSpec = { flags: '-r, --reason <text>', what: 'why', isNeeded: true };
const unchanged: OptionSpec = {
  flags: '--if-version <version>',
  what: 'only if nobody has changed it since this version',
};

/** What moves an incident on. Each answers with where it is now and what runs next. */
export const steps: readonly Verb[] = [
  step({
    usage: 'ack <code>',
    summary: 'acknowledge: somebody is on it',
    tell: async (api, on) => answerOf(api.POST('/v1/incidents/{code}/acknowledge', { ...on, body: {} })),
  }),
  step({
    usage: 'take <code>',
    summary: 'become its named commander',
    tell: async (api, on) => answerOf(api.POST('/v1/incidents/{code}/take-command', { ...on, body: {} })),
  }),
  step({
    usage: 'handover <code>',
    summary: 'hand command on, with the state of play',
    options: [
      { flags: '-t, --to <member>', what: 'who takes over, by e-mail or id', isNeeded: true },
      { flags: '-m, --state <text>', what: 'the state of play', isNeeded: true },
    ],
    tell: async (api, on, { options }) =>
      answerOf(
        api.POST('/v1/incidents/{code}/hand-over', {
          ...on,
          body: { to: await personFinder(api)(options.needed('to'), '--to'), state: options.needed('state') },
        }),
      ),
  }),
  step({
    usage: 'classify <code>',
    summary: 'say what is known: the severity follows',
    options: [{ ...factOption, isNeeded: true }],
    nextAfter: afterUnknownFact,
    tell: async (api, on, { options }) =>
      answerOf(api.POST('/v1/incidents/{code}/classify', { ...on, body: { facts: parseFacts(options.list('fact')) } })),
  }),
  step({
    usage: 'raise <code>',
    summary: 'raise its severity, with a reason',
    options: [
      { flags: '-s, --severity <severity>', what: 'how bad', choices: severityChoices, isNeeded: true },
      reason,
    ],
    tell: async (api, on, { options }) =>
      answerOf(
        api.POST('/v1/incidents/{code}/severity', {
          ...on,
          body: { severity: options.needed('severity') as Severity, reason: options.needed('reason') },
        }),
      ),
  }),
  step({
    usage: 'mitigate <code>',
    summary: 'users no longer suffer',
    options: [note],
    tell: async (api, on, asked) =>
      answerOf(api.POST('/v1/incidents/{code}/mitigate', { ...on, body: { note: await textOf(asked, 'note') } })),
  }),
  step({
    usage: 'resolve <code>',
    summary: 'the cause is gone',
    options: [note],
    tell: async (api, on, asked) =>
      answerOf(api.POST('/v1/incidents/{code}/resolve', { ...on, body: { note: await textOf(asked, 'note') } })),
  }),
  step({
    usage: 'close <code>',
    summary: 'nothing more will be done',
    tell: async (api, on) => answerOf(api.POST('/v1/incidents/{code}/close', { ...on, body: {} })),
  }),
  step({
    usage: 'reopen <code>',
    summary: 'it was not over',
    options: [reason],
    tell: async (api, on, { options }) =>
      answerOf(api.POST('/v1/incidents/{code}/reopen', { ...on, body: { reason: options.needed('reason') } })),
  }),
];

function step({ options = [], tell, ...verb }: Step): Verb {
  return {
    ...verb,
    options: [...options, unchanged],
    next: 'muster incident show <code>',
    async run(asked) {
      const version = asked.options.number('if-version');
      const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
      const incident = await tell(
        asked.connection().api,
        { params: { path: { code: asked.words[0] ?? '' } }, headers },
        asked,
      );
      return {
        json: incident,
        words: (screen) =>
          `${headline(incident, screen)}  ${incident.phase}\n${clocks(incident, screen)}${incidentWarnings(incident, screen)}`,
      };
    },
  };
}

async function textOf({ options, shell }: Asked, name: string): Promise<string> {
  const text = await givenText(options.text(name), shell);
  if (text === undefined || text === '') throw wrongUsage(`--${name} holds no words.`);
  return text;
}
