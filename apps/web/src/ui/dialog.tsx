import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { useInView } from './in-view';
import { hostNotices } from './notice-host';
import { UI_TEXTS } from './ui.texts';

interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** Cannot be left by Escape or the cross, however often: it stands for as long as the page says so. */
  mustAnswer?: boolean;
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
}: DialogProps) {
  const t = useTexts(UI_TEXTS);
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const inView = useInView();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null || !inView) return;
    // Out of the document and back, a dialog stands open and is modal no more.
    if (dialog.open && !(open && dialog.matches(':modal'))) dialog.close();
    if (open && !dialog.open) dialog.showModal();
    return open ? hostNotices(dialog) : undefined;
  }, [open, inView]);
  // One that is taken off the page gives the focus back only when it was closed before.
  useLayoutEffect(() => {
    const dialog = element.current;
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={`dialog${wide ? ' wide' : ''}`}
      aria-labelledby={titleId}
      // A second Escape closes a dialog over any objection: not one that must be answered.
      {...{ closedby: mustAnswer ? 'none' : 'closerequest' }}
      onClose={() => {
        if (!open || element.current?.open === true) return;
        if (mustAnswer && inView) element.current?.showModal();
        else if (!mustAnswer) onClose();
      }}
      onCancel={(event) => {
        // Who chooses no file after all cancels the choosing; the browser says so of the field, and it comes up to here.
        if (event.target !== event.currentTarget) return;
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
          {footer === undefined || footer === false ? null : (
            <div className="dialog-foot">{footer}</div>
          )}
        </>
      ) : null}
    </dialog>
  );
}
