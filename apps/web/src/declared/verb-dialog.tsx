import type { DeclaredField, DeclaredVerb } from '@muster/api-client';
import { verbs } from '@muster/api-client/declared';
import { Button } from '@mantine/core';
import { Fragment, useState, type ReactNode } from 'react';
import { BusyButton } from '../kit/busy-button.tsx';
import { CopyLine } from '../kit/copy-line.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Form } from '../kit/form/form.tsx';
import { useFields, type Fields } from '../kit/form/use-fields.tsx';
import { ProblemNote } from '../kit/refusal/problem-note.tsx';
import { FieldInput, type InputProps } from './field-input.tsx';
import { useVerb, type Acted } from './use-verb.ts';

type Props = {
  name: `${string}.${string}`;
  acted: Acted;
  onClose: () => void;
  given?: Readonly<Record<string, unknown>>;
  /** A question the server wants confirmed first, in the current state. */
  question?: string;
  /** The action's name here, if its own label is not clear, and its target. */
  label?: string;
  about?: string;
  /** Initial values. */
  start?: Values;
  /** Custom inputs provided by the page, by field name, and the labels of the fields within them. */
  inputs?: Readonly<Record<string, (given: InputProps, fields: Fields<string>) => ReactNode>>;
  labels?: Readonly<Record<string, string>>;
  onDone?: (answer: unknown) => void;
  /** Content of the page, beside the fields. */
  children?: ReactNode;
};

type Values = Readonly<Record<string, unknown>>;

/** The dialog of a declared verb: its fields with their errors, its confirmation, and secrets shown once. */
export function VerbDialog({ name, ...props }: Props) {
  const verb = verbs.find((each) => `${each.noun}.${each.verb}` === name);
  return verb === undefined ? null : <DialogOf verb={verb} {...props} />;
}

function DialogOf({
  verb,
  acted,
  onClose,
  onDone,
  given = {},
  question,
  label = verb.label,
  about,
  start = {},
  inputs = {},
  labels = {},
  children,
}: Omit<Props, 'name'> & { verb: DeclaredVerb }) {
  // JSON fields have a page of their own.
  const asked = verb.fields.filter(({ name, type }) => type !== 'json' && !(name in given));
  const [values, setValues] = useState(start);
  const act = useVerb(verb, acted);
  const fields = useFields<string>({
    labels: { ...labels, ...Object.fromEntries(verb.fields.map((field) => [`/${field.name}`, field.asks])) },
    error: act.error,
    mistakes: Object.fromEntries(
      asked.filter((field) => isMissing(field, values)).map(({ name }) => [`/${name}`, 'This field is required.']),
    ),
  });
  const isLong = asked.some(({ type, input }) => type === 'facts' || input === 'multiline');
  const isBare = asked.length === 0 && question === undefined && children === undefined && verb.danger !== true;
  const doIt = () =>
    act.mutate(
      { ...given, ...filled(values) },
      {
        onSuccess: (answer) => {
          if (secretsIn(verb, answer).length === 0) onClose();
          onDone?.(answer);
        },
      },
    );
  const secrets = act.isSuccess ? secretsIn(verb, act.data) : [];
  if (secrets.length > 0) return <ShownOnce verb={verb} secrets={secrets} onClose={onClose} />;
  return (
    <Dialog title={about === undefined ? label : `${label} · ${about}`} onClose={onClose} size={isLong ? 'lg' : 'md'}>
      <Form fields={fields} onSend={doIt}>
        {question === undefined ? null : <p>{question}</p>}
        {verb.danger === true ? (
          <p>
            <strong>This cannot be undone.</strong> {sentence(verb.does)}
          </p>
        ) : null}
        {isBare ? <p>{sentence(verb.does)}</p> : null}
        {children}
        {asked.map((field, at) => {
          const props: InputProps = {
            field,
            props: fields.field(`/${field.name}`),
            value: values[field.name],
            isFirst: at === 0,
            onChange: (value) => setValues({ ...values, [field.name]: value }),
          };
          const byHand = inputs[field.name];
          return (
            <Fragment key={field.name}>
              {byHand === undefined ? <FieldInput {...props} /> : byHand(props, fields)}
            </Fragment>
          );
        })}
        <ProblemNote problem={fields.note} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <BusyButton
            type="submit"
            isBusy={act.isPending}
            {...(verb.danger === true ? { color: 'red', variant: 'outline' } : {})}
          >
            {label}
          </BusyButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** The response fields that are shown only this once. */
const secretsIn = ({ secrets = [] }: DeclaredVerb, answer: unknown): readonly (readonly [string, string])[] =>
  secrets.flatMap((name) => {
    const secret = (answer as Readonly<Record<string, unknown>>)[name];
    return typeof secret === 'string' ? [[name, secret] as const] : [];
  });

function ShownOnce({
  verb,
  secrets,
  onClose,
}: {
  verb: DeclaredVerb;
  secrets: ReturnType<typeof secretsIn>;
  onClose: () => void;
}) {
  return (
    <Dialog title={verb.done} onClose={onClose}>
      <div className="stack">
        <p>Copy this now: it is not shown again.</p>
        {secrets.map(([name, secret]) => (
          <CopyLine key={name} text={secret} label={`Copy ${name}`} />
        ))}
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const isMissing = ({ name, needed, type }: DeclaredField, values: Readonly<Record<string, unknown>>): boolean =>
  needed === true && type !== 'flag' && isEmpty(values[name]);

const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '') || JSON.stringify(value) === '{}';

const filled = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined));
