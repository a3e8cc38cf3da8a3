import { foldTimeline, type Incident } from '@muster/api-client';
import type { Asked, Verb } from '../../command-line/verb.ts';
import { nothingMore } from '../../command-line/verb.ts';
import { answerOf, type Connection } from '../../connection/connection.ts';
import { liveEvents, type LiveEntry } from '../../connection/live-events.ts';
import { headline } from '../../output/incident-page.ts';
import { timelineWords } from '../../output/timeline-words.ts';

export const watch: Verb = {
  usage: 'watch <code>',
  summary: 'its timeline as it grows; ends when the incident is closed, or by Ctrl-C',
  options: [
    {
      flags: '--until <phase>',
      what: 'stop at this phase',
      choices: ['acknowledged', 'mitigated', 'resolved', 'closed'],
    },
  ],
  examples: ['muster incident watch INC-7KQ2F --until resolved && echo over'],
  next: 'muster incident show <code>',
  async run(asked) {
    const {
      words: [code = ''],
      options,
      shell,
      connection,
    } = asked;
    const until = options.text('until') ?? 'closed';
    const told = new Map<string, string>();
    for await (const event of liveEvents(connection(), shell)) {
      if (event.kind === 'line' && !event.isUp)
        await asked.aside(
          ({ paint }) => `${paint.yellow('the connection is down; what is shown may be out of date')}\n`,
        );
      else if (event.kind === 'line' || concerns(event.entry, code)) {
        const incident = await tellNews(asked, connection(), code, told);
        if (hasReached(incident, until)) return nothingMore;
      }
    }
    return nothingMore;
  },
};

const concerns = ({ things }: LiveEntry, code: string): boolean =>
  things.some(({ kind, name }) => kind === 'incident' && name === code.toUpperCase());

/**
 * Prints timeline items not printed yet, or whose summary has changed. The stream only signals news; the items are
 * fetched with the reader's access.
 */
async function tellNews(
  { aside, piece }: Asked,
  { api }: Connection,
  code: string,
  told: Map<string, string>,
): Promise<Incident> {
  const params = { path: { code } };
  const incident = await answerOf(api.GET('/v1/incidents/{code}', { params }));
  if (told.size === 0) await aside((screen) => headline(incident, screen));
  const { items } = await answerOf(api.GET('/v1/incidents/{code}/timeline', { params }));
  let before = items.findLast(({ id }) => told.has(id))?.at;
  for (const item of items.filter(({ id, summary }) => told.get(id) !== summary)) {
    told.set(item.id, item.summary);
    const since = before;
    await piece(item, (screen) => timelineWords(foldTimeline([item]), screen, since));
    before = item.at;
  }
  return incident;
}

const order = ['declared', 'acknowledged', 'mitigated', 'resolved', 'closed'];

const hasReached = ({ phase }: Incident, until: string): boolean => order.indexOf(phase) >= order.indexOf(until);
