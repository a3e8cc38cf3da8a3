import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { erasureKind } from './kinds.ts';

const Of = { erasure: Type.String() };
const Item = { ...Of, place: Type.String(), ref: Type.String() };
const Reason = Type.Object({ reason: Type.String() });
const because = (content: { readonly reason: string } | undefined) => (content ? `: ${content.reason}` : '');

export const erasureBegun = defineAction({
  name: 'erasure.begun',
  version: 1,
  kind: erasureKind,
  data: Type.Object({ ...Of, items: Type.Integer(), places: Type.Array(Type.String()) }),
  content: Reason,
  summarise: ({ data, content }) =>
    `started to erase somebody’s data: ${data.items} in ${data.places.join(', ')}${because(content)}`,
});

export const erasureItemErased = defineAction({
  name: 'erasure.item_erased',
  version: 1,
  kind: erasureKind,
  data: Type.Object(Item),
  summarise: ({ data }) => `erased what was stored in ${data.place}`,
});

export const erasureStepped = defineAction({
  name: 'erasure.stepped',
  version: 1,
  kind: erasureKind,
  data: Type.Object({
    ...Of,
    step: Type.Union([Type.Literal('erased'), Type.Literal('rewritten'), Type.Literal('gone')]),
  }),
  summarise: ({ data }) => words[data.step],
});

const words = {
  erased: 'erased everything that is not on hold, and noted it outside the database',
  rewritten: 'rewrote the tables that held it into new files',
  gone: 'the write-ahead log that held it is gone',
} as const;

export const erasureHeld = defineAction({
  name: 'erasure.held',
  version: 1,
  kind: erasureKind,
  data: Type.Object(Item),
  content: Reason,
  summarise: ({ data, content }) => `put what is stored in ${data.place} on hold${because(content)}`,
});

export const erasureReleased = defineAction({
  name: 'erasure.released',
  version: 1,
  kind: erasureKind,
  data: Type.Object(Item),
  summarise: ({ data }) => `released what is stored in ${data.place} for erasure`,
});

/** A read of CONFIDENTIAL data, recorded singly (R34), without saying whom it was about. */
export const subjectExported = defineAction({
  name: 'subject.exported',
  version: 1,
  kind: erasureKind,
  data: Type.Object({ places: Type.Array(Type.String()), items: Type.Integer() }),
  content: Reason,
  summarise: ({ data, content }) =>
    `exported what is stored about somebody in ${data.places.join(', ')}${because(content)}`,
});

export const dataSubjectActions = [
  erasureBegun,
  erasureItemErased,
  erasureStepped,
  erasureHeld,
  erasureReleased,
  subjectExported,
] as const;
