import { useId, useState } from 'react';
import { useTexts } from '../../i18n/texts';
import { MemberBox } from './member-box';
import type { MemberPickerProps } from './member-picker-props';
import { STEPS_TEXTS } from './steps.texts';
import type { MemberBy } from './member-way';

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
          {props.optional === true ? null : (
            <span className="required" aria-hidden>
              *
            </span>
          )}
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
