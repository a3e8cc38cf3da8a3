import { Type } from 'typebox';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { PersonFields } from '../../identity/public.ts';

const Token = Type.String({ minLength: 1, maxLength: 100 });

export const SetUpRequest = Type.Object({
  token: Token,
  organisation: FreeLine({ minLength: 1, maxLength: 120 }),
  founder: Type.Object({ ...PersonFields, password: Type.String({ minLength: 1, maxLength: 256 }) }),
  governance: Type.Array(Type.Object(PersonFields), { maxItems: 20 }),
});

export const SetUpLink = Type.Object({ token: Token });
export const OpenSetUp = Type.Object({ expiresAt: Type.String({ format: 'date-time' }) });
