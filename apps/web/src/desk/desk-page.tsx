import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { get } from '../api/client';
import { QUERY_KEYS } from '../api/queries';
import type { DoneItem, Page, TaskView } from '../api/types';
import { boxRow } from '../boxes/box-row';
import { BoxTable } from '../boxes/box-table';
import { useTexts } from '../i18n/texts';
import { MoreRows } from '../ui/more-rows';
import { Panel } from '../ui/panel';
import { EmptyState, FailureState, LoadingState } from '../ui/states';
import { Tabs } from '../ui/tabs';
import { DeskFilters } from './desk-filters';
import './desk.css';
import { DESK_TEXTS } from './desk.texts';
import { TaskTable } from './task-table';

const BOXES = ['open', 'mine', 'done'] as const;
type Box = (typeof BOXES)[number];

/** Where the centre's staff begin: what waits, what is theirs, what they have done. */
export function DeskPage() {
  const t = useTexts(DESK_TEXTS);
  const [search, setSearch] = useSearchParams();
  const box = BOXES.find((one) => one === search.get('box')) ?? 'open';
  const counts = {
    open: useCount('open'),
    mine: useCount('mine'),
  };
  useEffect(() => {
    document.title = t('title');
  });
  const tabs = BOXES.map((key) => ({
    key,
    title: t(key),
    urgent: key === 'mine',
    ...(key === 'done' || counts[key] === undefined ? {} : { count: counts[key] }),
  }));
  return (
    <>
      <h1 className="desk-title">{t('title')}</h1>
      <Panel>
        <Tabs<Box>
          id="desk"
          label={t('boxes')}
          tabs={tabs}
          chosen={box}
          onChoose={(key) => {
            setSearch({ box: key }, { replace: true });
          }}
        >
          {box === 'done' ? null : <DeskFilters />}
          {box === 'done' ? <DoneList /> : <TaskList box={box} />}
        </Tabs>
      </Panel>
    </>
  );
}

/** A count by reading one page: at most a hundred, which is what a desk can see. */
function useCount(box: 'open' | 'mine'): number | undefined {
  const { data } = useQuery({
    queryKey: QUERY_KEYS.tasks(box, { count: true }),
    queryFn: () => get<Page<TaskView>>(`/tasks?box=${box}&limit=100`),
  });
  return data?.items.length;
}

function TaskList({ box }: { box: 'open' | 'mine' }) {
  const t = useTexts(DESK_TEXTS);
  const [search] = useSearchParams();
  const filters = {
    business: search.get('business') ?? '',
    overdue: search.get('overdue') ?? '',
    q: search.get('q') ?? '',
  };
  const tasks = useInfiniteQuery({
    queryKey: QUERY_KEYS.tasks(box, filters),
    queryFn: ({ pageParam }) =>
      get<Page<TaskView>>(
        `/tasks?${new URLSearchParams(
          Object.entries({ box, ...filters, after: pageParam, limit: '20' }).filter(
            ([, value]) => value !== '',
          ),
        ).toString()}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = tasks.data?.pages.flatMap((page) => page.items) ?? [];
  if (tasks.isPending) return <LoadingState rows={8} />;
  if (tasks.isError)
    return (
      <FailureState
        error={tasks.error}
        retry={() => {
          void tasks.refetch();
        }}
      />
    );
  if (items.length === 0) return <EmptyState text={t(`empty.${box}`)} />;
  return (
    <>
      <TaskTable tasks={items} />
      <MoreRows query={tasks} shown={items.length} />
    </>
  );
}

function DoneList() {
  const t = useTexts(DESK_TEXTS);
  const done = useInfiniteQuery({
    queryKey: QUERY_KEYS.box('done', { desk: true }),
    queryFn: ({ pageParam }) =>
      get<Page<DoneItem>>(
        `/boxes/done?limit=20${pageParam === '' ? '' : `&after=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = done.data?.pages.flatMap((page) => page.items) ?? [];
  if (done.isPending) return <LoadingState rows={8} />;
  if (done.isError)
    return (
      <FailureState
        error={done.error}
        retry={() => {
          void done.refetch();
        }}
      />
    );
  if (items.length === 0) return <EmptyState text={t('empty.done')} />;
  return (
    <>
      <BoxTable box="done" withNumber rows={items.map(boxRow)} />
      <MoreRows query={done} shown={items.length} />
    </>
  );
}
