import { receivablesList } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { showMonth } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { PagedList } from '../ui/paged-list';
import { Records } from '../ui/records';
import { RECEIVABLE_TEXTS } from './receivables.texts';

/** 119: what units owe because members' balances could not give it back, by unit and month. */
export function Receivables() {
  const t = useTexts(RECEIVABLE_TEXTS);
  const signs = useSigns();
  const paged = usePaged(['receivables'], (page) => receivablesList({ query: page }));
  const totalFen = paged.query.data?.pages.at(-1)?.totalFen ?? 0;
  return (
    <section aria-label={t('receivables')}>
      <h2 className="section-title">{t('receivables')}</h2>
      <p className="help">{t('receivablesHelp')}</p>
      <PagedList paged={paged} empty={t('noReceivables')}>
        {(rows) => (
          <Records
            label={t('receivables')}
            titles={[
              t('unit'),
              t('month'),
              { title: t('people'), number: true },
              { title: t('amount'), number: true },
            ]}
            foot={
              <tr>
                <th scope="row" colSpan={3}>
                  {t('receivableTotal')}
                </th>
                <td className="num">
                  <Amount fen={totalFen} />
                </td>
              </tr>
            }
          >
            {rows.map(({ unit, month, people, fen }) => (
              <tr key={`${unit.accountNo}-${month}`}>
                <td className="words">{unit.name + signs.bracketed(unit.accountNo)}</td>
                <td className="nowrap">{showMonth(month)}</td>
                <td className="num">{people.toLocaleString('en-US')}</td>
                <td className="num">
                  <Amount fen={fen} />
                </td>
              </tr>
            ))}
          </Records>
        )}
      </PagedList>
    </section>
  );
}
