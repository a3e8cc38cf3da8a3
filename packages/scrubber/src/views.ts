import { base64View } from './base64-view.ts';
import { decodedView } from './decoded-view.ts';
import { Mark } from './marks.ts';
import { rawView, type View } from './view.ts';

const deepestDecoding = 6;
const deepestBase64 = 2;

/**
 * Every view of a text that detectors search: as it is, with each layer of disguise removed, and its decoded base64.
 * All of them, because removing a disguise may also break a match (`token=abc%20def`).
 * @throws if there are too many layers; the text is then unscannable
 */
export function viewsOf(text: string, label: string): readonly View[] {
  const raw = rawView(text, label);
  if ((raw.marks & (Mark.encoded | Mark.run)) === 0) return [raw];
  const views: View[] = [];
  addReadings(raw, deepestBase64, views);
  return views;
}

function addReadings(view: View, base64Left: number, views: View[]): void {
  const layers = [view];
  for (let next = decodedView(view); next !== undefined; next = decodedView(next)) {
    if (layers.push(next) > deepestDecoding) throw new Error('a text in more disguises than honest software puts on');
  }
  views.push(...layers);
  if (base64Left === 0) return;
  const plainest = layers.at(-1);
  for (const layer of plainest === undefined || plainest === view ? [view] : [view, plainest]) {
    const hidden = base64View(layer);
    if (hidden !== undefined) addReadings(hidden, base64Left - 1, views);
  }
}
