import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { assetKind, decisionKind } from './kinds.ts';

const Asset = { asset: Type.String(), name: Type.String() };

export const assetRegistered = defineAction({
  name: 'asset.registered',
  version: 1,
  kind: assetKind,
  data: Type.Object({ ...Asset, kind: Type.String(), team: Type.String() }),
  summarise: ({ data }) => `registered the ${data.kind} ${data.name}`,
});

export const assetHandedOver = defineAction({
  name: 'asset.handed_over',
  version: 1,
  kind: assetKind,
  data: Type.Object({ ...Asset, from: Type.String(), to: Type.String() }),
  summarise: ({ data }) => `handed ${data.name} over to another owner`,
});

export const assetRetired = defineAction({
  name: 'asset.retired',
  version: 1,
  kind: assetKind,
  data: Type.Object(Asset),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) => `retired ${data.name}${content ? `: ${content.reason}` : ''}`,
});

const Decision = {
  decision: Type.String(),
  dataClass: Type.String(),
  assets: Type.Integer(),
  approval: Type.String(),
};
const assetsOf = (count: number): string => (count === 1 ? 'one data asset' : `${count} data assets`);

/** A classification was requested: those the matrix consults and informs are notified (GOV 2.8). */
export const classificationAsked = defineAction({
  name: 'classification.asked',
  version: 1,
  kind: decisionKind,
  act: { of: 'data-classification' },
  data: Type.Object(Decision),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data }) => `requested to classify ${assetsOf(data.assets)} as ${data.dataClass}`,
});

export const classificationDecided = defineAction({
  name: 'classification.decided',
  version: 1,
  kind: decisionKind,
  data: Type.Object({ ...Decision, approved: Type.Boolean() }),
  summarise: ({ data }) =>
    data.approved
      ? `classified ${assetsOf(data.assets)} as ${data.dataClass}`
      : `${assetsOf(data.assets)} were not classified as ${data.dataClass}`,
});

export const classificationActions = [
  assetRegistered,
  assetHandedOver,
  assetRetired,
  classificationAsked,
  classificationDecided,
] as const;
