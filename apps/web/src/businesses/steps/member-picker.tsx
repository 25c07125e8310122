import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { membersList, membersSearch, type MemberRow } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { STEPS_TEXTS } from './steps.texts';

export type MemberBy = 'account' | 'name' | 'id';

interface MemberPickerProps {
  picked: MemberRow | null;
  onPicked(member: MemberRow | null): void;
  /** Status code the list is limited to. */
  status?: string;
  invalid?: boolean;
  inputId?: string;
}

const HINTS = { account: 'memberHintAccount', name: 'memberHintName', id: 'memberHintId' } as const;
const SEARCH_DELAY_MS = 250;
/** The whole identity number only: the server compares keyed hashes. */
const ID_NUMBER_MIN = 5;

/** Chooses one of the unit's members by account, name or identity number; the server searches. */
export function MemberPicker({
  picked,
  onPicked,
  status,
  invalid = false,
  inputId,
}: MemberPickerProps) {
  const t = useTexts(STEPS_TEXTS);
  const ownId = useId();
  const id = inputId ?? ownId;
  const [by, setBy] = useState<MemberBy>('account');
  const [typed, setTyped] = useState('');
  const look = (way: MemberBy): void => {
    setBy(way);
    setTyped('');
  };
  const { found, searching } = useFoundMembers(by, typed, status);
  const known = picked === null || found.some((one) => one.accountNo === picked.accountNo);
  const rows = known ? found : [picked, ...found];
  return (
    <div className="field member-picker">
      <div className="member-by">
        <label htmlFor={id}>
          <span className="required" aria-hidden>
            *
          </span>
          {t('member')}
        </label>
        <ByChoice name={`${id}-by`} by={by} onBy={look} />
      </div>
      <Select<string>
        id={id}
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        allowClear
        value={picked?.accountNo ?? null}
        placeholder={t(HINTS[by])}
        loading={searching}
        status={invalid ? 'error' : ''}
        aria-invalid={invalid}
        virtual={false}
        notFoundContent={searching ? t('memberSearching') : t('memberNone')}
        popupMatchSelectWidth={420}
        options={rows.map((member) => ({
          value: member.accountNo,
          label: <MemberOption member={member} />,
        }))}
        labelRender={() => (picked === null ? null : `${picked.accountNo}　${picked.name}`)}
        onChange={(accountNo: string | undefined) => {
          setTyped('');
          onPicked(rows.find((one) => one.accountNo === accountNo) ?? null);
        }}
      />
    </div>
  );
}

interface ByChoiceProps {
  name: string;
  by: MemberBy;
  onBy(by: MemberBy): void;
}

const WAYS = [
  ['account', 'byAccount'],
  ['name', 'byName'],
  ['id', 'byId'],
] as const;

function ByChoice({ name, by, onBy }: ByChoiceProps) {
  const t = useTexts(STEPS_TEXTS);
  return (
    <span role="radiogroup" aria-label={t('memberBy')} className="segments">
      {WAYS.map(([way, text]) => (
        <label key={way} className={way === by ? 'on' : ''}>
          <input
            type="radio"
            name={name}
            checked={way === by}
            onChange={() => {
              onBy(way);
            }}
          />
          {t(text)}
        </label>
      ))}
    </span>
  );
}

function MemberOption({ member }: { member: MemberRow }) {
  return (
    <span className="member-option">
      <b>{member.accountNo}</b>
      <span>{member.name}</span>
      <span className="amount">{member.idNumberMasked}</span>
    </span>
  );
}

function useFoundMembers(
  by: MemberBy,
  typed: string,
  status?: string,
): { found: MemberRow[]; searching: boolean } {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const waiting = setTimeout(() => {
      setAsked(typed.trim());
    }, SEARCH_DELAY_MS);
    return () => {
      clearTimeout(waiting);
    };
  }, [typed]);
  const ready = by !== 'id' || asked === '' || asked.length >= ID_NUMBER_MIN;
  const limits = { limit: 20, status };
  const answer = useQuery({
    queryKey: ['members', by, asked, status],
    enabled: ready,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    queryFn: ({ signal }) =>
      by === 'account' || asked === ''
        ? membersList({ query: { q: asked || undefined, ...limits }, signal })
        : // Names and identity numbers never stand in an address.
          membersSearch({ body: { q: asked, by, ...limits }, signal }),
  });
  return { found: ready ? (answer.data?.items ?? []) : [], searching: answer.isFetching };
}
