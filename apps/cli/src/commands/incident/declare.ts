import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { incidentPage } from '../../output/incident-page.ts';
import { afterUnknownFact, factOption, parseFacts } from './facts.ts';
import { teamFinder } from '../given-team.ts';
import { givenText } from '../given-text.ts';
import { severityChoices } from './severity-choices.ts';

const visibilities = ['organisation', 'team'] as const;

export const declare: Verb = {
  usage: 'declare <title...>',
  summary: 'report or declare an incident; a title is enough, and pages at once',
  options: [
    factOption,
    { flags: '-d, --description <text>', what: 'a description; - reads it from standard input' },
    {
      flags: '-s, --severity <severity>',
      what: 'at least this severity; needs --reason',
      choices: severityChoices,
    },
    { flags: '-r, --reason <text>', what: 'why that severity' },
    { flags: '--drill', what: 'an exercise, kept apart from real incidents' },
    {
      flags: '--service <name>',
      what: 'the service it is about, by its catalog name; its team then owns the incident',
    },
    { flags: '--team <team>', what: 'the team that owns it, by name or id; this alone hides nothing' },
    {
      flags: '--visibility <who>',
      what: 'who can see it: everybody here (organisation, the default), or the team named by --team, with whoever is on call and readers of the whole log',
      choices: visibilities,
    },
  ],
  examples: [
    'muster incident declare Fraud model answers in 3 s',
    'muster incident declare "Checkout down" -f outage=full -f usersImpactedShare=14%',
  ],
  next: 'muster incident list',
  nextAfter: afterUnknownFact,
  async run({ words, options, shell, connection, aside }) {
    const severity = options.choice('severity', severityChoices);
    const reason = options.text('reason');
    if ((severity === undefined) !== (reason === undefined)) throw wrongUsage('--severity and --reason go together.');
    const description = await givenText(options.text('description'), shell);
    const [service, team, visibility] = [
      options.text('service'),
      options.text('team'),
      options.choice('visibility', visibilities),
    ];
    const facts = parseFacts(options.list('fact'));
    const { api } = connection();
    const incident = await answerOf(
      api.POST('/v1/incidents', {
        body: {
          title: words.join(' '),
          ...(description === undefined ? {} : { description }),
          ...(Object.keys(facts).length === 0 ? {} : { facts }),
          ...(severity === undefined || reason === undefined ? {} : { severity, reason }),
          ...(options.flag('drill') ? { drill: true } : {}),
          ...(service === undefined ? {} : { service }),
          ...(team === undefined ? {} : { teamId: await teamFinder(api)(team, '--team') }),
          ...(visibility === undefined ? {} : { visibility }),
        },
      }),
    );
    // A severity milder than the one that applies anyway has no effect (R36): say so at once.
    if (severity !== undefined && incident.severity < severity)
      await aside(
        () => `--severity ${severity} has no effect: by the policy, what is known makes it ${incident.severity}.\n`,
      );
    return { json: incident, words: (screen) => incidentPage(incident, screen) };
  },
};
