import { useState } from 'react';
import { Link } from 'react-router';
import {
  assessableMonthsFindings,
  type FindingView,
  type MonthFindingsView,
  type MonthPreviewView,
} from '../../api/generated';
import { usePaged } from '../../api/use-paged';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { MemberLink } from '../../members/member-link';
import { Amount } from '../../ui/amount';
import { Dialog } from '../../ui/dialog';
import { PagedList } from '../../ui/paged-list';
import { Records } from '../../ui/records';
import { TextButton } from '../../ui/text-button';
import { formatYuan } from '#libs/fund/money';
import { ASSESSABLE } from '../../live/reread-assessable';
import { AllOutside } from './all-outside';
import { REMITTANCE_TEXTS } from './remittance.texts';

/** What is said of a month's members before it is assessed: how many, what follows, and the list with the remedies. */
export function MonthFindings({ record }: { record: MonthPreviewView }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const [open, setOpen] = useState(false);
  const { outsideBounds, dataLacking } = record.findings;
  if (outsideBounds === 0 && dataLacking === 0) return null;
  const title = t('findingsOf', { month: showMonth(record.month) });
  return (
    <>
      <OutsideNote findings={record.findings} />
      {dataLacking === 0 ? null : <p>{t('dataLacking', { count: dataLacking })}</p>}
      <TextButton
        text={t('showFindings')}
        onClick={() => {
          setOpen(true);
        }}
      />
      <Dialog
        open={open}
        wide
        title={title}
        onClose={() => {
          setOpen(false);
        }}
      >
        <AllOutside record={record} />
        <FindingList month={record.month} title={title} />
      </Dialog>
    </>
  );
}

export function OutsideNote({ findings }: { findings: MonthFindingsView }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const { outsideBounds, baseRule, floorFen, capFen } = findings;
  if (outsideBounds === 0) return null;
  const bounds = { floor: formatYuan(floorFen), cap: formatYuan(capFen) };
  return <p>{t(`outside.${baseRule}`, { count: outsideBounds, ...bounds })}</p>;
}

function FindingList({ month, title }: { month: string; title: string }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const rows = usePaged([...ASSESSABLE, month, 'findings'], (page) =>
    assessableMonthsFindings({ path: { month }, query: page }),
  );
  const titles = [
    t('account'),
    t('name'),
    t('idNumber'),
    { title: t('base'), number: true },
    t('problem'),
    t('remedy'),
  ];
  return (
    <PagedList paged={rows} empty={t('noFindings')}>
      {(items) => (
        <Records tall label={title} titles={titles}>
          {items.map((finding) => (
            <Finding key={finding.accountNo} finding={finding} />
          ))}
        </Records>
      )}
    </PagedList>
  );
}

function Finding({ finding }: { finding: FindingView }) {
  const server = useServerText();
  const { accountNo, name, idNumberMasked, baseFen, problems } = finding;
  return (
    <tr>
      <td>
        <MemberLink accountNo={accountNo} />
      </td>
      <td>{name}</td>
      <td className="nowrap">{idNumberMasked}</td>
      <td className="num">
        <Amount fen={baseFen} />
      </td>
      <td className="words">
        {problems.map(({ text, remedy }) => (
          <div key={remedy}>{server(text)}</div>
        ))}
      </td>
      <td>
        {problems.map(({ remedy, remedyTitle }) => (
          <div key={remedy}>
            <Link className="text-link" to={`/businesses/${remedy}?member=${accountNo}`}>
              {server(remedyTitle)}
            </Link>
          </div>
        ))}
      </td>
    </tr>
  );
}
