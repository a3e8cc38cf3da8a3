import { channelWords, tookWords } from '@muster/api-client';
import type { PageDelivery } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Time } from '../../kit/time/time.tsx';
import { incidentPagesQuery } from './incident-queries.ts';
import { pagesByPerson } from './pages-by-person.ts';

/** The people paged and their current state, a row each; within it every page, by channel and time. */
export function PagesPanel({ code }: { code: string }) {
  const pages = useQuery(incidentPagesQuery(code)).data ?? [];
  return (
    <Panel title="Pages" aside={<span className="soft small numbers">{pages.length}</span>}>
      {pages.length === 0 ? <p className="soft">Nobody was paged for this incident.</p> : null}
      <ul className="deliveries">
        {pagesByPerson(pages).map(({ person, pages: sent, telling }) => (
          <li key={person.id}>
            <details className="delivery">
              <summary>
                <Person person={person} />
                <span className="delivery-how">
                  <span data-state={telling.state} className="delivery-state">
                    {stateWords(telling)}
                  </span>
                  <span className="soft small">
                    {telling.channel === '' ? null : `${channelWords(telling.channel)}, `}
                    {sent.length === 1 ? null : `${sent.length} pages, `}
                    <Time at={telling.queuedAt} as="time-of-day" />
                  </span>
                </span>
              </summary>
              <ul className="delivery-pages small">
                {sent.map((page) => (
                  <li key={page.id}>
                    <Time at={page.queuedAt} as="time-of-day" /> round {page.round} ({page.why.replaceAll('-', ' ')}):{' '}
                    {stateWords(page)}
                    {page.deliveries.map((delivery) => (
                      <div key={delivery.channel + delivery.beganAt} className="soft">
                        {triedWords(delivery)}
                      </div>
                    ))}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function stateWords(page: PageDelivery): string {
  const took = (until: string) => tookWords(Date.parse(until) - Date.parse(page.queuedAt));
  if (page.answeredAt !== undefined) return `answered in ${took(page.answeredAt)}`;
  if (page.handedOverAt !== undefined) return `accepted in ${took(page.handedOverAt)}`;
  if (page.state === 'stopped') return 'no longer needed';
  if (page.state === 'failed') return `failed after ${page.attempts} ${page.attempts === 1 ? 'attempt' : 'attempts'}`;
  return page.attempts > 1 ? `${page.state}, attempt ${page.attempts}` : page.state;
}

/** The result on one channel. A page not known to have arrived is shown as unknown, and was retried. */
const triedWords = ({ channel, state, tries, reason }: PageDelivery['deliveries'][number]): string =>
  `${channel}: ${state === 'handed-over' ? 'accepted' : state}, ${tries} ${tries === 1 ? 'attempt' : 'attempts'}${reason === undefined ? '' : ` (${reason})`}`;
