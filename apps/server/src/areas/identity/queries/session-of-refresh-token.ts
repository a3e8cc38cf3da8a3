import type { Db } from '../../../platform/database/db.ts';
import { refreshTokenByHash, type RefreshToken } from '../store/refresh-tokens.ts';
import { hashSecret } from '../tokens/secret.ts';

/** The session that a refresh token belongs to, used or not. Undefined if Muster never gave it. */
export const sessionOfRefreshToken = async (db: Db, token: string): Promise<RefreshToken | undefined> =>
  refreshTokenByHash(db, hashSecret(token));
