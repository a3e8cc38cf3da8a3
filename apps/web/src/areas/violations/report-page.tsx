import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { askUnknown, prove, type AnonymousCase } from './anonymous-channel.ts';

/**
 * The anonymous channel, outside the members' pages: requests no session, and sends no cookie, no referrer and nothing
 * of the browser but the text.
 */
export function ReportPage() {
  const [isFollowingUp, setFollowingUp] = useState(false);
  return (
    <main className="inset stack" style={{ maxWidth: '40rem', marginInline: 'auto' }}>
      <h1>Report a violation anonymously</h1>
      <p>
        Only what you write is kept: no account, no address, no time more precise than the day. It is passed on when the
        day is over. Use a device and a network that are not your employer’s, and write nothing that only you could
        know.
      </p>
      <Button variant="default" onClick={() => setFollowingUp(!isFollowingUp)}>
        {isFollowingUp ? 'Write a new report' : 'I have a case code'}
      </Button>
      {isFollowingUp ? <FollowUp /> : <NewReport />}
    </main>
  );
}

function NewReport() {
  const [text, setText] = useState('');
  const [clause, setClause] = useState('');
  const [aboutGovernance, setAboutGovernance] = useState(false);
  const [code, setCode] = useState<string>();
  const sending = useSending();
  if (code !== undefined)
    return (
      <section role="status" className="stack">
        <h2>Your case code</h2>
        <p>
          <code>{code}</code>
        </p>
        <p>Write it down now: it is shown only once. You need it to read the replies and to write more.</p>
      </section>
    );
  const send = async () => {
    const answer = await askUnknown<{ caseCode: string }>('/v1/anonymous-reports', {
      text,
      ...(clause === '' ? {} : { clause }),
      aboutGovernance,
      proof: await prove(text),
    });
    setCode(answer.caseCode);
  };
  return (
    <form className="stack" onSubmit={sending.by(send)}>
      <Textarea
        label="What happened?"
        required
        minRows={6}
        autosize
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        label="Which clause was violated, if you know?"
        placeholder="6.4"
        value={clause}
        onChange={(event) => setClause(event.currentTarget.value)}
      />
      <Checkbox
        label="It is about somebody in Platform Governance"
        checked={aboutGovernance}
        onChange={(event) => setAboutGovernance(event.currentTarget.checked)}
      />
      <Outcome sending={sending} />
      <Button type="submit" loading={sending.isBusy}>
        Send
      </Button>
    </form>
  );
}

function FollowUp() {
  const [caseCode, setCaseCode] = useState('');
  const [text, setText] = useState('');
  const [found, setFound] = useState<AnonymousCase>();
  const sending = useSending();
  const send = async () => {
    const more = text === '' ? {} : { text, proof: await prove(text) };
    setFound(await askUnknown<AnonymousCase>('/v1/anonymous-reports/follow-up', { caseCode, ...more }));
    setText('');
  };
  return (
    <form className="stack" onSubmit={sending.by(send)}>
      <TextInput
        label="Case code"
        required
        autoComplete="off"
        value={caseCode}
        onChange={(event) => setCaseCode(event.currentTarget.value)}
      />
      <Textarea
        label="Anything you want to add (optional)"
        minRows={3}
        autosize
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Outcome sending={sending} />
      <Button type="submit" loading={sending.isBusy}>
        View
      </Button>
      {found === undefined ? null : (
        <section role="status" className="stack">
          <p>{stateWords[found.state]}</p>
          {found.waiting === 0 ? null : <p>Messages from you to be passed on when the day is over: {found.waiting}.</p>}
          {found.messages.map(({ author, day, text: said }) => (
            <div key={`${day}/${said}`}>
              <p className="soft small">
                {author === 'you' ? 'You' : 'Platform Governance'}, {day}
              </p>
              <p style={{ whiteSpace: 'pre-wrap' }}>{said}</p>
            </div>
          ))}
        </section>
      )}
    </form>
  );
}

const stateWords: Readonly<Record<AnonymousCase['state'], string>> = {
  unknown: 'There is no case with this code.',
  held: 'It is held until the day is over.',
  reported: 'It has been passed on and is waiting to be reviewed.',
  triaged: 'It is being looked into.',
  decided: 'It has been decided.',
};

function useSending() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const by = (send: () => Promise<void>) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    void send()
      .catch((failure: unknown) => setProblem(failure instanceof Error ? failure.message : 'It could not be sent.'))
      .finally(() => setBusy(false));
  };
  return { isBusy, problem, by };
}

function Outcome({ sending: { problem } }: { sending: { problem: string | undefined } }) {
  return problem === undefined ? null : <p role="alert">{problem}</p>;
}
