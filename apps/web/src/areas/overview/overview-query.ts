import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const overviewQuery = queryOptions({ queryKey: ['overview'], queryFn: () => answerOf(api.GET('/v1/overview')) });
