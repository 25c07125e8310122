import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MonthPreviewView } from '../../api/generated';
import { showDay, showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { Amount } from '../../ui/amount';
import { CaseNumbers } from '../../ui/case-numbers';
import { CheckBox } from '../../ui/check-box';
import { FailureState } from '../../ui/states';
import { TextButton } from '../../ui/text-button';
import { MonthChanges } from './month-changes';
import { MonthFindings } from './month-findings';
import { previewOf } from './month-preview';
import { PeopleAmount } from './people-amount';
import { REMITTANCE_TEXTS } from './remittance.texts';

type Pair = 'last' | 'increase' | 'decrease' | 'now' | 'supplementary';

interface MonthRowProps {
  month: string;
  pairs: readonly Pair[];
  chosen: boolean;
  /** Neither it nor a month before it is known to be in the way of a case or of bases. */
  open: boolean;
  onChoose: (checked: boolean) => void;
}

/** A month with its record, what stands against it, and the way to who makes the difference. */
export function MonthRow({ month, pairs, chosen, open, onChoose }: MonthRowProps) {
  const query = useQuery(previewOf(month));
  const { data } = query;
  return (
    <tbody>
      <tr className={chosen ? 'chosen' : undefined}>
        <th scope="row" className="row-head">
          <CheckBox
            label={showMonth(month)}
            checked={chosen}
            disabled={!open}
            onChange={onChoose}
          />
        </th>
        {data === undefined ? (
          <td colSpan={pairs.length + 3}>
            {query.isError ? (
              <FailureState error={query.error} retry={() => void query.refetch()} />
            ) : (
              '…'
            )}
          </td>
        ) : (
          <Figures record={data} pairs={pairs} />
        )}
      </tr>
      {data === undefined ? null : <Findings record={data} columns={pairs.length + 4} />}
    </tbody>
  );
}

function Figures({ record, pairs }: { record: MonthPreviewView; pairs: readonly Pair[] }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const [open, setOpen] = useState(false);
  return (
    <>
      {pairs.map((pair) => (
        <PeopleAmount key={pair} of={record[pair]} />
      ))}
      <td className="num">
        <Amount fen={record.unallocatedFen} />
      </td>
      <td className="nowrap">{showDay(record.deadline)}</td>
      <td>
        <TextButton
          text={t('changes')}
          onClick={() => {
            setOpen(true);
          }}
        />
        <MonthChanges
          month={record.month}
          open={open}
          onClose={() => {
            setOpen(false);
          }}
        />
      </td>
    </>
  );
}

/** What is said of a month: a case in its way, named and linked; members to look at. */
function Findings({ record, columns }: { record: MonthPreviewView; columns: number }) {
  const server = useServerText();
  const { blocked, findings } = record;
  if (blocked === null && findings.outsideBounds + findings.dataLacking === 0) return null;
  return (
    <tr>
      <td colSpan={columns} className="finding">
        <div className="finding-lines">
          {blocked === null ? null : (
            <p>
              <CaseNumbers text={server(blocked.text)} />
            </p>
          )}
          <MonthFindings record={record} />
        </div>
      </td>
    </tr>
  );
}
