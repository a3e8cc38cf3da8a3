import type { SetupRequest } from '@muster/api-client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { BusyButton } from '../../kit/busy-button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import './setup.css';

type Typed = {
  organisation: string;
  name: string;
  email: string;
  password: string;
  governance: { name: string; email: string }[];
};

/** The setup form. */
export function SetupForm({
  expiresAt,
  isSending,
  error,
  send,
}: {
  expiresAt: string;
  isSending: boolean;
  /** The last attempt's error, or null. */
  error: unknown;
  send: (request: Omit<SetupRequest, 'token'>) => void;
}) {
  const form = useForm<Typed>({
    initialValues: { organisation: '', name: '', email: '', password: '', governance: [{ name: '', email: '' }] },
  });
  const { governance } = form.values;
  const fields = useFields<string>({ labels: labelsOf(governance), error });
  return (
    <>
      <p>
        This happens once. It writes the first entries of the ledger and puts the policy in force, so it names the
        people accountable for it: you and at least one other member of Platform Governance, since nobody may grant or
        approve anything for themselves.
      </p>
      <p className="soft small">
        The link works until <Time at={expiresAt} as="absolute" />.
      </p>
      <Form fields={fields} onSend={() => send(requestOf(form.values))}>
        <TextInput required autoFocus {...form.getInputProps('organisation')} {...fields.field('/organisation')} />
        <fieldset className="setup-group">
          <legend>You, a member of Platform Governance</legend>
          <TextInput autoComplete="name" required {...form.getInputProps('name')} {...fields.field('/founder/name')} />
          <TextInput
            type="email"
            autoComplete="username"
            required
            {...form.getInputProps('email')}
            {...fields.field('/founder/email')}
          />
          <PasswordInput
            description="A long sentence is best. It is hashed with bcrypt, so 72 bytes at most."
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
            {...fields.field('/founder/password')}
          />
        </fieldset>
        <fieldset className="setup-group">
          <legend>The other members of Platform Governance</legend>
          {governance.map((_, at) => (
            <div key={at} className="setup-person">
              <TextInput
                required
                {...form.getInputProps(`governance.${at}.name`)}
                {...fields.field(`/governance/${at}/name`)}
              />
              <TextInput
                type="email"
                required
                {...form.getInputProps(`governance.${at}.email`)}
                {...fields.field(`/governance/${at}/email`)}
              />
              {governance.length > 1 ? (
                <Button variant="default" onClick={() => form.removeListItem('governance', at)}>
                  Remove
                </Button>
              ) : null}
            </div>
          ))}
          <div>
            <Button variant="default" onClick={() => form.insertListItem('governance', { name: '', email: '' })}>
              Add another
            </Button>
          </div>
        </fieldset>
        <ProblemNote problem={fields.note} />
        <div>
          <BusyButton type="submit" isBusy={isSending}>
            Put the policy in force
          </BusyButton>
        </div>
      </Form>
    </>
  );
}

const labelsOf = (governance: Typed['governance']): Readonly<Record<string, string>> => ({
  '/organisation': 'Organisation',
  '/founder/name': 'Name',
  '/founder/email': 'E-mail',
  '/founder/password': 'Password',
  ...Object.fromEntries(
    governance.flatMap((_, at) => [
      [`/governance/${at}/name`, 'Name'],
      [`/governance/${at}/email`, 'E-mail'],
    ]),
  ),
});

const requestOf = ({ organisation, name, email, password, governance }: Typed): Omit<SetupRequest, 'token'> => ({
  organisation: organisation.trim(),
  founder: { name: name.trim(), email: email.trim(), password },
  governance,
});
