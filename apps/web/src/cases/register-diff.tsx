import { useState } from 'react';
import { QUERY_KEYS } from '../api/queries';
import type { SubmissionDto } from '../api/generated';
import { registerRows, type RowOrder, type RowsAsked } from '../api/register-rows';
import { usePaged } from '../api/use-paged';
import { useTexts } from '../i18n/texts';
import { CheckBox } from '../ui/check-box';
import { PagedList } from '../ui/paged-list';
import { SearchBox } from '../ui/search-box';
import type { RegisterPlan } from '../businesses/register/register-plan';
import { useRegisterPlan } from '../businesses/register/use-register-plan';
import { LoadingState } from '../ui/states';
import { CASE_TEXTS } from './cases.texts';
import { pairsOf } from './diff-columns';
import { DiffTable } from './diff-table';

const ROWS_PER_PAGE = 50;

/** The register of a case, before beside after, read page by page; what changed is marked. */
export function RegisterDiff({ submission }: { submission: SubmissionDto }) {
  const plan = useRegisterPlan(submission.business);
  if (plan === undefined) return <LoadingState rows={4} />;
  return plan === null ? null : <Diff submission={submission} plan={plan} />;
}

function Diff({ submission, plan }: { submission: SubmissionDto; plan: RegisterPlan }) {
  const { businessNo, round, effectiveMonth } = submission;
  const t = useTexts(CASE_TEXTS);
  const [asked, setAsked] = useState('');
  const [detailed, setDetailed] = useState(false);
  const [order, setOrder] = useState<RowOrder>('row');
  const [only, setOnly] = useState<RowsAsked['only']>('chosen');
  const compares = pairsOf(plan).length > 0;
  const filters = { only, q: asked, order } as const;
  const rows = usePaged(QUERY_KEYS.rows(businessNo, filters), ({ after }) =>
    registerRows(businessNo, { ...filters, after, limit: ROWS_PER_PAGE }),
  );
  return (
    <>
      <div className="bar">
        <SearchBox label={t('search')} asked={asked} onAsk={setAsked} />
        {compares && (
          <>
            <OrderSelect order={order} onChange={setOrder} />
            <OnlyBox label={t('over20Only')} these="over20" only={only} onChange={setOnly} />
            <OnlyBox label={t('fall20Only')} these="fall20" only={only} onChange={setOnly} />
          </>
        )}
        {round > 1 ? (
          <OnlyBox label={t('sinceOnly')} these="since-return" only={only} onChange={setOnly} />
        ) : null}
        {compares && <CheckBox label={t('details')} checked={detailed} onChange={setDetailed} />}
        <a className="text-link" href={`/api/submissions/${businessNo}/register.xlsx`} download>
          {t('export')}
        </a>
      </div>
      <PagedList paged={rows} empty={t('noRows')}>
        {(items) => (
          <DiffTable plan={plan} rows={items} detailed={detailed} month={effectiveMonth} />
        )}
      </PagedList>
    </>
  );
}

interface OnlyBoxProps {
  label: string;
  these: RowsAsked['only'];
  only: RowsAsked['only'];
  onChange: (only: RowsAsked['only']) => void;
}

function OnlyBox({ label, these, only, onChange }: OnlyBoxProps) {
  return (
    <CheckBox
      label={label}
      checked={only === these}
      onChange={(checked) => {
        onChange(checked ? these : 'chosen');
      }}
    />
  );
}

const ORDERS: readonly RowOrder[] = ['row', 'rise', 'fall', 'percent'];

/** Who looks for what stands out need not read three thousand rows. */
function OrderSelect({
  order,
  onChange,
}: {
  order: RowOrder;
  onChange: (order: RowOrder) => void;
}) {
  const t = useTexts(CASE_TEXTS);
  return (
    <select
      className="input narrow"
      aria-label={t('order')}
      value={order}
      onChange={(event) => {
        onChange(ORDERS.find((one) => one === event.target.value) ?? 'row');
      }}
    >
      {ORDERS.map((one) => (
        <option key={one} value={one}>
          {t(`order.${one}`)}
        </option>
      ))}
    </select>
  );
}
