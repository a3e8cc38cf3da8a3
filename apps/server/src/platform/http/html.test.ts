import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from './html.ts';

test('no text that is put into markup becomes markup', () => {
  expect(html`<p title="${'"><script>alert(1)</script>'}">${"it's & <b>"}</p>`.text).toBe(
    '<p title="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;">it&#39;s &#38; &#60;b&#62;</p>',
  );
  fc.assert(
    fc.property(fc.string(), (text) => !/[<>"']/.test(html`${text}`.text)),
    { seed: 1 },
  );
});

test('markup put into markup stays what it is', () => {
  const items = [1, undefined].map((item) => html`<li>${item}</li>`);
  expect(
    html`<ul>
      ${items}
    </ul>`.text.replaceAll(/\s/g, ''),
  ).toBe('<ul><li>1</li><li></li></ul>');
});
