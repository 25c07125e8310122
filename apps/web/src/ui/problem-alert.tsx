import { CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { ApiProblem } from '../api/problem';
import { useLanguage, useServerText, useTexts } from '../i18n/texts';
import { CaseNumbers } from './case-numbers';
import { UI_TEXTS } from './ui.texts';

/** A point of the summary; `target` is the id of the field or row it speaks of. */
export interface Point {
  text: string;
  target?: string;
  onFollow?: () => void;
}

interface NoteBoxProps {
  tone: 'error' | 'warning' | 'info';
  title: string;
  points?: readonly Point[];
  children?: ReactNode;
  takeFocus?: boolean;
}

const ICONS = { error: CloseCircleFilled, warning: WarningFilled, info: InfoCircleFilled };

/** A summary on top of the page whose lines lead to what they speak of. */
export function NoteBox({ tone, title, points = [], children, takeFocus = false }: NoteBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takeFocus) box.current?.focus();
  }, [takeFocus, title]);
  const Icon = ICONS[tone];
  return (
    <div
      ref={box}
      tabIndex={-1}
      role={tone === 'error' ? 'alert' : 'note'}
      className={`note-box ${tone}`}
    >
      <Icon aria-hidden className="note-icon" />
      <div>
        <p className="note-title">
          <CaseNumbers text={title} />
        </p>
        {points.length === 0 ? null : (
          <ul className="point-list">
            {points.map((point) => (
              <li key={`${point.target ?? ''}${point.text}`}>
                <PointLink point={point} />
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </div>
  );
}

function PointLink({ point }: { point: Point }) {
  if (point.target === undefined && point.onFollow === undefined)
    return <CaseNumbers text={point.text} />;
  return (
    <a
      href={`#${point.target ?? ''}`}
      onClick={(event) => {
        event.preventDefault();
        point.onFollow?.();
        if (point.target !== undefined) document.getElementById(point.target)?.focus();
      }}
    >
      {point.text}
    </a>
  );
}

/** What the server refused: what is wrong, where, and the error number when it is the system's own fault. */
export function ProblemAlert({
  error,
  targetOf,
}: {
  error: unknown;
  targetOf?: (field: string) => string;
}) {
  const t = useTexts(UI_TEXTS);
  const server = useServerText();
  const language = useLanguage();
  if (error == null) return null;
  if (!(error instanceof ApiProblem)) return <NoteBox tone="error" title={t('crashed')} />;
  const points = error.errors.map((one) => ({
    text: language === 'en-US' ? one.detailEn : one.detail,
    ...(targetOf === undefined ? {} : { target: targetOf(one.field) }),
  }));
  return (
    <NoteBox
      tone="error"
      title={points.length > 0 ? t('toFix') : server(error.detail)}
      points={points}
      takeFocus
    >
      {error.unanswered && error.correlationId !== '' ? (
        <p className="help">{t('errorNumber', { id: error.correlationId })}</p>
      ) : null}
    </NoteBox>
  );
}
