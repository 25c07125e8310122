import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { noticesChoose, type NoticeDto, type WayDto } from '../api/generated';
import { queryClient } from '../api/queries';
import { showMonth } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { StatusTag } from '../ui/status-tag';
import { BalancePart } from './balance-part';
import { DebitPart } from './debit-part';
import { NOTICE_TEXTS } from './notices.texts';

/** 结算方式: each way in plain words before it is chosen; a way that is not open to the unit says why. */
export function NoticeWays({ notice }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const server = useServerText();
  const [looked, setLooked] = useState(notice.way);
  const way = notice.ways.find(({ code }) => code === looked);
  const mayChoose = notice.mayDo.includes('choose');
  return (
    <>
      {mayChoose ? <p className="help">{t('waysHelp')}</p> : null}
      {notice.waitsForMonth === null ? null : (
        <p className="waits">{t('waitsFor', { month: showMonth(notice.waitsForMonth) })}</p>
      )}
      <div className="way-list" role="radiogroup" aria-label={t('ways')}>
        {notice.ways.map(({ code, title, refusal }) => (
          <label key={code} className={wayClass(code === looked, refusal !== null)}>
            <input
              type="radio"
              name="way"
              checked={code === looked}
              onChange={() => {
                setLooked(code);
              }}
            />
            <span>{server(title)}</span>
            {code === notice.way ? <StatusTag tone="good" text={t('chosen')} /> : null}
          </label>
        ))}
      </div>
      {way === undefined ? null : <WayWords notice={notice} way={way} />}
    </>
  );
}

function wayClass(isLooked: boolean, isClosed: boolean): string {
  return [isLooked ? 'on' : '', isClosed ? 'closed' : ''].join(' ').trim();
}

function WayWords({ notice, way }: { notice: NoticeDto; way: WayDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const server = useServerText();
  const isChosen = way.code === notice.way;
  return (
    <section className="way-words" aria-label={t('next')}>
      {way.refusal === null ? null : <p className="refused">{server(way.refusal.text)}</p>}
      <p>{server(way.steps)}</p>
      <p className="help">{server(way.reversal)}</p>
      {isChosen && notice.agreement !== null ? <AgreementLine notice={notice} /> : null}
      {isChosen ? <WayAct notice={notice} /> : <ChooseWay notice={notice} way={way} />}
    </section>
  );
}

function AgreementLine({ notice: { agreement } }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  if (agreement === null) return null;
  const { payerName: name, payerAccount: account, payerBank: bank, agreementNo: no } = agreement;
  return (
    <p>
      {t('agreement')}: {t('agreementOf', { name, account, bank, no })}
    </p>
  );
}

function WayAct({ notice }: { notice: NoticeDto }) {
  if (notice.mayDo.includes('pay-balance')) return <BalancePart notice={notice} />;
  return notice.mayDo.includes('order-debit') ? <DebitPart notice={notice} /> : null;
}

function ChooseWay({ notice, way }: { notice: NoticeDto; way: WayDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const server = useServerText();
  const choose = useMutation({
    mutationFn: () =>
      noticesChoose({ path: { noticeNo: notice.noticeNo }, body: { way: way.code } }),
    onSuccess: () => {
      notify('success', () => t('choseIt', { way: server(way.title) }));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
  });
  if (way.refusal !== null || !notice.mayDo.includes('choose')) return null;
  return (
    <>
      <ProblemAlert error={choose.error} />
      <Button
        type="primary"
        loading={choose.isPending}
        onClick={() => {
          choose.mutate();
        }}
      >
        {t('choose', { way: server(way.title) })}
      </Button>
    </>
  );
}
