import { WarningOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { ruleOf } from '#libs/values/read-value';
import type { MemberRow } from '../../api/generated';
import { useServerText, useTexts, type Translate } from '../../i18n/texts';
import type { MemberPickerProps } from './member-picker-props';
import { STEPS_TEXTS } from './steps.texts';
import type { MemberBy } from './member-way';
import { KINDS, type MemberAnswer } from './use-member-search';

interface MemberListProps extends Pick<MemberPickerProps, 'refusalOf'> {
  id: string;
  by: MemberBy;
  /** Where the arrows have gone. */
  at: number;
  answer: MemberAnswer;
  onPicked(member: MemberRow): void;
}

/** Who fits the words of this moment; while that is not known, or failed, it says so and offers nobody. */
export function MemberList({ id, by, at, answer, refusalOf, onPicked }: MemberListProps) {
  const members = answer.is === 'found' ? answer.members : [];
  return (
    <div
      className="member-popup"
      // A click here leaves the focus, and with it the list, where it is.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <Said answer={answer} by={by} />
      <ul id={`${id}-list`} role="listbox" className="member-list">
        {members.map((member, index) => (
          <Option
            key={member.accountNo}
            id={`${id}-option-${String(index)}`}
            member={member}
            active={index === at}
            refusalOf={refusalOf}
            onPicked={onPicked}
          />
        ))}
      </ul>
    </div>
  );
}

const WAYS = { account: 'byAccount', name: 'byName', id: 'byId' } as const;

function Said({ answer, by }: { answer: MemberAnswer; by: MemberBy }) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  if (answer.is === 'failed')
    return (
      <p role="alert" className="field-error member-said">
        <WarningOutlined aria-hidden />
        <span>{t('memberFailed', { reason: server(answer.reason) })}</span>
      </p>
    );
  const rule = server(ruleOf(KINDS[by]));
  const words =
    answer.is === 'malformed'
      ? t('memberMalformed', { way: t(WAYS[by]), rule })
      : saidOf(answer, t);
  return (
    <p role="status" className="help member-said" hidden={words === ''}>
      {words}
    </p>
  );
}

function saidOf(answer: MemberAnswer, t: Translate<keyof (typeof STEPS_TEXTS)['entries']>): string {
  if (answer.is === 'searching') return t('memberSearching');
  if (answer.is !== 'found') return '';
  const n = answer.members.length;
  if (n === 0) return t('memberNone');
  return answer.more ? t('memberMore', { n }) : t('memberFound', { n });
}

interface OptionProps extends Pick<MemberPickerProps, 'refusalOf'> {
  id: string;
  member: MemberRow;
  active: boolean;
  onPicked(member: MemberRow): void;
}

function Option({ id, member, active, refusalOf, onPicked }: OptionProps) {
  const server = useServerText();
  const refusal = refusalOf?.(member) ?? null;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <li
      ref={element}
      id={id}
      role="option"
      aria-selected={active}
      className={active ? 'member-option on' : 'member-option'}
      onClick={() => {
        onPicked(member);
      }}
    >
      <b>{member.accountNo}</b>
      <span>{member.name}</span>
      <span className="amount">{member.idNumberMasked}</span>
      {refusal !== null && (
        <span className="member-refusal">
          <WarningOutlined aria-hidden /> {server(refusal)}
        </span>
      )}
    </li>
  );
}
