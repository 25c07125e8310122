import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useBlocker } from 'react-router';
import { create } from 'zustand';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from './confirm';
import { Dialog } from './dialog';
import { UI_TEXTS } from './ui.texts';

/** What would be lost, by the piece of the page that holds it. */
const useHeld = create<{ pieces: ReadonlySet<string> }>(() => ({ pieces: new Set() }));
/** Saving ends in a moment: whoever leaves meanwhile is not asked for nothing. */
const SAVED_WITHIN_MS = 500;

/** While something typed here is saved nowhere, every way out of the page asks first. */
export function useUnsaved(somethingUnsaved: boolean): void {
  const piece = useId();
  useEffect(() => {
    if (!somethingUnsaved) return;
    useHeld.setState(({ pieces }) => ({ pieces: new Set([...pieces, piece]) }));
    return () => {
      useHeld.setState(({ pieces }) => ({
        pieces: new Set([...pieces].filter((one) => one !== piece)),
      }));
    };
  }, [somethingUnsaved, piece]);
}

/** What was typed is given up by the reader's word. */
export function giveUpUnsaved(): void {
  useHeld.setState({ pieces: new Set() });
}

function isUnsaved(): boolean {
  return useHeld.getState().pieces.size > 0;
}

/** For ways out that are no link; true when nothing is lost, or by the reader's word. */
export function useMayLeave(): () => Promise<boolean> {
  const t = useTexts(UI_TEXTS);
  return async () => {
    if (!isUnsaved()) return true;
    const question = { title: t('leaveTitle'), text: t('leaveText'), confirmText: t('leave') };
    if (!(await confirmFinal({ ...question, danger: true }))) return false;
    giveUpUnsaved();
    return true;
  };
}

/** The one question before a page is left, closed or loaded anew: by a link, a shortcut, or the browser's own buttons. */
export function LeaveQuestion() {
  const t = useTexts(UI_TEXTS);
  const unsaved = useHeld(({ pieces }) => pieces.size > 0);
  useUnloadQuestion(unsaved);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  );
  const { state, proceed, reset } = blocker;
  const asks = useBlockedFor(state === 'blocked', SAVED_WITHIN_MS);
  useEffect(() => {
    if (state === 'blocked' && !unsaved) proceed();
  }, [state, unsaved, proceed]);
  return (
    <Dialog
      open={state === 'blocked' && asks}
      title={t('leaveTitle')}
      onClose={() => reset?.()}
      footer={
        <>
          <Button type="primary" onClick={() => reset?.()}>
            {t('stay')}
          </Button>
          <Button
            danger
            onClick={() => {
              giveUpUnsaved();
              proceed?.();
            }}
          >
            {t('leave')}
          </Button>
        </>
      }
    >
      <p>{t('leaveText')}</p>
    </Dialog>
  );
}

/** A field saves when it is left: who goes away from it has left it. */
function useBlockedFor(blocked: boolean, ms: number): boolean {
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    if (!blocked) return;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const waiting = setTimeout(() => {
      setAsks(true);
    }, ms);
    return () => {
      clearTimeout(waiting);
      setAsks(false);
    };
  }, [blocked, ms]);
  return asks;
}

function useUnloadQuestion(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [unsaved]);
}
