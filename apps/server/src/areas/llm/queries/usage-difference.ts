import { Type } from 'typebox';

/** A difference between a provider's count and the gateway's. Figures missing from the export are absent. */
export const UsageDifference = Type.Object(
  {
    day: Type.String(),
    model: Type.String(),
    providerRequests: Type.Optional(Type.Integer()),
    gatewayRequests: Type.Integer(),
    providerTokens: Type.Optional(Type.Integer()),
    gatewayTokens: Type.Integer(),
    providerCost: Type.Optional(Type.String({ description: 'Dollars.' })),
    gatewayCost: Type.String(),
    unsure: Type.Integer({
      description: 'Attempts without an answer, which the provider may or may not have counted.',
    }),
  },
  { title: 'UsageDifference' },
);
