import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { totalOf } from '#libs/fund/contribution';
import { formatYuan, parseYuan } from '#libs/fund/money';
import { textOf } from '#libs/texts/texts';
import { send } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Home, MemberRow } from '../../api/types';
import { useServerText, useTexts } from '../../i18n/texts';
import { Difference } from '../../ui/amount';
import { Masked } from '../../ui/masked';
import { notify } from '../../ui/notices';
import { Panel } from '../../ui/panel';
import { FieldError } from '../steps/field-error';
import { MemberPicker } from '../steps/member-picker';
import type { RegisterRules, RegisterTerms } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface EntryFormProps {
  businessNo: string;
  account: Home['account'];
  terms: RegisterTerms;
  rules: RegisterRules;
  register: Register;
  /** Name of the member whose entry is typed and not in the register yet. */
  onEntering(name: string | null): void;
}

const NORMAL = '01';

export function EntryForm({ account, terms, rules, register, onEntering }: EntryFormProps) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const [member, setMember] = useState<MemberRow | null>(null);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<{ at: 'member' | 'base'; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const baseFen = parseYuan(typed);

  const pick = (picked: MemberRow | null): void => {
    setMember(picked);
    setError(null);
    onEntering(picked !== null && typed !== '' ? picked.name : null);
    if (picked !== null) requestAnimationFrame(() => document.getElementById('entry-base')?.focus());
  };
  const type = (text: string): void => {
    setTyped(text);
    setError(null);
    onEntering(member !== null && text !== '' ? member.name : null);
  };
  const problemOf = (): typeof error => {
    if (member === null) return { at: 'member', text: t('pickFirst') };
    if (baseFen === null || baseFen === 0) return { at: 'base', text: t('amountWrong') };
    const refusal = rules.refusalOf(baseFen, member.baseFen, terms);
    return refusal === null ? null : { at: 'base', text: server(textOf(refusal.code, refusal.details)) };
  };
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const problem = problemOf();
    setError(problem);
    if (problem !== null) { document.getElementById(problem.at === 'member' ? 'entry-member' : 'entry-base')?.focus(); return; }
    if (member === null || baseFen === null) return;
    setBusy(true);
    try {
      const row = await register.add(member.accountNo, baseFen, `${member.name} ${formatYuan(baseFen)}`);
      notify('success', t('added', { name: row.name, no: row.rowNo }));
      setMember(null);
      setTyped('');
      onEntering(null);
      document.getElementById('entry-member')?.focus();
    } catch (refused) {
      setError({ at: 'base', text: refused instanceof ApiProblem ? server(refused.detail) : String(refused) });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Panel title={t('entry')} className="entry-panel">
      <form className="entry" noValidate onSubmit={(event) => { void enter(event); }}>
        <div>
          <MemberPicker inputId="entry-member" picked={member} onPicked={pick} status={NORMAL} invalid={error?.at === 'member'} />
          <FieldError id="entry-member-error" text={error?.at === 'member' ? error.text : null} />
        </div>
        <Echo member={member} />
        <div className="field">
          <label htmlFor="entry-base"><span className="required" aria-hidden>*</span>{t('newBase')}</label>
          <input id="entry-base" className="input num" inputMode="decimal" autoComplete="off" value={typed} required
            aria-invalid={error?.at === 'base'} aria-describedby="entry-base-error entry-preview" onChange={(event) => { type(event.target.value); }} />
          <FieldError id="entry-base-error" text={error?.at === 'base' ? error.text : null} />
        </div>
        <Button type="primary" htmlType="submit" loading={busy} icon={<PlusOutlined aria-hidden />}>{t('add')}</Button>
      </form>
      <EntryPreview member={member} baseFen={baseFen} {...{ account, terms, rules }} />
    </Panel>
  );
}

function Echo({ member }: { member: MemberRow | null }) {
  const t = useTexts(REGISTER_TEXTS);
  const reveal = async (accountNo: string): Promise<string> =>
    (await send<{ value: string }>('POST', `/members/${accountNo}/reveal`, { field: 'idNumber' })).value;
  return (
    <dl className="echo" aria-live="polite">
      <div><dt>{t('echoName')}</dt><dd>{member?.name ?? '—'}</dd></div>
      <div><dt>{t('echoId')}</dt><dd>{member === null ? '—' : (
        <Masked key={member.accountNo} masked={member.idNumberMasked} label={`${member.name} ${t('echoId')}`} reveal={() => reveal(member.accountNo)} />
      )}</dd></div>
      <div><dt>{t('echoBase')}</dt><dd className="amount">{member === null ? '—' : formatYuan(member.baseFen)}</dd></div>
      <div><dt>{t('echoMonthly')}</dt><dd className="amount">{member === null ? '—' : formatYuan(member.monthlyFen)}</dd></div>
    </dl>
  );
}

type PreviewProps = Pick<EntryFormProps, 'account' | 'terms' | 'rules'> & { member: MemberRow | null; baseFen: number | null };

/** The new amounts by the rules the server decides by, before anything is written. */
function EntryPreview({ member, baseFen, account, terms, rules }: PreviewProps) {
  const t = useTexts(REGISTER_TEXTS);
  if (member === null || baseFen === null || baseFen > terms.capFen * 10) return <p id="entry-preview" className="entry-preview help" />;
  const ratios = { unitBp: account.unitRatioBp, personalBp: account.personalRatioBp, fiscalBp: account.fiscalRatioBp };
  const after = rules.amountsOf(baseFen, ratios, terms);
  const total = totalOf(after);
  return (
    <p id="entry-preview" className="entry-preview" aria-live="polite">
      <span>{t('preview')}</span><b className="amount">{formatYuan(total)}</b>
      <span className="help">{t('previewLine', { unit: formatYuan(after.unitFen), personal: formatYuan(after.personalFen), fiscal: formatYuan(after.fiscalFen) })}</span>
      <Difference fen={total - member.monthlyFen} />
    </p>
  );
}
