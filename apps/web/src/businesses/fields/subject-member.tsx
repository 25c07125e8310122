import { useState } from 'react';
import { formatYuan } from '#libs/fund/money';
import {
  submissionsEdit,
  type MemberDetail,
  type MemberRow,
  type SubmissionDto,
} from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { StatusTag } from '../../ui/status-tag';
import { monthlyOf } from '../../members/standing-cells';
import { MemberLink } from '../../members/member-link';
import { LaterTerms } from '../steps/later-terms';
import { MemberPicker } from '../steps/member-picker';
import type { Draft, IfMatch } from '../steps/use-draft';
import { FIELDS_TEXTS } from './fields.texts';

const NORMAL = '01';

export interface SubjectMemberProps {
  submission: SubmissionDto;
  member: MemberDetail | null;
  draft: Draft;
  /** Changes on the page, saved or not: they end with the person they are about. */
  changed: number;
  seeking: Seeking;
  onSeeking(seeking: Seeking): void;
}

/** Whether another member is looked for, or on his way into the case. */
export type Seeking = 'no' | 'sought' | 'switching';

/** Picks whose data are changed; another member begins with no changes. */
export function SubjectMember(props: SubjectMemberProps) {
  const { member, seeking, onSeeking } = props;
  const t = useTexts(FIELDS_TEXTS);
  const { error, pick } = useSwitch(props);
  const held = seeking === 'no' ? member : null;
  return (
    <Panel title={t('pickTitle')} className="subject-member">
      <ProblemAlert error={error} />
      <div className="subject-line">
        <MemberPicker
          inputId="subject-member"
          held={held}
          onPicked={(picked) => {
            void pick(picked);
          }}
          onSought={(isSought) => {
            if (seeking !== 'switching') onSeeking(isSought ? 'sought' : 'no');
          }}
        />
        {held !== null && <Echo member={held} />}
      </div>
    </Panel>
  );
}

/** The former member's form is gone from the page until the next one's is there, or the former is chosen again. */
function useSwitch({ submission, draft, changed, onSeeking }: SubjectMemberProps) {
  const t = useTexts(FIELDS_TEXTS);
  const [error, setError] = useState<unknown>(null);
  const { businessNo, form } = submission;
  const pick = async (picked: MemberRow): Promise<void> => {
    const question = { title: t('switchTitle'), text: t('switchText', { n: changed }) };
    const stays =
      picked.accountNo === form.memberAccountNo || (changed > 0 && !(await confirmFinal(question)));
    setError(null);
    onSeeking(stays ? 'no' : 'switching');
    if (stays) return;
    try {
      const body = { memberAccountNo: picked.accountNo, changes: {} };
      const write = (headers: IfMatch) => submissionsEdit({ path: { businessNo }, headers, body });
      draft.take(await draft.write(write));
      onSeeking('no');
    } catch (problem) {
      setError(problem);
      onSeeking('sought');
    }
  };
  return { error, pick };
}

function Echo({ member }: { member: MemberDetail }) {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const tone = member.status === NORMAL ? 'good' : 'calm';
  return (
    <dl className="echo" aria-live="polite">
      <div>
        <dt>{t('account')}</dt>
        <dd>
          <MemberLink accountNo={member.accountNo} />
        </dd>
      </div>
      <div>
        <dt>{t('echoBase')}</dt>
        <dd className="amount">{formatYuan(member.baseFen)}</dd>
        <LaterTerms member={member} />
      </div>
      <div>
        <dt>{t('echoMonthly')}</dt>
        <dd className="amount">{formatYuan(monthlyOf(member))}</dd>
      </div>
      <div>
        <dt>{t('status')}</dt>
        <dd>
          <StatusTag tone={tone} text={server(member.statusText)} />
        </dd>
      </div>
    </dl>
  );
}
