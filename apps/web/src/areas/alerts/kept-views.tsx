import { Menu, Button } from '@mantine/core';
import { useQuery, queryOptions } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { VerbDialog } from '../../declared/verb-button.tsx';
import { usePageActions } from '../../keys/page-actions.tsx';
import type { AlertFilters } from './alert-filters.ts';
import { answerOf } from '@muster/api-client';
import { api } from '../../api/client.ts';

/** Saved views: open one, or save the current filters as one. */
export function KeptViews({ filters }: { filters: AlertFilters }) {
  const navigate = useNavigate();
  const views = useQuery(alertViewsQuery);
  const [isKeeping, setKeeping] = useState(false);
  const [removed, setRemoved] = useState<{ readonly id: string; readonly name: string } | undefined>();
  const { suppression: _held, ...kept } = filters;
  const isNarrowed = Object.keys(kept).length > 0;
  usePageActions(isNarrowed ? [{ id: 'alerts.keep', does: 'Save view', run: () => setKeeping(true) }] : []);
  const items = views.data ?? [];
  return (
    <>
      <Menu position="bottom-end" width={300} withinPortal={false}>
        <Menu.Target>
          <Button variant="default" size="compact-sm">
            Views{items.length === 0 ? '' : ` (${items.length})`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {items.length === 0 ? <Menu.Label>No saved views yet. Filter the list, then save it.</Menu.Label> : null}
          {items.map(({ id, name, shared }) => (
            <Menu.Item key={id} onClick={() => void navigate({ to: '/alerts/views/$id', params: { id } })}>
              {name}
              {shared ? <span className="soft small"> shared</span> : null}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!isNarrowed} onClick={() => setKeeping(true)}>
            Save view
          </Menu.Item>
          {items
            .filter(({ may }) => may.remove.allowed)
            .map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => setRemoved({ id, name })}>
                Remove “{name}”
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {isKeeping ? (
        <VerbDialog
          name="alert-view.save"
          acted={{ key: {} }}
          given={kept}
          onClose={() => setKeeping(false)}
          onDone={() => void views.refetch()}
        />
      ) : null}
      {removed === undefined ? null : (
        <VerbDialog
          name="alert-view.remove"
          acted={{ key: { id: removed.id } }}
          about={removed.name}
          onClose={() => setRemoved(undefined)}
          onDone={() => void views.refetch()}
        />
      )}
    </>
  );
}

/** The reader's own views and the shared ones: as many as a menu holds. */
export const alertViewsQuery = queryOptions({
  queryKey: ['alert-views'],
  queryFn: async () => (await answerOf(api.GET('/v1/alert-views', { params: { query: { limit: 100 } } }))).items,
});
