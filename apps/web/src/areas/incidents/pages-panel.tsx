import { channelWords, tookWords } from '@muster/api-client';
import type { PageDelivery } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Time } from '../../kit/time/time.tsx';
import { incidentPagesQuery } from './incident-queries.ts';

/** Who was paged, by which channel, when it was handed over and when it was answered. */
export function PagesPanel({ code }: { code: string }) {
  const pages = useQuery(incidentPagesQuery(code)).data ?? [];
  return (
    <Panel title="Pages" aside={<span className="soft small numbers">{pages.length}</span>}>
      {pages.length === 0 ? <p className="soft">Nobody was paged for this incident.</p> : null}
      <ul className="deliveries">
        {pages.map((page) => (
          <li key={page.id} title={detailOf(page)}>
            <Person person={page.to} />
            <span className="delivery-how">
              <span data-state={page.state} className="delivery-state">
                {stateWords(page)}
              </span>
              <span className="soft small">
                {page.channel === '' ? null : `${channelWords(page.channel)}, `}
                <Time at={page.queuedAt} as="time-of-day" />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function stateWords(page: PageDelivery): string {
  const took = (until: string) => tookWords(Date.parse(until) - Date.parse(page.queuedAt));
  if (page.answeredAt !== undefined) return `answered in ${took(page.answeredAt)}`;
  if (page.handedOverAt !== undefined) return `handed over in ${took(page.handedOverAt)}`;
  if (page.state === 'stopped') return 'no longer needed';
  if (page.state === 'failed') return `failed after ${page.attempts} ${page.attempts === 1 ? 'attempt' : 'attempts'}`;
  return page.attempts > 1 ? `${page.state}, attempt ${page.attempts}` : page.state;
}

/** Why, and how each channel fared. What is not known to have arrived is said to be unknown, and was tried again. */
const detailOf = (page: PageDelivery): string =>
  [
    page.why,
    ...page.deliveries.map(
      ({ channel, state, tries, reason }) =>
        `${channel}: ${state}, ${tries} tried${reason === undefined ? '' : ` (${reason})`}`,
    ),
  ].join('\n');
