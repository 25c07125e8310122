import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { assessableMonthsList, type MonthPreviewView } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { FootBar } from '../../ui/foot-bar';
import { NoteBox } from '../../ui/problem-alert';
import { EmptyState, Loaded } from '../../ui/states';
import { AssessedNote, type Assessed } from './assessed-note';
import { AssessQuestion } from './assess-question';
import { ASSESSABLE } from '../../live/reread-assessable';
import { previewOf } from './month-preview';
import { MonthRow } from './month-row';
import { REMITTANCE_TEXTS } from './remittance.texts';
import { useAssess } from './use-assess';

const PAIRS = ['last', 'increase', 'decrease', 'now', 'supplementary'] as const;

/** 5.1: every month that can be assessed, with its record; one or several are assessed at once, oldest first. */
export function MonthsToAssess() {
  const t = useTexts(REMITTANCE_TEXTS);
  const server = useServerText();
  const query = useQuery({ queryKey: ASSESSABLE, queryFn: () => assessableMonthsList() });
  return (
    <Loaded query={query} rows={6}>
      {({ months, refusal }) =>
        refusal !== null ? (
          <NoteBox tone="warning" title={server(refusal.text)} />
        ) : months.length === 0 ? (
          <EmptyState text={t('nothingToAssess')} />
        ) : (
          <Months months={months} />
        )
      }
    </Loaded>
  );
}

/** Months are chosen from the next one on, by hand alone: a later one never without those before it. */
function Months({ months }: { months: readonly string[] }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const [through, setThrough] = useState('');
  const [asking, setAsking] = useState(false);
  const open = useOpen(months);
  const chosen = open.filter(({ month }) => month <= through);
  const [assessed, setAssessed] = useState<Assessed | null>(null);
  const [byKey, setByKey] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  /** The months may be read anew before the answer is there: then they are not chosen any more. */
  const asked = useRef<readonly MonthPreviewView[]>([]);
  const assess = useAssess((answer) => {
    setAsking(false);
    setThrough('');
    setAssessed({ answer, records: asked.current });
  });
  // The button that asked can no longer be pressed: who works by keyboard goes on at the months that are left.
  useEffect(() => {
    if (assessed !== null) table.current?.focus({ preventScroll: true });
  }, [assessed]);
  return (
    <>
      {assessed === null ? null : <AssessedNote {...assessed} />}
      <p className="help">{t('assessHelp')}</p>
      <div
        ref={table}
        className={byKey ? 'table-frame' : 'table-frame quiet'}
        tabIndex={0}
        role="group"
        onBlur={() => {
          setByKey(true);
        }}
        aria-label={t('monthsToAssess')}
      >
        <table className="plain records months">
          <caption className="sr-only">{t('monthsToAssess')}</caption>
          <Head />
          {months.map((month, at) => (
            <MonthRow
              key={month}
              month={month}
              pairs={PAIRS}
              chosen={chosen.some((one) => one.month === month)}
              open={open.length > at && !assess.isPending}
              onChoose={(checked) => {
                setThrough(checked ? month : (months[at - 1] ?? ''));
              }}
            />
          ))}
        </table>
      </div>
      <FootBar className="foot-row">
        <span className="help">{t('chosen', { count: chosen.length })}</span>
        <div className="bar-acts">
          <Button
            type="primary"
            size="large"
            disabled={chosen.length === 0 || assess.isPending}
            onClick={() => {
              assess.reset();
              setAsking(true);
            }}
          >
            {t('assess')}
          </Button>
        </div>
      </FootBar>
      <AssessQuestion
        records={asking ? chosen : []}
        busy={assess.isPending}
        error={assess.error}
        onYes={(isByKey) => {
          setByKey(isByKey);
          asked.current = chosen;
          assess.mutate({
            fromMonth: chosen[0]?.month ?? '',
            throughMonth: chosen.at(-1)?.month ?? '',
          });
        }}
        onClose={() => {
          setAsking(false);
        }}
      />
    </>
  );
}

/** What can be chosen: the months whose records are there, up to the first that something stands against. */
function useOpen(months: readonly string[]): MonthPreviewView[] {
  const records = useQueries({ queries: months.map(previewOf) }).map(({ data }) => data);
  const end = records.findIndex((one) => one === undefined || one.blocked !== null);
  return records.slice(0, end < 0 ? undefined : end).filter((one) => one !== undefined);
}

function Head() {
  const t = useTexts(REMITTANCE_TEXTS);
  return (
    <thead>
      <tr>
        <th scope="col">{t('month')}</th>
        {PAIRS.map((pair) => (
          <th key={pair} scope="col" className="num">
            {t(pair)}
          </th>
        ))}
        <th scope="col" className="num">
          {t('unallocated')}
        </th>
        <th scope="col">{t('deadline')}</th>
        <th scope="col">{t('changes')}</th>
      </tr>
    </thead>
  );
}
