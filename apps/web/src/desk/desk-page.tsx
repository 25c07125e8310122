import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { boxesDone, tasksCounts, tasksList } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { usePaged } from '../api/use-paged';
import { boxRow } from '../boxes/box-row';
import { BoxTable } from '../boxes/box-table';
import { useTexts } from '../i18n/texts';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { Tabs } from '../ui/tabs';
import { useSearchChoice } from '../ui/use-search-choice';
import { DeskFilters, TASK_ORDERS } from './desk-filters';
import { DONE_ACTS, DoneFilters } from './done-filters';
import './desk.css';
import { DeskTitle } from './desk-title';
import { DESK_TEXTS } from './desk.texts';
import { TaskTable, type TaskBox } from './task-table';

const BOXES = ['open', 'mine', 'others', 'done'] as const;
type Box = (typeof BOXES)[number];

/** Where the centre's staff begin: what waits, what is theirs, what they have done. */
export function DeskPage() {
  const t = useTexts(DESK_TEXTS);
  const [search, setSearch] = useSearchParams();
  const box = BOXES.find((one) => one === search.get('box')) ?? 'open';
  const { data: counts } = useQuery({
    queryKey: QUERY_KEYS.tasks('counts'),
    queryFn: () => tasksCounts(),
  });
  useEffect(() => {
    document.title = t('title');
  });
  const tabs = BOXES.map((key) => ({
    key,
    title: t(key),
    urgent: key === 'mine',
    ...(key === 'done' || counts === undefined ? {} : { count: counts[key] }),
  }));
  return (
    <>
      <DeskTitle title={t('title')} />
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
          {box === 'done' ? <DoneFilters /> : <DeskFilters />}
          {box === 'done' ? <DoneList /> : <TaskList box={box} />}
        </Tabs>
      </Panel>
    </>
  );
}

function TaskList({ box }: { box: TaskBox }) {
  const t = useTexts(DESK_TEXTS);
  const { chosen } = useSearchChoice();
  const filters = {
    business: chosen('business') || undefined,
    overdue: chosen('overdue') === 'true' || undefined,
    q: chosen('q') || undefined,
    over20: chosen('over20') === 'true' || undefined,
    fall20: chosen('fall20') === 'true' || undefined,
    order: TASK_ORDERS.find((one) => one === chosen('order')),
  };
  const tasks = usePaged(QUERY_KEYS.tasks(box, filters), (page) =>
    tasksList({ query: { box, ...filters, ...page } }),
  );
  return (
    <PagedList paged={tasks} empty={t(`empty.${box}`)}>
      {(items) => <TaskTable box={box} tasks={items} />}
    </PagedList>
  );
}

function DoneList() {
  const t = useTexts(DESK_TEXTS);
  const { chosen } = useSearchChoice();
  const filters = {
    q: chosen('q') || undefined,
    business: chosen('business') || undefined,
    act: DONE_ACTS.find((one) => one === chosen('act')),
  };
  const done = usePaged(QUERY_KEYS.box('done', { desk: true, ...filters }), (page) =>
    boxesDone({ query: { ...filters, ...page } }),
  );
  return (
    <PagedList paged={done} empty={t('empty.done')}>
      {(items) => <BoxTable box="done" withNumber withUnit rows={items.map(boxRow)} />}
    </PagedList>
  );
}
