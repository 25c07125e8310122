import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { assessableMonthsList } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { FootBar } from '../../ui/foot-bar';
import { NoteBox, ProblemAlert } from '../../ui/problem-alert';
import { EmptyState, Loaded } from '../../ui/states';
import { ASSESSABLE } from './keys';
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
          <Months key={months[0]} months={months} />
        )
      }
    </Loaded>
  );
}

/** Months are chosen from the next one on: a later one never without those before it. */
function Months({ months }: { months: readonly string[] }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const [first = ''] = months;
  const [through, setThrough] = useState(first);
  const assess = useAssess();
  const chosen = months.filter((month) => month <= through);
  return (
    <>
      <p className="help">{t('assessHelp')}</p>
      <ProblemAlert error={assess.error} />
      <div className="table-frame" tabIndex={0} role="group" aria-label={t('monthsToAssess')}>
        <table className="plain records months">
          <caption className="sr-only">{t('monthsToAssess')}</caption>
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
          {months.map((month, at) => (
            <MonthRow
              key={month}
              month={month}
              pairs={PAIRS}
              chosen={month <= through}
              onChoose={(checked) => {
                setThrough(checked ? month : (months[Math.max(0, at - 1)] ?? first));
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
            loading={assess.isPending}
            onClick={() => {
              assess.mutate({ fromMonth: first, throughMonth: through });
            }}
          >
            {assess.isPending ? t('assessing') : t('assess')}
          </Button>
        </div>
      </FootBar>
    </>
  );
}
