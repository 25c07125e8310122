import { noticesMovements, type NoticeDto, type NoticeMovementDto } from '../api/generated';
import { usePaged } from '../api/use-paged';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { Records } from '../ui/records';
import { formatYuan } from '#libs/fund/money';
import { receivedOf } from './received-of';
import { NOTICE_TEXTS } from './notices.texts';

/** 缴款明细: what came to the notice, what left it again and why, and what is still missing. */
export function NoticeMovements({ notice }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const { noticeNo } = notice;
  const paged = usePaged(['notices', noticeNo, 'movements'], (page) =>
    noticesMovements({ path: { noticeNo }, query: page }),
  );
  const isEmpty = paged.query.isSuccess && paged.items.length === 0;
  return (
    <Panel title={t('movements')}>
      {isEmpty ? (
        <NothingYet notice={notice} />
      ) : (
        <PagedList paged={paged} empty={t('noMovements')}>
          {(items) => <Movements rows={items} notice={notice} />}
        </PagedList>
      )}
    </Panel>
  );
}

/** In one line: what the page says below is then plain. */
function NothingYet({ notice }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const { missingFen } = receivedOf(notice.months);
  return (
    <p className="settled">
      {missingFen === 0 ? t('noMovements') : t('nothingYet', { missing: formatYuan(missingFen) })}
    </p>
  );
}

interface MovementsProps {
  rows: readonly NoticeMovementDto[];
  notice: NoticeDto;
}

function Movements({ rows, notice }: MovementsProps) {
  const t = useTexts(NOTICE_TEXTS);
  const titles = [
    t('day'),
    t('wayOf'),
    { title: t('came'), number: true },
    { title: t('counted'), number: true },
    t('payer'),
    t('remark'),
    t('note'),
  ];
  return (
    <Records label={t('movements')} titles={titles} foot={<Totals notice={notice} />}>
      {rows.map((row) => (
        <Movement key={row.id} row={row} />
      ))}
    </Records>
  );
}

function Movement({ row }: { row: NoticeMovementDto }) {
  const server = useServerText();
  return (
    <tr>
      <td className="when">{row.day}</td>
      <td className="nowrap">{server(row.wayText)}</td>
      <td className="num">{row.cameFen === null ? '—' : <Amount fen={row.cameFen} />}</td>
      <td className="num">
        <Amount fen={row.fen} />
      </td>
      <td className="words">{row.payerName ?? '—'}</td>
      <td className="words">{row.remark === '' ? '—' : row.remark}</td>
      <td className="words">{row.noteText === null ? '—' : server(row.noteText)}</td>
    </tr>
  );
}

/** Received, which is what the lines come to, and missing. */
function Totals({ notice }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const { receivedFen, missingFen } = receivedOf(notice.months);
  return (
    <>
      <TotalLine name={t('received')} fen={receivedFen} />
      {missingFen > 0 ? <TotalLine name={t('missing')} fen={missingFen} /> : null}
    </>
  );
}

function TotalLine({ name, fen }: { name: string; fen: number }) {
  return (
    <tr>
      <th scope="row" colSpan={3}>
        {name}
      </th>
      <td className="num">
        <Amount fen={fen} />
      </td>
      <td colSpan={3} />
    </tr>
  );
}
