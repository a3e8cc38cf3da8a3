import type { Account } from './organisation/member.ts';

/** Printed once the demo is ready. */
export const welcome = (url: string, visitor: Account): string => `
  Muster, with a simulated ML fleet
  ─────────────────────────────────
  Open       ${url}/sign-in
  E-mail     ${visitor.email}
  Password   ${visitor.password}
  You are    ${visitor.name}, ML Platform SRE, and on call

  Within a minute a SEV-1 will be yours. Watch it come:
`;

/** Printed when the crisis begins. */
export const crisis = ({ url, code }: { readonly url: string; readonly code: string }): string => `
  ⬢ SEV-1 ${code}: the fraud model is over 2 s, payments are waiting, and you have five minutes.

  1  ${url}/incidents/${code}
     What, how bad, whose, until when, what now: the header. Acknowledge, then take command.
  2  The timeline: the warning that became a crisis, alerts, pages, what people wrote. Write a note yourself,
     with an e-mail or a password in it, and see what is left of it.
  3  Press "Mitigated" and say what you did: the fleet recovers, which is evidence and closes nothing.
     Or let the clock run out, and see whom the policy calls.
  4  ${url}/ledger
     Everything above, refusals too. Open an entry and press "Verify": your browser checks the proof, not the server.
  5  ${url}/policy
     Every clause of GOV-001: how it is read, what enforces it, and when it last did.

  Stop with Ctrl-C: everything of this demo is removed.
`;
