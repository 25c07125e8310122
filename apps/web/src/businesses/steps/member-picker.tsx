import { useId, useState } from 'react';
import type { MemberRow } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { MemberBox } from './member-box';
import { STEPS_TEXTS } from './steps.texts';
import type { MemberBy } from './use-member-search';

export interface MemberPickerProps {
  /** Whom the page holds: nobody while he is searched for. */
  held: MemberRow | null;
  onPicked(member: MemberRow): void;
  /** A new search is begun, or given up. From its first letter on whoever was held is held no longer. */
  onSought(isSought: boolean): void;
  /** Lets go of who is held, where that is possible. */
  onDropped?: () => void;
  /** Status code the list is limited to. */
  status?: string;
  invalid?: boolean;
  inputId?: string;
}

/** Chooses one of the unit's members by account, name or identity number; the server searches. */
export function MemberPicker(props: MemberPickerProps) {
  const t = useTexts(STEPS_TEXTS);
  const ownId = useId();
  const id = props.inputId ?? ownId;
  const [by, setBy] = useState<MemberBy>('account');
  return (
    <div className="field member-picker">
      <div className="member-by">
        <label htmlFor={id}>
          <span className="required" aria-hidden>
            *
          </span>
          {t('member')}
        </label>
        <ByChoice name={`${id}-by`} by={by} onBy={setBy} />
      </div>
      <MemberBox {...props} id={id} by={by} />
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
