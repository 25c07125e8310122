import { SEALED } from '#libs/fund/account-status';
import { formatYuan } from '#libs/fund/money';
import { membersReveal, type MemberRow } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { Masked } from '../../ui/masked';
import { MemberLink } from '../../members/member-link';
import { LaterTerms } from '../steps/later-terms';
import { REGISTER_TEXTS } from './register.texts';

/** Who was picked, and what holds for him in the month. */
export function EntryEcho({ member }: { member: MemberRow | null }) {
  const t = useTexts(REGISTER_TEXTS);
  const reveal = async (accountNo: string): Promise<string> =>
    (await membersReveal({ path: { accountNo }, body: { field: 'idNumber' } })).value;
  return (
    <dl className="echo" aria-live="polite">
      <div>
        <dt>{t('echoName')}</dt>
        <dd>
          <MemberLink accountNo={member?.accountNo ?? ''} words={member?.name ?? ''} />
        </dd>
      </div>
      <div>
        <dt>{t('echoId')}</dt>
        <dd>
          {member === null ? (
            '—'
          ) : (
            <Masked
              key={member.accountNo}
              masked={member.idNumberMasked}
              label={`${member.name} ${t('echoId')}`}
              reveal={() => reveal(member.accountNo)}
            />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('echoBase')}</dt>
        <dd className="amount">{member === null ? '—' : formatYuan(member.baseFen)}</dd>
        {member !== null && <LaterTerms member={member} />}
      </div>
      <div>
        <Monthly member={member} />
      </div>
    </dl>
  );
}

/** What he pays; of whoever rests, what he paid before he did. */
function Monthly({ member }: { member: MemberRow | null }) {
  const t = useTexts(REGISTER_TEXTS);
  return (
    <>
      <dt>{t(member?.status === SEALED ? 'echoSealed' : 'echoMonthly')}</dt>
      <dd className="amount">{member === null ? '—' : formatYuan(member.monthlyFen)}</dd>
    </>
  );
}
