import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable, WriteRequest } from '../../../platform/http/routes.ts';
import { ACKNOWLEDGES, spokenAnswer } from '../channels/providers/telephone.ts';
import { isFromProvider } from '../channels/providers/telephone-signature.ts';
import { carriedBy } from '../queries/carried-by.ts';
import { answerPage } from '../commands/answer-page.ts';
import { tellDelivery } from '../commands/tell-delivery.ts';
import { carrierNews } from '../domain/carrier-news.ts';
import type { Notifications } from '../notifications.ts';
import { calledPhone } from '../queries/called-phone.ts';

const ByDelivery = Type.Object({ page: Type.String({ format: 'uuid' }), channel: Type.String({ format: 'uuid' }) });
const Form = Type.Record(Type.String(), Type.String());

const capability = { capability: 'the signature of the telephone provider' };

/**
 * Callbacks from the telephony provider about messages and calls, signed with the account's token (X-Twilio-Signature).
 */
export const telephonyRoutes =
  (parts: Notifications): RouteTable =>
  (routes) => {
    routes.post(
      '/v1/hooks/telephony/status/:page/:channel',
      {
        access: capability,
        summary: 'Take news of a text message or a call',
        clauses: ['3.1.2'],
        isHidden: true,
        consumes: 'form',
        status: 204,
        schema: { params: ByDelivery, body: Form },
      },
      async (request) => {
        await calledBack(request, 'status');
        const news = carrierNews(request.body);
        if (news === undefined) return;
        const told = { ...request.params, ...(news.kind === 'failed' ? { failed: news.reason } : {}) };
        const actor = { kind: 'system', part: 'due-work' } as const;
        orFail(await parts.runCommand(tellDelivery, { actor, requestId: request.requestId }, told));
      },
    );
    routes.post(
      '/v1/hooks/telephony/answer/:page/:channel',
      {
        access: capability,
        summary: 'Take the key that was pressed in a call',
        clauses: ['3.1.2'],
        isHidden: true,
        consumes: 'form',
        schema: { params: ByDelivery, body: Form },
      },
      async (request) => {
        const page = await calledBack(request, 'answer');
        const words = await press(request, page.id, page.to);
        void request.http.reply.type('text/xml; charset=utf-8').send(spokenAnswer(words));
      },
    );

    /** Unsigned requests and unknown targets get 404. */
    async function calledBack(
      { params, body, http }: WriteRequest<{ params: typeof ByDelivery; body: typeof Form }>,
      what: 'status' | 'answer',
    ) {
      const { telephony } = parts.sender;
      const token = await telephony?.token();
      const url = `${parts.publicUrl()}/v1/hooks/telephony/${what}/${params.page}/${params.channel}`;
      const signature = http.request.headers['x-twilio-signature'];
      if (token === undefined || typeof signature !== 'string' || !isFromProvider(token, url, body, signature))
        throw new AppFailure(NOT_SIGNED);
      const page = await calledPhone(parts.reads.db, params);
      if (page === undefined) throw new AppFailure(NOT_SIGNED);
      return page;
    }

    async function press(
      { body, requestId }: Pick<WriteRequest<{ body: typeof Form }>, 'body' | 'requestId'>,
      page: string,
      person: string,
    ): Promise<string> {
      if (body['Digits'] !== ACKNOWLEDGES) return 'Nothing was acknowledged. Muster will call again. Goodbye.';
      const actor = { kind: 'person', id: asId<'principal'>(person), sessionId: `phone:${page}` } as const;
      const answered = await parts.runCommand(answerPage, { actor, requestId }, { page, by: 'phone' });
      for (const other of await carriedBy(parts.reads.db, page))
        await parts.runCommand(answerPage, { actor, requestId }, { page: other, by: 'phone' });
      return answered.ok ? 'Thank you. You have acknowledged it. Goodbye.' : `${answered.error.public} Goodbye.`;
    }
  };

const NOT_SIGNED: AppError = {
  kind: 'not_found',
  code: 'notifications/no-such-call',
  public: 'There is no such call or message.',
};
