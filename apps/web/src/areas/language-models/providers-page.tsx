import type { Dpa, LlmProvider } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { dpasQuery, providersQuery } from './models-queries.ts';

/** Who runs models, what they cost, and what data they may receive. */
export function ProvidersPage() {
  const providers = useInfiniteQuery(providersQuery);
  const dpas = useInfiniteQuery(dpasQuery);
  const shown = providers.data?.pages.flatMap((page) => page.items) ?? [];
  const agreements = dpas.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Providers and agreements"
      count={providers.data === undefined ? '' : String(shown.length)}
      lead="Who runs language models. Without an agreement approved by Legal, a provider receives only PUBLIC and INTERNAL data."
      actions={
        <>
          <ClauseChip id="6.7" />
          <Link to="/language-models">Consumers</Link>
          <VerbButton verb="dpa.ask">Ask for an agreement</VerbButton>
          <VerbButton verb="provider.add" isMain>
            Add a provider
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={providers.isError ? problemOf(providers.error) : undefined} />
      {providers.isSuccess && shown.length === 0 ? (
        <Emptiness command="muster provider add <name>">No providers yet.</Emptiness>
      ) : null}
      <div className="inset stack">
        {shown.map((provider) => {
          const { name, may, version } = provider;
          const acted = { key: { name }, version };
          return (
            <Panel
              key={name}
              title={name}
              aside={
                <>
                  <VerbButton
                    verb="provider.price"
                    may={may.price}
                    acted={acted}
                    label={`Price a model of ${name}`}
                    isCompact
                  >
                    Price a model
                  </VerbButton>
                  <VerbButton
                    verb="provider.reconcile"
                    may={may.reconcile}
                    acted={acted}
                    label={`Reconcile ${name}`}
                    isCompact
                  >
                    Reconcile
                  </VerbButton>
                  <VerbButton verb="provider.change" may={may.change} acted={acted} label={`Change ${name}`} isCompact>
                    Change
                  </VerbButton>
                  <VerbButton verb="provider.retire" may={may.retire} acted={acted} label={`Retire ${name}`} isCompact>
                    Retire
                  </VerbButton>
                </>
              }
            >
              {provider.outSince === undefined ? null : (
                <p role="note">
                  <strong>
                    ! Not responding since <Time at={provider.outSince} />
                  </strong>
                </p>
              )}
              <p>
                {provider.external ? 'Outside the organisation' : 'Run by the organisation'}, {provider.region}, retains
                data for {provider.retentionDays} days, {provider.trains ? 'trains on it' : 'does not train on it'}.{' '}
                {provider.retiredAt === undefined ? '' : 'Retired.'}
              </p>
              {provider.models.map(({ model, input, output, breaker }) => (
                <p key={model}>
                  <code>{model}</code> <span className="numbers">${input}</span> in,{' '}
                  <span className="numbers">${output}</span> out per million tokens
                  {breaker === 'closed' ? '' : ' — paused after repeated failures'}
                </p>
              ))}
              {provider.unseenRequests === undefined || provider.reconciledAt === undefined ? null : (
                <p className="soft">
                  Reconciled <Time at={provider.reconciledAt} />:{' '}
                  {(provider.differences ?? []).length === 0
                    ? 'its usage matches the gateway’s.'
                    : `its usage differs from the gateway’s; ${provider.unseenRequests} requests bypassed the gateway.`}
                </p>
              )}
              {(provider.differences ?? []).length === 0 ? null : (
                <ul aria-label={`Differences at ${name}`}>
                  {(provider.differences ?? []).map((each) => (
                    <li key={`${each.day} ${each.model}`}>
                      {each.day} <code>{each.model}</code>: {differenceWords(each)}
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
          );
        })}
      </div>
      <OlderOnes list={providers} />
      {agreements.length === 0 ? null : (
        <>
          <h2 className="inset">Agreements</h2>
          <Rows label="Agreements" items={agreements} columns={columns} rowKey={({ id }) => id} />
          <OlderOnes list={dpas} />
        </>
      )}
    </Page>
  );
}

type UsageDifference = NonNullable<LlmProvider['differences']>[number];

/** `3 requests (1 through the gateway), 54 tokens (18)`: the provider's count, and Muster's in brackets. */
function differenceWords(each: UsageDifference): string {
  const { providerRequests, providerTokens, providerCost } = each;
  return [
    providerRequests === undefined
      ? undefined
      : `${providerRequests} requests (${each.gatewayRequests} through the gateway)`,
    providerTokens === undefined ? undefined : `${providerTokens} tokens (${each.gatewayTokens} through the gateway)`,
    providerCost === undefined ? undefined : `$${providerCost} ($${each.gatewayCost} through the gateway)`,
    each.unsure === 0 ? undefined : `${each.unsure} attempts without a response`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

const STANDINGS = {
  asked: 'waiting for Legal',
  'to-come': 'not yet in force',
  'in-force': 'in force',
  expired: 'expired',
  declined: 'not approved',
  ended: 'ended',
} as const;

const columns: readonly Column<Dpa>[] = [
  {
    name: 'Provider',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ provider, purposes }) => `${provider}, for ${purposes.join(', ')}`,
  },
  { name: 'Highest class', width: '130px', cell: ({ dataClass }) => dataClass },
  {
    name: 'State',
    width: '130px',
    cell: ({ standing, approval }) =>
      standing === 'asked' && approval !== undefined ? (
        <Link to="/approvals/$id" params={{ id: approval }}>
          {STANDINGS[standing]}
        </Link>
      ) : (
        STANDINGS[standing]
      ),
  },
  { name: 'Until', width: '170px', isWideOnly: true, cell: ({ validUntil }) => <Time at={validUntil} as="absolute" /> },
  {
    name: 'End',
    width: '100px',
    cell: ({ id, provider, may, version }) => (
      <VerbButton
        verb="dpa.end"
        may={may.end}
        acted={{ key: { id }, version }}
        label={`End the agreement with ${provider}`}
        isCompact
      >
        End
      </VerbButton>
    ),
  },
];
