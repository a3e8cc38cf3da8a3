import type { Problem, SetupRequest } from '@muster/api-client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isNamed } from '../../kit/refusal/field-words.ts';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import './setup.css';

type Form = {
  organisation: string;
  name: string;
  email: string;
  password: string;
  governance: { name: string; email: string }[];
};

/** What the ceremony asks for. */
export function SetupForm({
  expiresAt,
  isSending,
  problem,
  send,
}: {
  expiresAt: string;
  isSending: boolean;
  problem: Problem | undefined;
  send: (request: Omit<SetupRequest, 'token'>) => void;
}) {
  const form = useForm<Form>({
    initialValues: { organisation: '', name: '', email: '', password: '', governance: [{ name: '', email: '' }] },
  });
  return (
    <>
      <p>
        This happens once. It writes the first entries of the ledger and puts the policy in force, so it names those who
        answer for it: you and at least one other member of Platform Governance, since nobody may grant or approve for
        themselves.
      </p>
      <p className="soft small">
        The link opens until <Time at={expiresAt} as="absolute" />.
      </p>
      <form className="stack" onSubmit={form.onSubmit((values) => send(requestOf(values)))}>
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
            error={isNamed(problem, '/founder/password')}
          />
        </fieldset>
        <fieldset className="setup-group">
          <legend>The others of Platform Governance</legend>
          {form.values.governance.map((_, at) => (
            <div key={at} className="setup-person">
              <TextInput label="Name" required {...form.getInputProps(`governance.${at}.name`)} />
              <TextInput label="E-mail" type="email" required {...form.getInputProps(`governance.${at}.email`)} />
              {form.values.governance.length > 1 ? (
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
        <ProblemNote problem={problem} />
        <div>
          <Button type="submit" loading={isSending}>
            Put the policy in force
          </Button>
        </div>
      </form>
    </>
  );
}

const requestOf = ({ organisation, name, email, password, governance }: Form): Omit<SetupRequest, 'token'> => ({
  organisation: organisation.trim(),
  founder: { name: name.trim(), email: email.trim(), password },
  governance,
});
