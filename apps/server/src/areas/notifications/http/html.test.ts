import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from './html.ts';

test('no text that is put into markup becomes markup', () => {
  expect(html`<p title="${'"><script>alert(1)</script>'}">${"it's & <b>"}</p>`.text).toBe(
    '<p title="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;">it&#39;s &#38; &#60;b&#62;</p>',
  );
  fc.assert(fc.property(fc.string(), (text) => void expect(html`${text}`.text).not.toMatch(/[<>"']/)), { seed: 1 });
});

test('markup put into markup stays what it is', () => {
  expect(html`<ul>${[html`<li>${1}</li>`, html`<li>${undefined}</li>`]}</ul>`.text).toBe('<ul><li>1</li><li></li></ul>');
});
