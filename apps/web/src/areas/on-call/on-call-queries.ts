import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const onCallQuery = queryOptions({ queryKey: ['on-call'], queryFn: () => answerOf(api.GET('/v1/on-call')) });
