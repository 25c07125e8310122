import { CloseOutlined } from '@ant-design/icons';
import type { MemberRow } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { onKeys } from '../../ui/keys';
import { MemberList } from './member-list';
import type { MemberPickerProps } from './member-picker-props';
import { STEPS_TEXTS } from './steps.texts';
import { useMemberBox } from './use-member-box';
import type { MemberBy } from './member-way';

const HINTS = { account: 'memberHintAccount', name: 'memberHintName', id: 'memberHintId' } as const;

type MemberBoxProps = MemberPickerProps & { id: string; by: MemberBy };

/**
 * The box of the search and the list under it. Nobody is chosen by standing first in the list, nor by lying under the
 * mouse: Enter takes whom the arrows went to, or the only one who fits.
 */
export function MemberBox(props: MemberBoxProps) {
  const { id, by, held, invalid = false, onDropped } = props;
  const t = useTexts(STEPS_TEXTS);
  const box = useMemberBox(by, props);
  const { typed, answer, open, at } = box;
  const shown = typed === '' ? held : null;
  const droppable = shown !== null && onDropped !== undefined;
  return (
    <div className="member-box" onBlur={box.leave}>
      <input
        id={id}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-required={props.optional !== true}
        aria-invalid={invalid}
        aria-describedby={`${id}-held ${id}-error`}
        aria-activedescendant={box.active(id)}
        placeholder={shown === null ? t(HINTS[by]) : ''}
        value={typed}
        onChange={(event) => {
          box.type(event.target.value);
        }}
        onClick={box.show}
        onKeyDown={onKeys(box.press)}
        onCompositionStart={() => {
          box.compose(true);
        }}
        onCompositionEnd={() => {
          box.compose(false);
        }}
      />
      <Held id={`${id}-held`} member={shown} />
      {(typed !== '' || droppable) && <Clear onClear={typed === '' ? onDropped : box.giveUp} />}
      {open && (
        <MemberList
          {...{ id, at, answer }}
          by={box.asksBy}
          refusalOf={props.refusalOf}
          onPicked={box.pick}
        />
      )}
    </div>
  );
}

function Held({ id, member }: { id: string; member: MemberRow | null }) {
  return (
    <span id={id} className="member-held">
      {member !== null && (
        <>
          <span className="amount">{member.accountNo}</span>{' '}
          <b title={member.name}>{member.name}</b>
        </>
      )}
    </span>
  );
}

function Clear({ onClear }: { onClear: (() => void) | undefined }) {
  const t = useTexts(STEPS_TEXTS);
  return (
    <button
      type="button"
      className="icon-button member-clear"
      aria-label={t('memberClear')}
      title={t('memberClear')}
      onClick={onClear}
    >
      <CloseOutlined aria-hidden />
    </button>
  );
}
