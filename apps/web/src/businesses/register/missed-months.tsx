import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isFundMonth } from '#libs/fund/month';
import { readMonth } from '#libs/values/date-text';
import { ruleOf } from '#libs/values/read-value';
import { openCase } from '../../api/commands';
import {
  missedMonthsEnter,
  missedMonthsMissing,
  type MissedMonthsDto,
  type SubmissionDto,
} from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import { NoteBox, ProblemAlert } from '../../ui/problem-alert';
import { FieldError } from '../steps/field-error';
import { REGISTER_TEXTS } from './register.texts';

interface MissedMonthsProps {
  submission: SubmissionDto;
  /** Only where the case's own month is refused as paid. */
  refusedOnly?: boolean;
}

/** Paid months that the rows of a case come too late for: one press enters them where they are made good, in a linked draft. */
export function MissedMonths({ submission, refusedOnly = false }: MissedMonthsProps) {
  const { businessNo, draftVersion, stage } = submission;
  const { data } = useQuery({
    queryKey: QUERY_KEYS.missedMonths(businessNo, { draftVersion, stage }),
    // What is typed beside it outlasts a case that moves on meanwhile.
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => missedMonthsMissing({ path: { businessNo }, signal }),
  });
  if (data === undefined || data.business === null) return null;
  if (refusedOnly && data.firstMonth === null) return null;
  return <Offer lateNo={businessNo} missing={data} business={data.business} />;
}

interface OfferProps {
  lateNo: string;
  missing: MissedMonthsDto;
  business: string;
}

function Offer({ lateNo, missing, business }: OfferProps) {
  const t = useTexts(REGISTER_TEXTS);
  const { people, firstMonth, lastMonth } = missing;
  const [typed, setTyped] = useState('');
  const entering = useEntering(lateNo, business);
  const from = typed === '' ? firstMonth : readMonth(typed);
  const isKnown = from !== null && isFundMonth(from);
  const last = showMonth(lastMonth);
  const title =
    firstMonth === null
      ? t('missedBefore', { n: people, last })
      : t('missedSince', { n: people, first: showMonth(firstMonth), last });
  return (
    <NoteBox tone="info" title={title}>
      {entering.error !== null && <ProblemAlert error={entering.error} />}
      <div className="note-acts">
        {firstMonth === null && <From typed={typed} bad={!isKnown} onType={setTyped} />}
        <Button
          loading={entering.isPending}
          disabled={!isKnown}
          onClick={() => {
            entering.mutate(firstMonth === null ? from : null);
          }}
        >
          {t('enterMissed')}
        </Button>
      </div>
    </NoteBox>
  );
}

interface FromProps {
  typed: string;
  bad: boolean;
  onType(typed: string): void;
}

/** From which month on, where the case does not say it. */
function From({ typed, bad, onType }: FromProps) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  return (
    <div className="month-field">
      <label htmlFor="missed-from">{t('missedFrom')}</label>
      <input
        id="missed-from"
        className="input"
        value={typed}
        aria-invalid={bad && typed !== ''}
        aria-describedby="missed-from-error"
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
      <FieldError
        id="missed-from-error"
        text={bad && typed !== '' ? server(ruleOf('month')) : null}
      />
    </div>
  );
}

function useEntering(lateNo: string, business: string) {
  const t = useTexts(REGISTER_TEXTS);
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (missedFrom: string | null) => {
      const { businessNo, draftVersion } = await openCase(business);
      const headers = { 'If-Match': `"${String(draftVersion)}"` };
      const body = { lateNo, ...(missedFrom === null ? {} : { missedFrom }) };
      return { businessNo, ...(await missedMonthsEnter({ path: { businessNo }, headers, body })) };
    },
    onSuccess: async ({ businessNo, added, passedOver }) => {
      await reread(QUERY_KEYS.submission(businessNo));
      if (added === 0) {
        notify('error', () => t('missedNothing'));
        return;
      }
      notify('success', () =>
        t(passedOver > 0 ? 'missedInPart' : 'missedEntered', { added, passedOver }),
      );
      void navigate(`/cases/${businessNo}/edit`);
    },
  });
}
