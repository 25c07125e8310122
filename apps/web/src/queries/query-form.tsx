import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersRead, type MemberRow } from '../api/generated';
import { MemberPicker } from '../businesses/steps/member-picker';
import { useDictionaries } from '../businesses/steps/use-dictionaries';
import { useLanguage, useTexts } from '../i18n/texts';
import { ChoiceField } from '../ui/choice-field';
import { KNOWN, type Asked, type QueryName } from './asked';
import { DaysForm, KindField } from './days-form';
import { QUERY_TEXTS } from './queries.texts';
import { QueryActs } from './query-acts';

interface QueryFormProps {
  name: QueryName;
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

/** What is asked for, by 查询. */
export function QueryForm({ name, asked, onAsk }: QueryFormProps) {
  const [wanted, setWanted] = useState(asked);
  const knows = (key: keyof Asked): boolean => KNOWN[name].includes(key);
  const field = (key: keyof Asked) => ({
    id: key,
    value: wanted[key],
    onChange: (value: string) => {
      setWanted((before) => ({ ...before, [key]: value }));
    },
  });
  return (
    <DaysForm
      wanted={wanted}
      field={field}
      onAsk={() => {
        onAsk(wanted);
      }}
      acts={<QueryActs name={name} asked={asked} />}
    >
      {knows('kind') ? <KindField {...field('kind')} /> : null}
      {knows('type') ? <Type {...field('type')} /> : null}
      {knows('accountNo') ? (
        <OneMember accountNo={wanted.accountNo} onPicked={field('accountNo').onChange} />
      ) : null}
    </DaysForm>
  );
}

interface TypeProps {
  id: string;
  value: string;
  onChange: (type: string) => void;
}

/** 业务明细类型, by the centre's code table. */
function Type(field: TypeProps) {
  const t = useTexts(QUERY_TEXTS);
  const language = useLanguage();
  const dictionaries = useDictionaries();
  const types = dictionaries.data?.['detail-type'] ?? [];
  const options = types.map(
    ({ code, label, labelEn }) => [code, language === 'en-US' ? labelEn : label] as const,
  );
  return <ChoiceField {...field} label={t('type')} options={[['', t('allKinds')], ...options]} />;
}

interface OneMemberProps {
  accountNo: string;
  onPicked: (accountNo: string) => void;
}

/** 个人账号下拉框: one of them, or nobody for all. */
function OneMember({ accountNo, onPicked }: OneMemberProps) {
  const [picked, setPicked] = useState<MemberRow | null>(null);
  const [sought, setSought] = useState(false);
  const isPicked = picked?.accountNo === accountNo;
  const named = useQuery({
    queryKey: ['members', accountNo],
    enabled: accountNo !== '' && !isPicked,
    queryFn: () => membersRead({ path: { accountNo } }),
  });
  const held = accountNo === '' ? null : isPicked ? picked : (named.data ?? null);
  return (
    <MemberPicker
      optional
      held={sought ? null : held}
      onPicked={(member) => {
        setPicked(member);
        setSought(false);
        onPicked(member.accountNo);
      }}
      onSought={setSought}
      onDropped={() => {
        onPicked('');
      }}
    />
  );
}
