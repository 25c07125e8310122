import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePaged, type PageAsked, type SomePage } from '../api/use-paged';
import '../businesses/businesses.css';
import { NotFoundPage } from '../frame/not-found-page';
import { useTexts } from '../i18n/texts';
import { PageHeader } from '../ui/page-header';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { Tabs } from '../ui/tabs';
import { useAsked, type Asked } from './asked';
import { AccountRows } from './account-rows';
import { ChangeRows, StatusRows } from './change-rows';
import { FlowRows } from './flow-rows';
import { MembersSheet } from './members-sheet';
import './queries.css';
import { QUERY_TEXTS } from './queries.texts';
import { QueryForm } from './query-form';
import { readAccount, readChanges, readFlow, readStatuses } from './read-query';

/** The two tiles of queries, and the sheets of each in the manual's order. */
const SHEETS = {
  'unit-query': ['unit-changes', 'account', 'flow'],
  'member-query': ['members', 'member-changes', 'status-changes'],
} as const;
type Tile = keyof typeof SHEETS;
type Sheet = (typeof SHEETS)[Tile][number];

export function QueryPage() {
  const { code, sheet } = useParams();
  if (code !== 'unit-query' && code !== 'member-query') return <NotFoundPage />;
  const chosen = SHEETS[code].find((one) => one === (sheet ?? SHEETS[code][0]));
  return chosen === undefined ? <NotFoundPage /> : <Query tile={code} sheet={chosen} />;
}

function Query({ tile, sheet }: { tile: Tile; sheet: Sheet }) {
  const t = useTexts(QUERY_TEXTS);
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t(tile)} oneLine />
      <Panel>
        <Tabs<Sheet>
          id="queries"
          label={t(tile)}
          tabs={SHEETS[tile].map((key) => ({ key, title: t(`tab.${key}`) }))}
          chosen={sheet}
          onChoose={(key) => {
            void navigate(`/queries/${tile}/${key}`);
          }}
        >
          <Content key={sheet} sheet={sheet} />
        </Tabs>
      </Panel>
    </>
  );
}

function Content({ sheet }: { sheet: Sheet }) {
  switch (sheet) {
    case 'members':
      return <MembersSheet />;
    case 'account':
      return (
        <Found name={sheet} read={readAccount}>
          {(rows, { total }) => <AccountRows {...rows} total={total} />}
        </Found>
      );
    case 'flow':
      return (
        <Found name={sheet} read={readFlow}>
          {(rows, { total }) => <FlowRows {...rows} total={total} />}
        </Found>
      );
    case 'status-changes':
      return (
        <Found name={sheet} read={readStatuses}>
          {(rows) => <StatusRows {...rows} />}
        </Found>
      );
    default:
      return (
        <Found name={sheet} read={(asked, page) => readChanges(sheet, asked, page)}>
          {(rows) => <ChangeRows {...rows} withMember={sheet === 'member-changes'} />}
        </Found>
      );
  }
}

interface FoundProps<Page extends SomePage> {
  name: Exclude<Sheet, 'members'>;
  read: (asked: Asked, page: PageAsked) => Promise<Page>;
  children: (rows: Rows<Page>, first: Page) => ReactNode;
}

interface Rows<Page extends SomePage> {
  label: string;
  rows: readonly Page['items'][number][];
}

/** What is asked for, and what is found; the first page says what all of it comes to. */
function Found<Page extends SomePage>({ name, read, children }: FoundProps<Page>) {
  const t = useTexts(QUERY_TEXTS);
  const { asked, ask } = useAsked();
  const paged = usePaged(['queries', name, asked], (page) => read(asked, page));
  const first = paged.query.data?.pages[0];
  return (
    <>
      <QueryForm name={name} asked={asked} onAsk={ask} />
      <PagedList paged={paged} empty={t('noRecords')}>
        {(rows) => first !== undefined && children({ label: t(`tab.${name}`), rows }, first)}
      </PagedList>
    </>
  );
}
