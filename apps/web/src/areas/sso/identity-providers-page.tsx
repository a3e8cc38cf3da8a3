import { answerOf } from '@muster/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { useMay } from '../session/use-session.ts';
import { GroupsPanel } from './groups-panel.tsx';
import { TestButton } from './test-button.tsx';

const providersQuery = queryOptions({
  queryKey: ['identity-providers'],
  queryFn: async () => (await answerOf(api.GET('/v1/identity-providers'))).items,
});

/** The OpenID Connect providers members sign in with (GOV 7.7). */
export function IdentityProvidersPage() {
  const asked = useQuery(providersQuery);
  const may = useMay('identity_provider.arrange');
  const providers = asked.data ?? [];
  return (
    <Page
      title="Single sign-on"
      count={asked.data === undefined ? '' : String(providers.length)}
      lead="Whoever runs a provider can sign in as anybody linked to it. People link their accounts with their password or one-time link."
      actions={
        <>
          <ClauseChip id="7.7" />
          <VerbButton verb="identity-provider.add" may={may} isMain>
            Add a provider
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.data !== undefined && providers.length === 0 ? (
        <Emptiness command="muster identity-provider add <name> --label <words> --issuer <url> --client-id <id>">
          No identity providers. Members sign in with a password only.
        </Emptiness>
      ) : null}
      <div className="inset stack">
        {providers.map(({ name, label, issuer, clientId, state, redirectUri, members, version }) => {
          const acted = { key: { name }, version };
          return (
            <Panel key={name} title={`${label}: ${state}`}>
              <Definitions>
                <Definition name="Issuer">
                  <code>{issuer}</code>
                </Definition>
                <Definition name="Client id">
                  <code>{clientId}</code>
                </Definition>
                <Definition name="Redirect URI">
                  <code>{redirectUri}</code>
                </Definition>
                <Definition name="Linked">{members === 1 ? 'one member' : `${members} members`}</Definition>
              </Definitions>
              {may?.allowed === true ? <TestButton name={name} label={label} /> : null}
              <div className="row">
                {state === 'off' ? (
                  <VerbButton verb="identity-provider.turn-on" may={may} acted={acted} isCompact>
                    Turn on
                  </VerbButton>
                ) : (
                  <VerbButton verb="identity-provider.turn-off" may={may} acted={acted} isCompact>
                    Turn off
                  </VerbButton>
                )}
                <VerbButton verb="identity-provider.set-secret" may={may} acted={acted} isCompact>
                  Set the client secret
                </VerbButton>
                <VerbButton verb="identity-provider.remove" may={may} acted={acted} isCompact>
                  Remove
                </VerbButton>
              </div>
            </Panel>
          );
        })}
        <GroupsPanel />
      </div>
    </Page>
  );
}
