import { answerOf } from '@muster/api-client';
import type { Invitation, SetupRequest } from '@muster/api-client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Doorway } from '../../app/doorway.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { setupQuery } from '../session/session-queries.ts';
import { linkToken } from './link-token.ts';
import './setup.css';

type Form = {
  organisation: string;
  name: string;
  email: string;
  password: string;
  governance: { name: string; email: string }[];
};

/** The ceremony: whoever holds the one-time link names the organisation and at least two of its Governance (R32). */
export function SetupPage() {
  const token = linkToken(window.location);
  const needed = useQuery(setupQuery).data?.needed;
  const form = useForm<Form>({
    initialValues: { organisation: '', name: '', email: '', password: '', governance: [{ name: '', email: '' }] },
  });
  const setup = useMutation({
    mutationFn: (request: SetupRequest) => answerOf(api.POST('/v1/setup', { body: request })),
  });
  if (setup.data !== undefined) return <Invitations invitations={setup.data.invitations} />;
  if (needed === false) {
    return (
      <Doorway title="Muster is set up">
        <a href="/sign-in">Sign in</a>
      </Doorway>
    );
  }
  const { governance } = form.values;
  return (
    <Doorway title="Set up Muster" isWide>
      <p>
        This happens once. It writes the first entries of the ledger and puts the policy in force, so it names those who
        answer for it: you and at least one other member of Platform Governance, since nobody may grant or approve for
        themselves.
      </p>
      {token === undefined ? <MissingToken /> : null}
      <form className="stack" onSubmit={form.onSubmit((values) => setup.mutate(requestOf(token ?? '', values)))}>
        <TextInput label="Organisation" required autoFocus {...form.getInputProps('organisation')} />
        <fieldset className="setup-group">
          <legend>You, of Platform Governance</legend>
          <TextInput label="Name" autoComplete="name" required {...form.getInputProps('name')} />
          <TextInput label="E-mail" type="email" autoComplete="username" required {...form.getInputProps('email')} />
          <PasswordInput
            label="Password"
            description="A long sentence is best. It is hashed with bcrypt, so 72 bytes at most."
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
          />
        </fieldset>
        <fieldset className="setup-group">
          <legend>The others of Platform Governance</legend>
          {governance.map((_, at) => (
            <div key={at} className="setup-person">
              <TextInput label="Name" required {...form.getInputProps(`governance.${at}.name`)} />
              <TextInput label="E-mail" type="email" required {...form.getInputProps(`governance.${at}.email`)} />
              {governance.length > 1 ? (
                <Button variant="default" onClick={() => form.removeListItem('governance', at)}>
                  Remove
                </Button>
              ) : null}
            </div>
          ))}
          <div>
            <Button variant="default" onClick={() => form.insertListItem('governance', { name: '', email: '' })}>
              One more
            </Button>
          </div>
        </fieldset>
        <ProblemNote problem={setup.error === null ? undefined : problemOf(setup.error)} />
        <div>
          <Button type="submit" loading={setup.isPending} disabled={token === undefined}>
            Put the policy in force
          </Button>
        </div>
      </form>
    </Doorway>
  );
}

function requestOf(token: string, { organisation, name, email, password, governance }: Form): SetupRequest {
  return {
    token,
    organisation: organisation.trim(),
    founder: { name: name.trim(), email: email.trim(), password },
    governance,
  };
}

function MissingToken() {
  return (
    <ProblemNote
      problem={{
        type: 'about:blank',
        title: 'The one-time link is missing',
        status: 403,
        code: 'setup/no-token',
        detail: 'This page must be opened through the link that the server printed when it started.',
        remedy: 'Look at the server’s output. Each start prints a new link, and the one before it ends.',
      }}
    />
  );
}

function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <Doorway title="The policy is in force" isWide>
      <p>
        Hand each of these links to its person, over a way you trust. Each works once; whoever opens it chooses a
        password. <ClauseChip id="7.7" />
      </p>
      {invitations.map(({ email, url, expiresAt }) => (
        <div key={url} className="stack">
          <span>
            <strong>{email}</strong>{' '}
            <span className="soft small">
              until <Time at={expiresAt} as="absolute" />
            </span>
          </span>
          <CopyLine text={url} />
        </div>
      ))}
      <a href="/sign-in">Sign in</a>
    </Doorway>
  );
}
