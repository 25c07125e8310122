import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { UI_TEXTS } from './ui.texts';

interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** Cannot be left by Escape or the cross: the reader must answer. */
  mustAnswer?: boolean;
  /** Hides the page behind it. */
  cover?: boolean;
}

/** The browser's own modal dialog: it keeps the focus inside and gives it back. */
export function Dialog({
  open,
  title,
  onClose,
  children,
  footer,
  wide = false,
  mustAnswer = false,
  cover = false,
}: DialogProps) {
  const t = useTexts(UI_TEXTS);
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      className={`dialog${wide ? ' wide' : ''}${cover ? ' cover' : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!mustAnswer) onClose();
      }}
    >
      {open ? (
        <>
          <div className="dialog-head">
            <h2 id={titleId}>{title}</h2>
            {mustAnswer ? null : (
              <button
                type="button"
                className="icon-button"
                aria-label={t('close')}
                onClick={onClose}
              >
                <CloseOutlined aria-hidden />
              </button>
            )}
          </div>
          <div className="dialog-body">{children}</div>
          {footer === undefined ? null : <div className="dialog-foot">{footer}</div>}
        </>
      ) : null}
    </dialog>
  );
}
