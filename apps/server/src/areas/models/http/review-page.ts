import { createHash } from 'node:crypto';
import type { ReviewView } from '../queries/behind-link.ts';
import { Html, html } from '../../../platform/http/html.ts';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 Inter,system-ui,sans-serif}body{margin:0}
main{max-width:40rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.5rem;line-height:1.25}
textarea{box-sizing:border-box;width:100%;min-height:8rem;font:inherit;padding:.5rem}
button{font:inherit;font-weight:600;padding:.6rem 1.2rem;margin-top:.75rem}label{font-weight:600}
.good{border-left:4px solid #1a7f45;padding-left:.75rem}.soft{opacity:.8}`;

/** Allows only this page's own style and form. */
export const REVIEW_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const day = (at: Date): string => at.toISOString().slice(0, 'yyyy-mm-dd'.length);

export const reviewPage = (view: ReviewView): string =>
  document(
    'Human review',
    html`<main>
      <h1>Have a person look at this decision</h1>
      <p>
        On ${day(view.decidedAt)} the model “${view.model}” decided about
        you${view.decision === undefined ? '' : html`: <strong>${view.decision}</strong>`}. You have the right to have a
        person look at it.
      </p>
      ${state(view)}
    </main>`,
  );

function state({ review }: ReviewView): Html {
  if (review === undefined)
    return html`<form method="post">
      <label for="words">What should they know? You may leave this empty.</label>
      <textarea id="words" name="words" maxlength="5000"></textarea>
      <button>Ask for a review</button>
      <p class="soft">The next page shows by when you will be answered. Opening this page has done nothing.</p>
    </form>`;
  if (review.state !== 'decided')
    return html`<p class="good" role="status">We have your request. Its number is <strong>${review.code}</strong>.</p>
      <p>
        A person will answer it by <strong>${day(review.dueAt)}</strong>. Come back to this page to read the answer.
      </p>`;
  return html`<p class="good" role="status">
      ${review.verdict === 'overturned' ? 'A person has overturned the decision.' : 'A person has reviewed it: the decision stands.'}
    </p>
    ${review.instead === undefined ? undefined : html`<p>What applies now: <strong>${review.instead}</strong>.</p>`}
    <h2>Why</h2>
    <p>${review.reasons}</p>
    <p class="soft">Request ${review.code}</p>`;
}

/** For a link that is forged, expired or dangling: it does not say which. */
export const deadReviewPage = (): string =>
  document(
    'Link not valid',
    html`<main>
      <h1>This link is invalid or has expired</h1>
      <p>Nothing was done. Ask whoever sent you the decision for a new one.</p>
    </main>`,
  );

const document = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
