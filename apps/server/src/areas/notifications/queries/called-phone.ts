import type { Kysely } from 'kysely';
import { pageById, type Page } from '../../oncall/public.ts';
import { channelById } from '../store/channels.ts';

/** The page delivered to a phone, if both exist and the phone belongs to the paged person. */
export async function calledPhone(
  db: Kysely<unknown>,
  { page: pageId, channel: channelId }: { readonly page: string; readonly channel: string },
): Promise<Page | undefined> {
  const [page, channel] = [await pageById(db, pageId), await channelById(db, channelId)];
  const isPhone = channel?.kind === 'sms' || channel?.kind === 'voice';
  return isPhone && channel.owner === page?.to ? page : undefined;
}
