import type { DebitDto, InstrumentDto, NoticeDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { Panel } from '../ui/panel';
import { Records } from '../ui/records';
import { StatusTag } from '../ui/status-tag';
import { NOTICE_TEXTS } from './notices.texts';
import { toneOf } from './payment-tones';

/** What is with the bank, and what became of what was. */
export function NoticeProgress({ notice: { debits, instruments } }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  return (
    <>
      {debits.length === 0 ? null : (
        <Panel title={t('debits')}>
          <Records
            label={t('debits')}
            titles={[
              t('orderNo'),
              { title: t('amountOf'), number: true },
              t('orderedAt'),
              t('answerBy'),
              t('answer'),
            ]}
          >
            {debits.map((debit) => (
              <DebitLine key={debit.orderNo} debit={debit} />
            ))}
          </Records>
        </Panel>
      )}
      {instruments.length === 0 ? null : (
        <Panel title={t('instruments')}>
          <Records
            label={t('instruments')}
            titles={[
              t('paper'),
              t('number'),
              { title: t('amountOf'), number: true },
              t('recordedAt'),
              t('state'),
            ]}
          >
            {instruments.map((one) => (
              <PaperLine key={one.id} paper={one} />
            ))}
          </Records>
        </Panel>
      )}
    </>
  );
}

function DebitLine({ debit }: { debit: DebitDto }) {
  return (
    <tr>
      <td className="amount">{debit.orderNo}</td>
      <td className="num">
        <Amount fen={debit.fen} />
      </td>
      <td className="when">{showInstant(debit.orderedAt)}</td>
      <td className="when">{showInstant(debit.answerBy)}</td>
      <td className="words">
        <Fate of={debit} />
      </td>
    </tr>
  );
}

function PaperLine({ paper }: { paper: InstrumentDto }) {
  const server = useServerText();
  return (
    <tr>
      <td>{server(paper.wayText)}</td>
      <td className="amount">{paper.number}</td>
      <td className="num">
        <Amount fen={paper.fen} />
      </td>
      <td className="when">{showInstant(paper.recordedAt)}</td>
      <td className="words">
        <Fate of={paper} />
      </td>
    </tr>
  );
}

/** How it stands, why it failed, or by which entry of the bank it came. */
function Fate({ of }: { of: DebitDto | InstrumentDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const server = useServerText();
  return (
    <>
      <StatusTag tone={toneOf(of.state)} text={server(of.stateText)} />{' '}
      {of.serial === null ? null : (
        <span className="help">{t('serialOf', { serial: of.serial })}</span>
      )}
      {of.reason}
    </>
  );
}
