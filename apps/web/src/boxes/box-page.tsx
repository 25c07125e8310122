import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { get, send } from '../api/client';
import { QUERY_KEYS, queryClient } from '../api/queries';
import type { BoxCounts, BusinessView, Page } from '../api/types';
import { NotFoundPage } from '../frame/not-found-page';
import { useServerText, useTexts } from '../i18n/texts';
import { MoreRows } from '../ui/more-rows';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { ProblemAlert } from '../ui/problem-alert';
import { EmptyState, FailureState, LoadingState } from '../ui/states';
import { Tabs } from '../ui/tabs';
import { BOX_NAMES, boxRow, type BoxItem, type BoxName } from './box-row';
import { BoxTable } from './box-table';
import { BOX_TEXTS } from './boxes.texts';

/** A whole box with filters, read on by 加载更多. */
export function BoxPage() {
  const { box } = useParams();
  const name = BOX_NAMES.find((one) => one === box);
  return name === undefined ? <NotFoundPage /> : <Box box={name} />;
}

function Box({ box }: { box: BoxName }) {
  const t = useTexts(BOX_TEXTS);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const counts = useQuery({
    queryKey: QUERY_KEYS.counts,
    queryFn: () => get<BoxCounts>('/boxes/counts'),
  });
  const filters = { business: search.get('business') ?? '', unread: search.get('unread') ?? '' };
  const rows = useInfiniteQuery({
    queryKey: QUERY_KEYS.box(box, filters),
    queryFn: ({ pageParam }) =>
      get<Page<BoxItem>>(`/boxes/${box}?${queryOf({ ...filters, after: pageParam, limit: '20' })}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const tabs = BOX_NAMES.map((key) => {
    const count = counts.data?.[key];
    return {
      key,
      title: t(`box.${key}`),
      urgent: key === 'messages' || key === 'todo',
      ...(count === undefined ? {} : { count }),
    };
  });
  return (
    <>
      <PageHeader title={t('boxes')} />
      <Panel>
        <Tabs<BoxName>
          id="boxes"
          label={t('boxes')}
          tabs={tabs}
          chosen={box}
          onChoose={(key) => {
            void navigate(`/boxes/${key}`);
          }}
        >
          <BoxFilters box={box} />
          {rows.isPending ? (
            <LoadingState rows={8} />
          ) : rows.isError ? (
            <FailureState
              error={rows.error}
              retry={() => {
                void rows.refetch();
              }}
            />
          ) : items.length === 0 ? (
            <EmptyState text={t(`empty.${box}`)} />
          ) : (
            <>
              <BoxTable box={box} withNumber rows={items.map(boxRow)} />
              <MoreRows query={rows} shown={items.length} />
            </>
          )}
        </Tabs>
      </Panel>
    </>
  );
}

function queryOf(values: Record<string, string>): string {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
}

function BoxFilters({ box }: { box: BoxName }) {
  const t = useTexts(BOX_TEXTS);
  const server = useServerText();
  const [search, setSearch] = useSearchParams();
  const businesses = useQuery({
    queryKey: QUERY_KEYS.businesses,
    queryFn: () => get<BusinessView[]>('/businesses'),
    staleTime: 300_000,
  });
  const readAll = useMutation({
    mutationFn: () => send('POST', '/messages/read-all'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['boxes'] }),
  });
  const choose = (key: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(key);
    else next.set(key, value);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <ProblemAlert error={readAll.error} />
      <div className="bar" role="group" aria-label={t('filters')}>
        <select
          className="input narrow"
          aria-label={t('business')}
          value={search.get('business') ?? ''}
          onChange={(event) => {
            choose('business', event.target.value);
          }}
        >
          <option value="">{t('allBusinesses')}</option>
          {businesses.data
            ?.filter((one) => one.open)
            .map((one) => (
              <option key={one.code} value={one.code}>
                {server(one.title)}
              </option>
            ))}
        </select>
        {box === 'messages' ? (
          <>
            <label className="check">
              <input
                type="checkbox"
                checked={search.get('unread') === 'true'}
                onChange={(event) => {
                  choose('unread', event.target.checked ? 'true' : '');
                }}
              />
              {t('unreadOnly')}
            </label>
            <Button
              loading={readAll.isPending}
              onClick={() => {
                readAll.mutate();
              }}
            >
              {t('readAll')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}
