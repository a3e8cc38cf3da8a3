import { createHash } from 'node:crypto';
import type { Severity } from '@muster/policy';
import type { PersonView } from '../../identity/public.ts';
import { isOpen } from '../../incidents/public.ts';
import { reasonOf } from '../domain/page-message.ts';
import { timeOfDay } from '../domain/time-of-day.ts';
import type { AnswerView } from '../queries/answer-view.ts';
import { ANSWER_STYLE } from './answer-style.ts';
import { Html, html } from '../../../platform/http/html.ts';

/** Result of pressing the button, if it was pressed. */
export type Pressed =
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly why: string; readonly remedy?: string };

/**
 * The web page behind an answer link: to be read in two seconds, on a phone, at three in the morning. Needs no script.
 */
export function answerPage(view: AnswerView, pressed: Pressed): string {
  const { incident, page, you, zone } = view;
  return document(
    `${incident.severity} ${incident.code}`,
    html`<main>
      <p class="severity" data-severity="${incident.severity}">
        ${shapes[incident.severity]}<span>${incident.severity}</span>${
          page.drill ? html`<span class="drill">Drill</span>` : undefined
        }
      </p>
      <h1>${incident.title}</h1>
      <p class="code">${incident.code} · declared ${instant(incident.declaredAt, view)}</p>
      <p>${reasonOf({ why: page.why, as: view.as })}</p>
      ${state(view, pressed)} ${others(view)}
      <p><a href="/incidents/${incident.code}">Open the incident</a> (asks you to sign in)</p>
      <p class="who">
        This link is ${nameOf(you)}’s. Do not forward it: anyone who has it can answer as
        you.${zone === undefined ? ' Times are in UTC, because your profile has no time zone.' : ''}
      </p>
    </main>`,
  );
}

/** For a link that is forged, expired or dangling: it does not say which. */
export const deadLinkPage = (): string =>
  document(
    'Link not valid',
    html`<main>
      <h1>This link is invalid or has expired</h1>
      <p>Nothing was done. <a href="/">Sign in to Muster</a> to see what is open and who has it.</p>
    </main>`,
  );

/** Allows only this page's own style and form. */
export const ANSWER_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(ANSWER_STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function state(view: AnswerView, pressed: Pressed): Html {
  const { acknowledged, incident, you } = view;
  if (acknowledged && view.also.length > 0)
    return html`<p class="good" role="status">${incident.code} is acknowledged.</p>
      <form method="post">
        <button>I am awake: acknowledge the other ${view.also.length} as ${you.initials}</button>
      </form>`;
  if (pressed.kind === 'done' && acknowledged?.by?.id === you.id)
    return html`<p class="good" role="status">You have it. Acknowledged at ${instant(acknowledged.at, view)}.</p>`;
  if (acknowledged)
    return html`<p class="good" role="status">
      ${acknowledged.by === undefined ? 'Somebody' : nameOf(acknowledged.by)} already acknowledged it, at
      ${instant(acknowledged.at, view)}.${isOpen(incident) ? '' : ` It is now ${incident.phase}.`}
    </p>`;
  return html`${
      pressed.kind === 'refused'
        ? html`<p class="bad" role="alert">It was not acknowledged. ${pressed.why} ${pressed.remedy}</p>`
        : undefined
    }
    <p>Nobody has acknowledged it yet${due(view)}.</p>
    <form method="post">
      <button>
        ${
          view.also.length === 0
            ? `Acknowledge as ${you.initials}`
            : `I am awake: acknowledge all ${view.also.length + 1} as ${you.initials}`
        }
      </button>
    </form>
    <p class="what">Tells everybody that you have it, and stops the paging. Opening this page has done nothing.</p>`;
}

/** The other incidents the same message called for. */
const others = ({ also }: AnswerView): Html | undefined =>
  also.length === 0
    ? undefined
    : html`<p>You are also paged for ${also.length} more:</p>
        <ul>
          ${also.map(({ code, severity }) => html`<li>${severity} ${code}</li>`)}
        </ul>`;

const due = (view: AnswerView): Html | undefined => {
  const clock = view.incident.clocks.findLast(({ name }) => name === 'acknowledge');
  return clock && html`; it is due by <strong>${instant(clock.dueAt, view)}</strong>`;
};

const nameOf = ({ initials, roles = [] }: PersonView): string =>
  roles.length === 0 ? initials : `${initials} (${roles.join(', ')})`;

const instant = (at: Date, { zone, now }: Pick<AnswerView, 'zone' | 'now'>): Html =>
  html`<time datetime="${at.toISOString()}">${timeOfDay(at, zone, now)}</time>`;

const shapes: Readonly<Record<Severity, Html>> = {
  'SEV-1': html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" /></svg>`,
  'SEV-2': html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.2 15.4 14.5H.6z" /></svg>`,
  'SEV-3': html`<svg viewBox="0 0 16 16" aria-hidden="true"><rect x="2" y="2" width="12" height="12" rx="1" /></svg>`,
  'SEV-4': html`<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.4" /></svg>`,
};

const STYLE = new Html(`<style>${ANSWER_STYLE}</style>`);

export const document = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title} · Muster</title>
        ${STYLE}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
