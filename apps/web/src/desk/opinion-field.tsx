import { ExclamationCircleOutlined } from '@ant-design/icons';
import type { RefObject } from 'react';
import { useTexts } from '../i18n/texts';
import { DESK_TEXTS } from './desk.texts';

export const OPINION_LENGTH_MAX = 500;

interface OpinionFieldProps {
  box: RefObject<HTMLTextAreaElement | null>;
  opinion: string;
  /** What keeps it from being sent. */
  problem: string | null;
  /** Room for several lines. */
  open: boolean;
  onOpen: () => void;
  onChange: (opinion: string) => void;
}

export function OpinionField(props: OpinionFieldProps) {
  const { box, opinion, problem, open, onOpen, onChange } = props;
  const t = useTexts(DESK_TEXTS);
  return (
    <div className="field">
      <label htmlFor="opinion">{t('opinion')}</label>
      <textarea
        id="opinion"
        ref={box}
        className="input"
        rows={open ? 3 : 1}
        onFocus={onOpen}
        value={opinion}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? 'opinion-help' : 'opinion-help opinion-error'}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {problem === null ? null : (
        <span className="field-error" id="opinion-error" role="alert">
          <ExclamationCircleOutlined aria-hidden />
          {problem}
        </span>
      )}
    </div>
  );
}
