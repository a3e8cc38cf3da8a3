import type { AppError } from '../../../kernel/app-error.ts';
import type { ApprovalView } from '../../approvals/public.ts';
import { document } from './answer-page.ts';
import { html, type Html } from '../../../platform/http/html.ts';

/** The web page behind an approval link: the request, its author and reason, and two buttons. Needs no script. */
export function decidePage(request: ApprovalView, you: string, refused: AppError | undefined): string {
  const { asks, title, reason = '', requestedBy, about, clause } = request;
  return document(
    asks,
    html`<main>
      <h1>${asks}</h1>
      <p>${title}${about === undefined ? '' : ` · about ${about.name ?? about.initials}`}</p>
      <p>${reason}</p>
      <p class="code">asked by ${requestedBy.name ?? requestedBy.initials} · GOV-001 ${clause}</p>
      ${
        refused === undefined
          ? undefined
          : html`<p class="bad" role="alert">Nothing was done. ${refused.public} ${remedyOf(refused)}</p>`
      }
      ${state(request, you)}
      <p><a href="/approvals/${request.id}">Open the request</a> (asks you to sign in)</p>
      <p class="who">This link is yours alone. Do not forward it: anyone who has it can decide as you.</p>
    </main>`,
  );
}

function state({ may, votes, state: at, mode }: ApprovalView, you: string): Html {
  const own = votes.find(({ voter }) => voter.id === you);
  if (own !== undefined) return html`<p class="good" role="status">You ${own.verdict}d it. It is ${at}.</p>`;
  if (!may.approve.allowed) return html`<p role="status">${may.approve.reason ?? `It is ${at}.`}</p>`;
  return html`<form method="post">
      <input type="hidden" name="verdict" value="approve" /><button>${mode === 'after' ? 'Ratify' : 'Approve'}</button>
    </form>
    <form method="post">
      <input type="hidden" name="verdict" value="decline" />
      <textarea name="reason" required maxlength="2000" aria-label="Why not?" placeholder="Why not?"></textarea>
      <button>Decline</button>
    </form>
    <p class="what">Opening this page has done nothing.</p>`;
}

/** This page cannot send a version: if one is required, the person has to sign in. */
const remedyOf = ({ code, remedy }: AppError): string =>
  code === 'request/not-confirmed' ? 'Sign in to see its current state and decide.' : (remedy ?? '');
