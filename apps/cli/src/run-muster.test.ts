import { describe, expect, test } from 'vitest';
import { runMuster } from './run-muster.ts';
import { testShell, type TestShellParts } from './testing/test-shell.ts';

const incident = { items: [], total: 0 };
const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  });
const refusal = {
  type: 'https://muster.dev/problems/incidents/not-open',
  title: 'Not open',
  status: 409,
  code: 'incidents/not-open',
  detail: 'It is closed.',
  remedy: 'Reopen it first.',
  clause: '3.1.3',
  requestId: 'r-1',
};

const run = async (line: string, parts: TestShellParts = {}) => {
  const shell = testShell({ env: { MUSTER_TOKEN: 'token' }, ...parts });
  const code = await runMuster(line.split(' '), shell);
  return { code, ...shell.printed() };
};

describe('exit codes that a script may rely on', () => {
  test('0 where it was done', async () => {
    expect(await run('incident list --json', { fetch: async () => json(incident) })).toEqual({
      code: 0,
      out: `${JSON.stringify(incident, undefined, 2)}\n`,
      err: '',
    });
    expect(await run('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(await run('incident ack --help')).toMatchObject({ code: 0, err: '' });
  });

  test.each(['login --help', 'incident declare --help', 'incident --help'])(
    '%s names the options that go with every verb',
    async (line) => {
      expect((await run(line)).out).toMatch(/--json[^]*--server <url>/);
    },
  );

  test('the help begins with what one looks at first', async () => {
    expect((await run('--help')).out).toMatch(/Respond:\n {2}overview [^]*\n {2}incident [^]*Govern:/);
  });

  test('1 for a fact that the policy does not ask for: which there are, and where they are told', async () => {
    const unknown = {
      ...refusal,
      status: 400,
      code: 'incidents/unknown-fact',
      remedy: undefined,
      fields: [
        { path: '/facts/colour', problem: 'is not a fact that this policy asks for', remedy: 'use one of outage' },
      ],
    };
    for (const verb of ['declare Model slow', 'classify INC-7KQ2F']) {
      const { code, err } = await run(`incident ${verb} --fact colour=red`, { fetch: async () => json(unknown, 400) });
      expect(code).toBe(1);
      expect(err).toContain('/facts/colour is not a fact that this policy asks for: use one of outage');
      expect(err).toContain('next    muster incident questions');
    }
  });

  test('what is not there is looked for in the list, and never by a command that fails the same way', async () => {
    const absent = { ...refusal, status: 404, code: 'incidents/not-found', remedy: 'muster incident show INC-7KQ2F' };
    for (const line of ['show INC-7KQ2F', 'ack INC-7KQ2F', 'close INC-7KQ2F']) {
      const { err } = await run(`incident ${line}`, { fetch: async () => json(absent, 404) });
      expect(err).toContain('next    muster incident list\n');
    }
  });

  test('what was written wrongly is told by the help of the command, and by nothing of the request', async () => {
    const fields = [{ path: '/code', problem: 'does not look like INC-7KQ2F' }];
    const malformed = { ...refusal, status: 400, code: 'request/invalid', remedy: 'Correct what is named.', fields };
    const { err } = await run('incident show nonsense', { fetch: async () => json(malformed, 400) });
    expect(err).toContain('/code does not look like INC-7KQ2F');
    expect(err).toContain('next    muster incident show --help\n');
    expect(err).not.toContain('fields');
  });

  test('an incident is named by its code in any writing, or by the address of its page', async () => {
    for (const typed of ['7kq2f', 'https://muster.example.org/incidents/INC-7KQ2F']) {
      const asked: string[] = [];
      await run(`incident ack ${typed}`, {
        fetch: async (input) => {
          asked.push(new URL(input instanceof Request ? input.url : input).pathname);
          return json(refusal, 409);
        },
      });
      expect(asked).toContain('/v1/incidents/INC-7KQ2F/acknowledge');
    }
  });

  test('1 where it was refused: what, why, by which clause, and what next', async () => {
    const { code, out, err } = await run('incident mitigate INC-7KQ2F --note done', {
      fetch: async () => json(refusal, 409),
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      '✗ Not open\n  It is closed.\n  clause  GOV-001 3.1.3\n  next    Reopen it first.\n  request r-1\n',
    );
  });

  test('1 as JSON on the error stream, and nothing on the other', async () => {
    const { out, err } = await run('incident mitigate INC-7KQ2F --note done --json', {
      fetch: async () => json(refusal, 409),
    });
    expect(out).toBe('');
    expect(JSON.parse(err)).toEqual({
      error: {
        code: 'incidents/not-open',
        what: 'Not open',
        why: 'It is closed.',
        clause: '3.1.3',
        next: 'Reopen it first.',
        requestId: 'r-1',
      },
      exitCode: 1,
    });
  });

  test.each([
    ['a noun that there is not', 'incidnt list', /unknown command 'incidnt'[^]*muster --help/],
    [
      'a verb that there is not',
      'incident lst',
      /unknown command 'lst'[^]*Did you mean list[^]*muster incident --help/,
    ],
    ['a word that is missing', 'incident show', /missing required argument 'code'[^]*muster incident show --help/],
    ['an option that is missing', 'incident mitigate INC-7KQ2F', /--note[^]*muster incident mitigate --help/],
    ['an option that there is not', 'incident list --colour', /unknown option '--colour'/],
    ['a value that does not fit', 'incident raise INC-7KQ2F -s SEV-9 -r because', /SEV-1, SEV-2, SEV-3, SEV-4/],
    ['a fact that is none', 'incident classify INC-7KQ2F --fact outage', /name=value/],
    ['an address in clear', 'whoami --server http://muster.example.org', /unencrypted/],
  ])('2 for wrong usage: %s', async (_what, line, words) => {
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
  });

  test('2 for a noun alone, with its help', async () => {
    expect(await run('incident')).toMatchObject({ code: 2, out: expect.stringContaining('declare') });
  });

  test('3 where nobody is signed in, and where the sign-in is over', async () => {
    expect(await run('whoami', { env: {} })).toMatchObject({ code: 3, err: expect.stringContaining('muster login') });
    const over = { ...refusal, status: 401, code: 'identity/bad-token', title: 'Bad token' };
    expect(await run('whoami', { fetch: async () => json(over, 401) })).toMatchObject({
      code: 3,
      err: expect.stringContaining('muster login'),
    });
  });

  test('4 where the server cannot be reached, or is not one', async () => {
    const refused = async (): Promise<Response> => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
    };
    expect(await run('whoami', { fetch: refused })).toMatchObject({
      code: 4,
      err: expect.stringContaining('Nothing is listening there.'),
    });
    expect(
      await run('whoami', { fetch: async () => new Response('<h1>Bad gateway</h1>', { status: 502 }) }),
    ).toMatchObject({ code: 4 });
  });
});

describe('a line that breaks', () => {
  test('is tried again with the same key, so that once is once', async () => {
    const keys: (string | null)[] = [];
    const flaky = async (request: Request): Promise<Response> => {
      keys.push(request.headers.get('idempotency-key'));
      if (keys.length < 3)
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
      return json({ code: 'INC-7KQ2F', severity: 'SEV-2', title: 'Slow', phase: 'declared', clocks: [] }, 200);
    };
    expect(await run('incident update INC-7KQ2F rolling back', { fetch: flaky })).toMatchObject({ code: 0 });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toBeTruthy();
  });
});
