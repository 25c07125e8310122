import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { totalOf } from '#libs/fund/contribution';
import { formatYuan } from '#libs/fund/money';
import { readYuan } from '#libs/values/yuan';
import { membersReveal, type MemberRow } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { Difference } from '../../ui/amount';
import { Masked } from '../../ui/masked';
import { FieldError } from '../steps/field-error';
import { LaterTerms } from '../steps/later-terms';
import { MemberPicker } from '../steps/member-picker';
import { REGISTER_TEXTS } from './register.texts';
import { NORMAL, useEntry, type EntryFacts } from './use-entry';

export function EntryForm(props: EntryFacts) {
  const t = useTexts(REGISTER_TEXTS);
  const entry = useEntry(props);
  const { member, typed, error } = entry;
  return (
    <div className="entry-panel">
      <form
        className="entry"
        noValidate
        aria-label={t('entry')}
        onSubmit={(event) => {
          event.preventDefault();
          void entry.enter();
        }}
      >
        <div>
          <MemberPicker
            inputId="entry-member"
            held={member}
            onPicked={entry.pick}
            onSought={(isSought) => {
              if (isSought && member !== null) entry.pick(null);
            }}
            onDropped={() => {
              entry.pick(null);
            }}
            status={NORMAL}
            month={props.terms.month}
            invalid={error?.at === 'member'}
          />
          <FieldError id="entry-member-error" text={error?.at === 'member' ? error.text : null} />
        </div>
        <Echo member={member} />
        <BaseField {...entry} />
        <Button
          color="primary"
          variant="outlined"
          htmlType="submit"
          loading={entry.busy}
          icon={<PlusOutlined aria-hidden />}
        >
          {t('add')}
        </Button>
      </form>
      <EntryPreview {...props} member={member} baseFen={readYuan(typed)} />
    </div>
  );
}

type BaseFieldProps = Pick<ReturnType<typeof useEntry>, 'member' | 'typed' | 'error' | 'type'>;

/** Nothing can be typed before the echo beside it shows for whom. */
function BaseField({ member, typed, error, type }: BaseFieldProps) {
  const t = useTexts(REGISTER_TEXTS);
  const wrong = error?.at === 'base';
  return (
    <div className="field">
      <label htmlFor="entry-base">
        <span className="required" aria-hidden>
          *
        </span>
        {t('newBase')}
      </label>
      <input
        id="entry-base"
        className="input num"
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        required
        readOnly={member === null}
        placeholder={member === null ? t('pickFirst') : ''}
        aria-invalid={wrong}
        aria-describedby="entry-base-error entry-preview"
        onChange={(event) => {
          type(event.target.value);
        }}
      />
      <FieldError id="entry-base-error" text={wrong ? error.text : null} />
    </div>
  );
}

function Echo({ member }: { member: MemberRow | null }) {
  const t = useTexts(REGISTER_TEXTS);
  const reveal = async (accountNo: string): Promise<string> =>
    (await membersReveal({ path: { accountNo }, body: { field: 'idNumber' } })).value;
  return (
    <dl className="echo" aria-live="polite">
      <div>
        <dt>{t('echoName')}</dt>
        <dd>{member?.name ?? '—'}</dd>
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
        <dt>{t('echoMonthly')}</dt>
        <dd className="amount">{member === null ? '—' : formatYuan(member.monthlyFen)}</dd>
      </div>
    </dl>
  );
}

type PreviewProps = Pick<EntryFacts, 'terms' | 'rules'> & {
  member: MemberRow | null;
  baseFen: number | null;
};

/** The new amounts by the rules the server decides by, before anything is written. */
function EntryPreview({ member, baseFen, terms, rules }: PreviewProps) {
  const t = useTexts(REGISTER_TEXTS);
  if (member === null || baseFen === null || baseFen > terms.capFen * 10)
    return <p id="entry-preview" className="entry-preview help" />;
  const after = rules.amountsOf(baseFen, member.ratios, terms);
  const total = totalOf(after);
  return (
    <p id="entry-preview" className="entry-preview" aria-live="polite">
      <span>{t('preview')}</span>
      <b className="amount">{formatYuan(total)}</b>
      <span className="help">
        {t('previewLine', {
          unit: formatYuan(after.unitFen),
          personal: formatYuan(after.personalFen),
          fiscal: formatYuan(after.fiscalFen),
        })}
      </span>
      <Difference fen={total - member.monthlyFen} />
    </p>
  );
}
