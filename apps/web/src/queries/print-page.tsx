import { PrinterOutlined } from '@ant-design/icons';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { NotFoundPage } from '../frame/not-found-page';
import { useSignedIn } from '../frame/session';
import { showInstant } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts, type Translate } from '../i18n/texts';
import { Fact } from '../ui/fact';
import { PageHeader } from '../ui/page-header';
import { NoteBox } from '../ui/problem-alert';
import { EmptyState, Loaded } from '../ui/states';
import { addressOf, KINDS, queryOf, STATUSES, useAsked, type Asked, type QueryName } from './asked';
import { FlowFacts, nobodyNamed } from './flow-facts';
import { printedRecords, PrintedRows, RECORDS_MAX, type PrintedRecords } from './printed-records';
import './queries.css';
import { QUERY_TEXTS } from './queries.texts';

const TILES = {
  'unit-changes': 'unit-query',
  account: 'unit-query',
  flow: 'unit-query',
  'flow-members': 'unit-query',
  'member-changes': 'member-query',
  'status-changes': 'member-query',
  members: 'member-query',
} as const satisfies Readonly<Record<QueryName, string>>;
/** Where a query has a page of its own. */
const BACK: Partial<Record<QueryName, string>> = { 'flow-members': '/flow/:entry' };

export function PrintPage() {
  const { query } = useParams();
  const name = (Object.keys(TILES) as QueryName[]).find((one) => one === query);
  return name === undefined ? <NotFoundPage /> : <Print name={name} />;
}

/** Everything a query finds, on sheets of paper: the browser prints them, or keeps them as a PDF. */
function Print({ name }: { name: QueryName }) {
  const t = useTexts(QUERY_TEXTS);
  const { asked } = useAsked();
  const records = useQuery({
    queryKey: ['queries', 'print', name, asked],
    queryFn: () => printedRecords(name, asked),
  });
  const back = BACK[name] ?? `/queries/${TILES[name]}/${name}`;
  const to = addressOf(back.replace(':entry', asked.entry), queryOf(name, asked));
  return (
    <>
      <PageHeader
        title={t('printTitle')}
        crumbs={[
          { title: t(TILES[name]), to: `/queries/${TILES[name]}` },
          { title: t(`tab.${name}`), to },
        ]}
        oneLine
      />
      <Sheets name={name} asked={asked} records={records} back={to} />
    </>
  );
}

interface SheetsProps extends Omit<PaperProps, 'records'> {
  records: UseQueryResult<PrintedRecords | 'too-many'>;
}

/** The paper, or why it would be too much of it. */
export function Sheets({ records, ...paper }: SheetsProps) {
  const t = useTexts(QUERY_TEXTS);
  return (
    <Loaded query={records} rows={10}>
      {(found) =>
        found === 'too-many' ? (
          <NoteBox tone="warning" title={t('tooMany', { max: RECORDS_MAX })}>
            <Link to={paper.back}>{t('backToQuery')}</Link>
          </NoteBox>
        ) : (
          <Paper {...paper} records={found} />
        )
      }
    </Loaded>
  );
}

interface PaperProps {
  name: QueryName;
  asked: Asked;
  /** Whose records: the reader's own unit's unless said. */
  whose?: string;
  records: PrintedRecords;
  back: string;
}

function Paper({ name, asked, whose, records, back }: PaperProps) {
  const t = useTexts(QUERY_TEXTS);
  const label = t(`tab.${name}`);
  const empty = records.rows.length === 0;
  useEffect(() => {
    if (!empty) window.print();
  }, [empty]);
  return (
    <section className="panel print-page" aria-label={label}>
      <p className="print-acts bar">
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          disabled={empty}
          onClick={() => {
            window.print();
          }}
        >
          {t('print')}
        </Button>
        <Link className="text-link" to={back}>
          {t('backToQuery')}
        </Link>
      </p>
      <Head label={label} asked={asked} whose={whose} records={records} />
      {empty ? (
        <EmptyState text={emptyText(t, records)} />
      ) : (
        <PrintedRows label={label} records={records} />
      )}
    </section>
  );
}

function emptyText(
  t: Translate<keyof typeof QUERY_TEXTS.entries>,
  records: PrintedRecords,
): string {
  return records.is === 'flow-members' ? nobodyNamed(t, records.entry) : t('noRecords');
}

interface HeadProps {
  label: string;
  asked: Asked;
  whose: string | undefined;
  records: PrintedRecords;
}

/** Whose paper it is, of which days or which entry, and who printed it. */
function Head({ label, asked, whose, records }: HeadProps) {
  const t = useTexts(QUERY_TEXTS);
  const signs = useSigns();
  const me = useSignedIn();
  const server = useServerText();
  const type = records.is === 'flow' && asked.type !== '' ? records.rows[0]?.typeText : undefined;
  const [printedAt] = useState(() => showInstant(new Date().toISOString()));
  const own = me.unit === null ? '' : me.unit.name + signs.bracketed(me.unit.accountNo);
  const facts: readonly (readonly [string, string])[] = [
    [t('printUnit'), whose ?? own],
    ...conditions(t, asked, records),
    ...(type === undefined ? [] : [[t('type'), server(type)] as const]),
    [t('printCount'), String(records.rows.length)],
    [t('printBy'), me.name],
    [t('printAt'), printedAt],
  ];
  return (
    <div className="print-head">
      <h1>{label}</h1>
      {records.is === 'flow-members' ? <FlowFacts entry={records.entry} /> : null}
      <dl className="kv columns">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </div>
  );
}

function conditions(
  t: Translate<keyof typeof QUERY_TEXTS.entries>,
  asked: Asked,
  { is }: PrintedRecords,
): (readonly [string, string])[] {
  if (is === 'flow-members') return [];
  if (is === 'members') {
    const status = STATUSES.find((one) => one === asked.status);
    return [[t('status'), t(status === undefined ? 'allStatuses' : `status.${status}`)]];
  }
  const kind = KINDS.find((one) => one === asked.kind);
  const isUnbounded = asked.from === '' && asked.to === '';
  const days = {
    from: asked.from === '' ? t('printBegin') : asked.from,
    to: asked.to === '' ? t('printEnd') : asked.to,
  };
  return [
    [t('printDays'), isUnbounded ? t('printAll') : t('printDaysOf', days)],
    ...(asked.accountNo === '' ? [] : [[t('printMember'), asked.accountNo] as const]),
    ...(kind === undefined ? [] : [[t('kind'), t(`kind.${kind}`)] as const]),
  ];
}
