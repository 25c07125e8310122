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
import { MemberPicker } from '../steps/member-picker';
import type { Draft } from '../steps/use-draft';
import { FIELDS_TEXTS } from './fields.texts';

const NORMAL = '01';

interface SubjectMemberProps {
  submission: SubmissionDto;
  member: MemberDetail | null;
  draft: Draft;
}

/** Picks whose data are changed; another member begins with no changes. */
export function SubjectMember({ submission, member, draft }: SubjectMemberProps) {
  const t = useTexts(FIELDS_TEXTS);
  const [error, setError] = useState<unknown>(null);
  const changed = Object.keys(submission.form.changes ?? {}).length;
  const path = { businessNo: submission.businessNo };
  const pick = async (picked: MemberRow | null): Promise<void> => {
    if (picked === null || picked.accountNo === submission.form.memberAccountNo) return;
    const question = { title: t('switchTitle'), text: t('switchText', { n: changed }) };
    if (changed > 0 && !(await confirmFinal(question))) return;
    setError(null);
    try {
      const body = { memberAccountNo: picked.accountNo, changes: {} };
      draft.take(await draft.write((headers) => submissionsEdit({ path, headers, body })));
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Panel title={t('pickTitle')} className="subject-member">
      <ProblemAlert error={error} />
      <div className="subject-line">
        <MemberPicker
          inputId="subject-member"
          picked={member}
          onPicked={(picked) => {
            void pick(picked);
          }}
        />
        {member !== null && <Echo member={member} />}
      </div>
    </Panel>
  );
}

function Echo({ member }: { member: MemberDetail }) {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const tone = member.status === NORMAL ? 'good' : 'calm';
  return (
    <dl className="echo" aria-live="polite">
      <div>
        <dt>{t('account')}</dt>
        <dd className="amount">{member.accountNo}</dd>
      </div>
      <div>
        <dt>{t('echoBase')}</dt>
        <dd className="amount">{formatYuan(member.baseFen)}</dd>
      </div>
      <div>
        <dt>{t('echoMonthly')}</dt>
        <dd className="amount">{formatYuan(member.monthlyFen)}</dd>
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
