import { Type } from 'typebox';

export const Revealed = Type.Object({ token: Type.String(), kind: Type.String(), value: Type.String() });
